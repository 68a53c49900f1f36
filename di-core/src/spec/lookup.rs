//! Look-ups of a key, by the bindings that they may find.

use std::any::{Any, TypeId};

use crate::spec::entry::Entry;
use crate::spec::request::Request;

/// The bindings of a key for which a caller or a constructor looks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lookup {
    /// The only binding that is no entry.
    One,
    All,
    /// The entries with keys of this type.
    Entries(TypeId),
}

impl Lookup {
    /// Returns the look-up of a request.
    pub(crate) fn of(request: &Request) -> Self {
        match request {
            Request::One | Request::Cloned | Request::Weak | Request::Deferred(_) => Self::One,
            Request::All(_) => Self::All,
            Request::Entries { id, .. } => Self::Entries(id.get()),
        }
    }

    /// Returns the look-up of a collection: of the entries with keys of a type, or of all bindings.
    pub(crate) fn of_collection(entries: Option<TypeId>) -> Self {
        entries.map_or(Self::All, Self::Entries)
    }

    /// Returns whether a binding with this entry, or with none, may be received.
    pub(crate) fn may_receive(self, entry: Option<&Entry>) -> bool {
        match self {
            Self::One => entry.is_none(),
            Self::All => true,
            Self::Entries(id) => entry.is_some_and(|entry| Any::type_id(&**entry) == id),
        }
    }
}
