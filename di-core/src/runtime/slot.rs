//! What a slot is beside its value: its number, its lifetime, its edges, and where they were written.

use crate::spec::entry::Entry;
use crate::spec::lifetime::Lifetime;
use crate::spec::origin::Label;
use crate::spec::request::Site;

/// The most constructors that may run inside each other: more would need a stack that a thread may not
/// have.
pub(crate) const DEEPEST: u32 = 100;

/// Stands for a slot where there is none.
pub(crate) const NO_SLOT: u32 = u32::MAX;

/// What a slot is beside its value.
pub(crate) struct Header {
    pub(crate) number: u32,
    pub(crate) lifetime: Lifetime,
    /// The number of its cell in a scope, if it is scoped.
    pub(crate) cell: u32,
    /// The number of constructors that may run inside each other to construct its value.
    pub(crate) depth: u32,
    pub(crate) label: Label,
    /// Whether it is a trait of a component, which is in the slot that its only edge leads to.
    pub(crate) is_alias: bool,
    pub(crate) edges: Box<[Edge]>,
    /// The fields or parameters that the edges belong to.
    pub(crate) sites: Box<[Site]>,
}

/// A need with its answer.
pub(crate) enum Edge {
    /// An `Arc` that is a field by itself: it is put into the place of the field.
    Field(u32),
    /// An `Arc` that a dependency of another type resolves.
    Slot(u32),
    Deferred {
        slot: u32,
        /// Whether the value of the slot may hold the consumer.
        closes_cycle: bool,
    },
    Many(Box<[Member]>),
    /// What follows is optional, and all of it is bound.
    Present,
    /// What would follow is optional and not bound.
    Absent,
}

/// A binding as part of a collection.
#[derive(Clone)]
pub(crate) struct Member {
    pub(crate) slot: u32,
    pub(crate) entry: Option<Entry>,
}

impl Edge {
    /// Returns the slots that the edge leads to.
    pub(crate) fn targets(&self) -> impl Iterator<Item = u32> {
        let (one, many) = match self {
            Self::Field(slot) | Self::Slot(slot) | Self::Deferred { slot, .. } => {
                (Some(*slot), &[][..])
            }
            Self::Many(members) => (None, &members[..]),
            Self::Present | Self::Absent => (None, &[][..]),
        };
        one.into_iter().chain(many.iter().map(|member| member.slot))
    }

    /// Returns whether the constructor itself waits for the targets.
    pub(crate) fn is_direct(&self) -> bool {
        !matches!(self, Self::Deferred { .. })
    }
}
