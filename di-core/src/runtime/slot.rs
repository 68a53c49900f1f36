//! The static data of a slot: number, lifetime, edges and label.

use std::any::{Any, TypeId};
use std::sync::Arc;

use crate::spec::entry::Entry;
use crate::spec::level::Level;
use crate::spec::lifetime::Lifetime;
use crate::spec::origin::Label;
use crate::spec::request::Site;

/// The maximum number of nested constructors in a plan. Deeper slots are constructed from below, and a
/// deeper chain of transients is a problem of `build()`. `MAX_FRAMES` limits what no plan can see.
pub(crate) const MAX_DEPTH: u32 = 100;

/// Stands for a slot where there is none.
pub(crate) const NO_SLOT: u32 = u32::MAX;

/// The static data of a slot.
pub(crate) struct Header {
    pub(crate) number: u32,
    pub(crate) lifetime: Lifetime,
    /// The level of the scope that holds its value, if it is scoped to a level.
    pub(crate) level: Option<Level>,
    /// The number of its cell in a scope, if it has one.
    pub(crate) cell: u32,
    /// The number of constructors that may run inside each other to construct its value.
    pub(crate) depth: u32,
    /// The same number, if all singletons below exist.
    pub(crate) depth_in_scope: u32,
    pub(crate) label: Label,
    #[cfg(feature = "async")]
    pub(crate) awaits: Awaits,
    /// True for a trait of a component. The only edge leads to the component.
    pub(crate) is_alias: bool,
    pub(crate) edges: Box<[Edge]>,
    /// The fields or parameters that the edges belong to.
    pub(crate) sites: Box<[Site]>,
}

/// The part of a construction that awaits an async function.
#[cfg(feature = "async")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Awaits {
    Nothing,
    /// The construction of a shared value below the slot.
    Below,
    /// Its own: an async function constructs the value, or a transient for it.
    Own,
}

/// A need and the slots that satisfy it.
pub(crate) enum Edge {
    /// A field that is an `Arc`.
    Field(u32),
    /// An `Arc` inside a dependency of another type.
    Slot(u32),
    Deferred {
        slot: u32,
        holder: Holder,
    },
    Many(Arc<[Member]>),
    /// A collection of handles, each with the holder of its value.
    ManyDeferred(Arc<[(Member, Holder)]>),
    /// An optional dependency that is bound. Its edges follow, and this is their number.
    Present(usize),
    /// An optional dependency that is not bound.
    Absent,
}

/// The holder of the value that a deferred dependency resolves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holder {
    /// The `Lazy`, because the value cannot hold the `Lazy`.
    Lazy,
    /// The cell of the container or scope. The value may hold the `Lazy`.
    Cell(Cycle),
    /// The container or scope, on behalf of the `Lazy`. The value is transient and may hold the `Lazy`.
    Realm(Cycle),
}

/// The cycle by which a value may hold the `Lazy` that resolves it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cycle {
    /// The graph has the cycle, so neither end can start before the other.
    OfGraph,
    /// A scope that the value opens may close it. The value starts before the holder of the `Lazy`.
    OfOpenedScope,
}

#[cfg(feature = "async")]
impl Holder {
    /// Returns whether the consumer of the dependency starts after its value, and ends before it.
    fn is_followed(self) -> bool {
        match self {
            Self::Lazy => true,
            Self::Cell(cycle) | Self::Realm(cycle) => cycle == Cycle::OfOpenedScope,
        }
    }
}

/// A binding as part of a collection.
#[derive(Clone)]
pub(crate) struct Member {
    pub(crate) slot: u32,
    pub(crate) entry: Option<Entry>,
}

impl Member {
    /// Returns whether the member belongs to a `Vec`, or to a map whose keys have the type `entries`.
    pub(crate) fn is_in(&self, entries: Option<TypeId>) -> bool {
        entries.is_none_or(|id| self.key_type() == Some(id))
    }

    /// Returns whether it is an entry that a map lacks, because its key has another type.
    pub(crate) fn is_missing_in(&self, entries: Option<TypeId>) -> bool {
        self.entry.is_some() && !self.is_in(entries)
    }

    fn key_type(&self) -> Option<TypeId> {
        let entry = self.entry.as_ref()?;
        Some(Any::type_id(&**entry))
    }
}

/// Returns the slots of the members that belong to a collection.
#[cfg(any(feature = "async", feature = "testing"))]
pub(crate) fn slots_in(members: &[Member], entries: Option<TypeId>) -> Vec<u32> {
    let members = members.iter().filter(|member| member.is_in(entries));
    members.map(|member| member.slot).collect()
}

impl Header {
    /// Returns true if scopes hold values of the slot. The trait of a component shares the component's value.
    pub(crate) fn has_value_in_scope(&self) -> bool {
        self.lifetime == Lifetime::Scoped && !self.is_alias
    }

    /// Returns true if each scope has a cell for the slot: for its value, or to record that all values below
    /// are constructed.
    pub(crate) fn has_cell_in_scope(&self) -> bool {
        self.has_value_in_scope() || self.depth_in_scope > MAX_DEPTH
    }

    /// Returns the slots for which the constructor waits.
    pub(crate) fn waits_for(&self) -> impl Iterator<Item = u32> {
        let direct = self.edges.iter().filter(|edge| edge.is_direct());
        direct.flat_map(Edge::targets)
    }

    /// Returns the slots that a start constructs and starts before this one, and that a stop ends after it.
    ///
    /// These are also the targets of its `Lazy` and `Provider`, unless they close a cycle.
    #[cfg(feature = "async")]
    pub(crate) fn follows(&self) -> impl Iterator<Item = u32> {
        self.edges.iter().flat_map(|edge| {
            let targets: Vec<u32> = match edge {
                Edge::Deferred { slot, holder } => {
                    let is_open = holder.is_followed();
                    is_open.then_some(*slot).into_iter().collect()
                }
                Edge::ManyDeferred(members) => {
                    let open = members.iter().filter(|(_, holder)| holder.is_followed());
                    open.map(|(member, _)| member.slot).collect()
                }
                _ => edge.targets().collect(),
            };
            targets
        })
    }
}

impl Edge {
    /// Returns the slots that the edge leads to.
    pub(crate) fn targets(&self) -> impl Iterator<Item = u32> {
        let (one, many, deferred) = match self {
            Self::Field(slot) | Self::Slot(slot) | Self::Deferred { slot, .. } => {
                (Some(*slot), &[][..], &[][..])
            }
            Self::Many(members) => (None, &members[..], &[][..]),
            Self::ManyDeferred(members) => (None, &[][..], &members[..]),
            Self::Present(_) | Self::Absent => (None, &[][..], &[][..]),
        };
        let many = many.iter().map(|member| member.slot);
        let deferred = deferred.iter().map(|(member, _)| member.slot);
        one.into_iter().chain(many).chain(deferred)
    }

    /// Returns true if the constructor itself waits for the targets.
    pub(crate) fn is_direct(&self) -> bool {
        !matches!(self, Self::Deferred { .. } | Self::ManyDeferred(_))
    }
}
