//! What a test graph wants to know of its container: what is asked of it, and what it refuses.

pub(crate) mod observe;

use std::collections::BTreeSet;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::spec::key::{Key, KeyMap};

/// What a test graph wants to know of its container, and what it forbids it to make.
pub(crate) struct Watch {
    /// The slot of each key that is bound once. They are here and not in the store, so that each
    /// look-up of a watched container comes by, and one of any other is as fast as ever.
    pub(crate) singles: KeyMap<u32>,
    /// The slots of external components that the test does not allow.
    pub(crate) forbidden: BTreeSet<u32>,
    /// The external components that it allows.
    pub(crate) allowed: Vec<Key>,
    asked: Mutex<BTreeSet<u32>>,
    refused: Mutex<Vec<String>>,
}

impl Watch {
    pub(crate) fn new(singles: KeyMap<u32>, forbidden: BTreeSet<u32>, allowed: Vec<Key>) -> Self {
        Self {
            singles,
            forbidden,
            allowed,
            asked: Mutex::default(),
            refused: Mutex::default(),
        }
    }

    /// Notes that somebody from outside asked for a slot.
    pub(crate) fn note(&self, slot: u32) {
        locked(&self.asked).insert(slot);
    }

    /// The slots that were asked for from outside.
    pub(crate) fn asked(&self) -> BTreeSet<u32> {
        locked(&self.asked).clone()
    }

    /// Notes that an external component was refused, with what was said.
    pub(crate) fn note_refusal(&self, text: String) {
        let mut refused = locked(&self.refused);
        if !refused.contains(&text) {
            refused.push(text);
        }
    }

    /// What was said of external components, however it was dealt with.
    pub(crate) fn refused(&self) -> Vec<String> {
        locked(&self.refused).clone()
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
