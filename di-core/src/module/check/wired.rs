//! What a component asks of a module.

use super::edges::Edges;
use super::fields::FieldsIn;
use super::provides::ProvidedBy;
use crate::binding::{Listed, listed};
use crate::injectable::Injectable;
use crate::lifetime::Lifetime;
use crate::needed::Names;

/// What can be a component of a module: each of its fields is answered there.
///
/// `#[derive(Injectable)]` implements it, with the feature `modules`. It says in conditions what the
/// fields ask for, so that rustc points at the field, and the same as data.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be checked in a module",
    label = "not a component that a module can check",
    note = "write `#[derive(Injectable)]` on it, where the feature `modules` of `wirework` is on"
)]
pub trait WiredIn<M> {
    /// What it says of itself.
    const WIRED: Wired;
}

/// What a component says of itself in a module.
#[derive(Clone, Copy, Debug)]
pub struct Wired {
    /// What it asks for, with its lifetime.
    pub(crate) edges: Edges,
    /// The names of the fields that ask.
    pub(super) names: Names,
    pub(crate) listed: fn() -> Listed,
}

impl Wired {
    const fn new<C: Injectable>(edges: &Edges, names: &'static str) -> Self {
        Self {
            edges: *edges,
            names: Names(names),
            listed: listed::<C>,
        }
    }

    /// That of the component `C` with fields of this list and of these names.
    #[must_use]
    pub const fn of<C: Injectable, M, F: FieldsIn<M>>(names: &'static str) -> Self {
        Self::new::<C>(&F::EDGES, names)
    }

    /// That of the component `C`, which has no injected fields.
    #[must_use]
    pub const fn of0<C: Injectable, M>(names: &'static str) -> Self {
        Self::new::<C>(&Edges::NONE, names)
    }

    /// With another lifetime than that of a singleton, or of the struct.
    #[must_use]
    pub const fn lifetime(mut self, lifetime: Lifetime) -> Self {
        self.edges = self.edges.with_lifetime(lifetime);
        self
    }

    /// With a qualifier at the struct.
    #[must_use]
    pub const fn keyed(mut self) -> Self {
        self.edges = self.edges.lacking_key(true);
        self
    }

    /// With a qualifier at the entry.
    #[must_use]
    pub const fn with_key(mut self) -> Self {
        self.edges = self.edges.lacking_key(false);
        self
    }
}

/// The functions that the derive calls, one for each number of `Arc`s.
macro_rules! of_pointers {
    ($($of:ident: $($field:ident)*;)*) => {
        impl Wired {$(
            /// That of the component `C`, whose injected fields are `Arc`s of these types.
            #[must_use]
            pub const fn $of<C: Injectable, M, $($field: ProvidedBy<M> + ?Sized),*>(
                names: &'static str,
            ) -> Self {
                Self::new::<C>(&Edges::$of([$($field::ENTRY),*]), names)
            }
        )*}
    };
}

of_pointers! {
    of1: A1;
    of2: A1 A2;
    of3: A1 A2 A3;
    of4: A1 A2 A3 A4;
    of5: A1 A2 A3 A4 A5;
    of6: A1 A2 A3 A4 A5 A6;
    of7: A1 A2 A3 A4 A5 A6 A7;
    of8: A1 A2 A3 A4 A5 A6 A7 A8;
}
