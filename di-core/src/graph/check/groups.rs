//! The unmet needs that one mistake has caused, also in several modules.

use std::collections::HashMap;
use std::hash::Hash;

use crate::graph::check::edges::UnmetNeed;
use crate::spec::key::{Key, KeyMap};

/// The unmet needs of one key in the spaces of several modules, or in one space.
#[derive(Default)]
pub(crate) struct Group {
    /// The key in each of the spaces. That of the root is the first.
    pub(crate) keys: Vec<Key>,
    pub(crate) unmet: Vec<UnmetNeed>,
}

impl Group {
    /// Returns the needs with the same cause as groups.
    ///
    /// A cause is the key that a module should bind, or the bindings that some modules have in common.
    pub(crate) fn by_cause<Cause: Eq + Hash>(
        unmet: KeyMap<Vec<UnmetNeed>>,
        cause: impl Fn(Key) -> Cause,
    ) -> impl Iterator<Item = Self> {
        let mut groups: HashMap<Cause, Self> = HashMap::new();
        for (key, unmet) in unmet {
            let group = groups.entry(cause(key)).or_default();
            group.keys.push(key);
            group.unmet.extend(unmet);
        }
        groups.into_values().map(|mut group| {
            group.keys.sort_by_key(|key| key.space().module());
            group
        })
    }

    /// Returns the key in the root, or in the first of the modules.
    pub(crate) fn first(&self) -> Key {
        self.keys[0]
    }
}
