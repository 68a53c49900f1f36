//! The overrides of a test graph.

use crate::model::{Entry, Key, MAKERS, Wiring};

/// A statement of a test, which changes bindings of a key.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Override {
    pub(crate) change: Change,
    /// The key. Outside of all modules, it is the one that the test would resolve, or that of the only module which
    /// binds it.
    pub(crate) key: Key,
    pub(crate) which: Which,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    /// One double takes the place of the bindings.
    Replace,
    /// A factory with dependencies takes the place of the bindings.
    Rebind,
    /// A function wraps the value of each binding.
    Wrap,
    Remove,
}

/// The bindings of the key that an override changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Which {
    /// Those that are no entries.
    Plain,
    Entry(Entry),
    /// Of those that are no entries, the one at this position.
    Nth(usize),
    /// Of those that are no entries, the ones of this component.
    Of(usize),
}

impl Override {
    /// Returns whether both change the same bindings, so that the later one counts.
    pub(crate) fn has_target_of(&self, other: &Self) -> bool {
        (self.key, self.which) == (other.key, other.which)
    }
}

/// Returns the number of the doubles and wrappers of an override, as makers.
pub(crate) fn override_maker(number: usize) -> usize {
    MAKERS + number
}

impl Wiring {
    /// Returns the overrides that count, with their numbers, in the order in which a graph applies them. Removals are the
    /// last ones, because positions count the members before any removal.
    pub(crate) fn overrides_in_order(&self) -> Vec<(usize, Override)> {
        let mut counting: Vec<(usize, Override)> = Vec::new();
        for (number, over) in self.overrides.iter().enumerate() {
            let mut earlier = counting.iter_mut();
            match earlier.find(|(_, it)| it.has_target_of(over)) {
                Some(same) => *same = (number, *over),
                None => counting.push((number, *over)),
            }
        }
        counting.sort_by_key(|(_, over)| match (over.change, over.which) {
            (Change::Remove, Which::Nth(position)) => (1, usize::MAX - position),
            (Change::Remove, _) => (2, 0),
            _ => (0, 0),
        });
        counting
    }
}
