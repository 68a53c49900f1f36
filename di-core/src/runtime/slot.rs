//! Slots without their types: number, edges, where they were written, and what they hold.

use std::any::Any;
use std::fmt::Debug;
use std::sync::Arc;

use crate::runtime::sync::Cell;
use crate::spec::lifetime::Lifetime;
use crate::spec::origin::Label;
use crate::spec::request::Site;

/// How many constructors may run inside each other: more would need a stack that a thread may
/// not have.
pub(crate) const DEEPEST: u32 = 100;

/// An `Arc<T>` whose type only its maker knows, or a component that is bound to traits in
/// the place of one.
pub(crate) type Kept = Box<dyn Any + Send + Sync>;

/// A factory or a decorator without its type; `()` where none is needed.
pub(crate) type Function = dyn Any + Send + Sync;

/// One binding: where its values come from, and the cell that holds a singleton.
pub(crate) struct Slot {
    pub(crate) header: Header,
    pub(crate) cell: Cell<Kept>,
}

/// What a slot is beside its value.
pub(crate) struct Header {
    pub(crate) number: u32,
    pub(crate) lifetime: Lifetime,
    /// The number of its cell in a scope, where it is scoped.
    pub(crate) cell: u32,
    /// How many constructors may run inside each other to make it.
    pub(crate) depth: u32,
    pub(crate) label: Label,
    /// A trait of a component: it only hands on what the component's own slot makes.
    pub(crate) is_alias: bool,
    pub(crate) edges: Box<[Edge]>,
    /// Where in the constructor each edge stands.
    pub(crate) sites: Box<[Site]>,
}

/// A need with its answer.
pub(crate) enum Edge {
    Slot(u32),
    Deferred {
        slot: u32,
        /// Whether what the slot makes may hold who asks for it.
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

/// The key of a map's entry.
pub(crate) type Entry = Arc<dyn EntryKey>;

pub(crate) trait EntryKey: Any + Debug + Send + Sync {
    fn is_same(&self, other: &dyn EntryKey) -> bool;

    fn type_name(&self) -> &'static str;
}

impl<K: Any + Debug + Eq + Send + Sync> EntryKey for K {
    fn is_same(&self, other: &dyn EntryKey) -> bool {
        (other as &dyn Any).downcast_ref() == Some(self)
    }

    fn type_name(&self) -> &'static str {
        std::any::type_name::<K>()
    }
}

/// Whether two bindings of a key are the same entry, or both none.
pub(crate) fn same_entry(one: Option<&Entry>, other: Option<&Entry>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => EntryKey::is_same(&**one, &**other),
        (None, None) => true,
        _ => false,
    }
}

impl Edge {
    /// The slots that the edge leads to.
    pub(crate) fn targets(&self) -> impl Iterator<Item = u32> {
        let (one, many) = match self {
            Self::Slot(slot) | Self::Deferred { slot, .. } => (Some(*slot), &[][..]),
            Self::Many(members) => (None, &members[..]),
            Self::Present | Self::Absent => (None, &[][..]),
        };
        one.into_iter().chain(many.iter().map(|member| member.slot))
    }

    /// Whether the constructor itself waits for what the edge leads to.
    pub(crate) fn is_direct(&self) -> bool {
        !matches!(self, Self::Deferred { .. })
    }
}
