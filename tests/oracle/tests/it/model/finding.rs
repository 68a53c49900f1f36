//! The problems of a wiring, as far as both containers name them.

use std::collections::BTreeSet;

use crate::model::Key;

/// A registration in the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    Binding(usize),
    Decorator(usize),
    /// An override of a test graph.
    Override(usize),
}

/// The places that a message lists, or `None` if it is long and has only the first ones.
pub(crate) type Places = Option<BTreeSet<Place>>;

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
        consumers: Places,
    },
    /// A map of these consumers would miss entries of the key.
    OtherEntries {
        key: Key,
        consumers: Places,
    },
    /// Several bindings provide the key to these consumers of one.
    Ambiguous {
        key: Key,
        consumers: Places,
        candidates: Places,
    },
    Eager(Place),
    /// The levels are declared in a circle.
    Levels,
    Dangling {
        consumer: Place,
        transient: Place,
    },
    /// The constructors wait for each other, in this order. A long message has only the first ones.
    Cycle {
        places: Vec<Place>,
        is_complete: bool,
    },
    Captive {
        holder: Place,
        captive: Place,
    },
    /// The hooks of the binding would never run.
    Hook(Place),
    /// A problem that the test cannot read.
    Unknown(String),
}

impl Finding {
    /// Returns the finding without the lists of places.
    pub(crate) fn without_places(&self) -> Self {
        let mut finding = self.clone();
        match &mut finding {
            Self::Missing { consumers, .. } | Self::OtherEntries { consumers, .. } => {
                *consumers = None;
            }
            Self::Ambiguous {
                consumers,
                candidates,
                ..
            } => {
                *consumers = None;
                *candidates = None;
            }
            _ => {}
        }
        finding
    }

    /// Returns whether a list of places has only the first ones.
    pub(crate) fn is_abridged(&self) -> bool {
        match self {
            Self::Missing { consumers, .. } | Self::OtherEntries { consumers, .. } => {
                consumers.is_none()
            }
            Self::Ambiguous {
                consumers,
                candidates,
                ..
            } => consumers.is_none() || candidates.is_none(),
            _ => false,
        }
    }
}
