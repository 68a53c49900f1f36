//! The problems of a wiring, as far as both containers name them.

use std::collections::BTreeSet;

use crate::model::Key;

/// A registration in the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    Binding(usize),
    Decorator(usize),
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Finding {
    /// Both bindings claim the key, or an entry of it.
    Duplicate {
        key: Key,
        both: BTreeSet<Place>,
    },
    /// The decorator decorates nothing.
    NoTarget(Place),
    /// Nothing provides the key to these consumers.
    Missing {
        key: Key,
        consumers: BTreeSet<Place>,
    },
    /// A map of these consumers would miss entries of the key.
    OtherEntries {
        key: Key,
        consumers: BTreeSet<Place>,
    },
    /// Several bindings provide the key to these consumers of one.
    Ambiguous {
        key: Key,
        consumers: BTreeSet<Place>,
        candidates: BTreeSet<Place>,
    },
    Eager(Place),
    /// The levels are declared in a circle.
    Levels,
    Dangling {
        consumer: Place,
        transient: Place,
    },
    /// The constructors wait for each other, in this order.
    Cycle(Vec<Place>),
    Captive {
        holder: Place,
        captive: Place,
    },
    /// A problem that the test cannot read.
    Unknown(String),
}
