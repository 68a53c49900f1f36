//! The observer of a test graph: it records the slots that a test resolves and the refused components.

pub(crate) mod observe;
pub(crate) mod remedy;

use std::collections::BTreeSet;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::spec::entry::Entry;
use crate::spec::key::{Key, KeyMap, KeySet};
use crate::spec::lookup::Lookup;

/// The observations of a test graph, and the components that its container must not construct.
pub(crate) struct Watch {
    /// The slot of each key that is bound once. The store of a watched container does not have these slots,
    /// so the `Watch` sees every look-up. Other containers pay nothing for it.
    pub(crate) singles: KeyMap<u32>,
    /// The slots of the external components that the test does not allow.
    pub(crate) forbidden: BTreeSet<u32>,
    /// The external components that the test allows.
    pub(crate) allowed: Vec<Key>,
    /// True if the test allows all external components.
    pub(crate) allows_all: bool,
    /// All keys that the test overrides.
    pub(crate) overridden: KeySet,
    /// The traits of external components that have no mock, although the test mocks all external components.
    pub(crate) without_mock: KeySet,
    resolved: Mutex<BTreeSet<u32>>,
    /// The keys that the test has looked up, although nothing or several things may be bound to them.
    looked_up: Mutex<KeyMap<Vec<Lookup>>>,
    refused: Mutex<Vec<String>>,
    /// The texts of the errors with which the test graph itself panicked.
    raised: Mutex<Vec<String>>,
}

impl Watch {
    pub(crate) fn new(
        singles: KeyMap<u32>,
        forbidden: BTreeSet<u32>,
        allowed: Vec<Key>,
        allows_all: bool,
    ) -> Self {
        Self {
            singles,
            forbidden,
            allowed,
            allows_all,
            overridden: KeySet::default(),
            without_mock: KeySet::default(),
            resolved: Mutex::default(),
            looked_up: Mutex::default(),
            refused: Mutex::default(),
            raised: Mutex::default(),
        }
    }

    /// Records that the test resolves a slot.
    pub(crate) fn note(&self, slot: u32) {
        locked(&self.resolved).insert(slot);
    }

    /// Records that the test looks up a key.
    pub(crate) fn note_lookup(&self, key: Key, lookup: Lookup) {
        let mut looked_up = locked(&self.looked_up);
        let of_key = looked_up.entry(key).or_default();
        if !of_key.contains(&lookup) {
            of_key.push(lookup);
        }
    }

    /// Returns whether the test has looked up a key, and might have received a binding with this entry, or with none.
    pub(crate) fn has_looked_up(&self, key: Key, entry: Option<&Entry>) -> bool {
        let looked_up = locked(&self.looked_up);
        let mut of_key = looked_up.get(&key).into_iter().flatten();
        of_key.any(|lookup| lookup.may_receive(entry))
    }

    /// Returns the slots that the test has resolved.
    pub(crate) fn resolved(&self) -> BTreeSet<u32> {
        locked(&self.resolved).clone()
    }

    /// Records the text of the error that refused an external component.
    pub(crate) fn note_refusal(&self, text: String) {
        let mut refused = locked(&self.refused);
        if !refused.contains(&text) {
            refused.push(text);
        }
    }

    /// Records the text of an error with which the test graph panics.
    pub(crate) fn note_raised(&self, text: String) {
        locked(&self.raised).push(text);
    }

    /// Returns true if the test graph has panicked with this text.
    pub(crate) fn is_raised(&self, text: &String) -> bool {
        locked(&self.raised).contains(text)
    }

    /// Returns the texts of all refusals, even if the code under test handled the errors.
    pub(crate) fn refused(&self) -> Vec<String> {
        locked(&self.refused).clone()
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
