//! What a component says of itself, and what of that a module answers.

mod dependency;
mod edges;
mod fields;
mod provides;

use crate::binding::injectable::Injectable;
use crate::binding::injectable::definition::{Defined, Definition, Structure, for_pointers};
use crate::binding::injectable::fields::Fields;
use crate::binding::injectable::needed::{Names, Said};
use crate::binding::injectable::traits::{And, Traits};
use crate::spec::lifetime::Lifetime;

pub use dependency::DependencyIn;
pub use edges::Targets;
pub(crate) use edges::{Edges, Way};
pub use fields::FieldsIn;
pub use provides::{
    Answers, Collects, CollectsKeyed, Concrete, Generic, ProvidedBy, Provides, ProvidesKeyed,
    Unchecked, Under, Unkeyed,
};

/// What can be a component of the module `M`: each of its fields is answered there.
///
/// `#[derive(Injectable)]` implements it: with the feature `modules` for whatever answers the fields,
/// and without it for [`Unchecked`] alone. It says in conditions what the fields ask for, so that
/// rustc points at the field, and the same as data.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be checked in a module",
    label = "not a component that a module can check",
    note = "write `#[derive(Injectable)]` on it, where the feature `modules` of `wirework` is on"
)]
pub trait WiredIn<M> {
    /// What it says of itself.
    const WIRED: Wired;
}

/// What a component says of itself, and what it asks of a module.
///
/// It has few fields, of few types: rustc makes one for each component and each of its modules.
#[derive(Clone, Copy, Debug)]
pub struct Wired {
    /// What it asks for, and what it is asked to be.
    pub(crate) edges: Edges,
    said: &'static str,
    structure: fn() -> &'static Structure,
}

/// Where nobody checks, all that a component of `Arc`s asks for is answered.
impl<C: WiredIn<Unchecked>> Defined for C {
    const DEFINITION: Definition = C::WIRED.definition();
}

impl Wired {
    pub(crate) const fn new(
        edges: &Edges,
        structure: fn() -> &'static Structure,
        said: &'static str,
    ) -> Self {
        Self {
            edges: *edges,
            said,
            structure,
        }
    }

    /// That of a component with fields of this list, whose names and place are said.
    #[must_use]
    pub const fn of<C: Injectable, M, T: Traits, F: FieldsIn<M>>(said: &'static str) -> Self {
        Self::new(&F::EDGES, Structure::of_list::<C, T, F>, said)
    }

    /// The same for a component of whose fields a module may not know what they ask for.
    #[must_use]
    pub const fn unchecked<C: Injectable, T: Traits, F: Fields>(said: &'static str) -> Self {
        Self::new(&Edges::NONE, Structure::of_list::<C, T, F>, said)
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

    /// As one that does real I/O.
    #[must_use]
    pub const fn external(mut self) -> Self {
        self.edges = self.edges.external();
        self
    }

    /// The names of the fields that ask.
    pub(crate) const fn names(&self) -> Names {
        Said(self.said).names()
    }

    /// What it says of itself.
    #[must_use]
    pub const fn definition(&self) -> Definition {
        Definition {
            structure: self.structure,
            said: self.said,
            lifetime: self.edges.lifetime(),
            external: self.edges.is_external(),
        }
    }
}

/// Without fields, nothing is spelt.
impl Wired {
    /// That of a component without injected fields that is bound to one trait.
    #[must_use]
    pub const fn bound0<C: Injectable, M, K: ?Sized + 'static>(said: &'static str) -> Self {
        Self::of0::<C, M, And<K, ()>>(said)
    }

    /// That of a component without injected fields.
    #[must_use]
    pub const fn of0<C: Injectable, M, T: Traits>(said: &'static str) -> Self {
        Self::new(&Edges::NONE, Structure::of0::<C, T>, said)
    }
}

/// The functions that the derive calls, one for each number of `Arc`s.
macro_rules! of_pointers {
    ($($of:ident $bound:ident: $($field:ident)*;)*) => {
        impl Wired {$(
            /// That of a component that is bound to one trait and whose injected fields are `Arc`s
            /// of these types, [spelt](crate::Spelt) as `P` says. rustc takes longer for a list of
            /// traits.
            #[must_use]
            pub const fn $bound<
                C: Injectable, M, P, K: ?Sized + 'static,
                $($field: ProvidedBy<M> + ?Sized + 'static),*
            >(said: &'static str) -> Self {
                Self::$of::<C, M, P, And<K, ()>, $($field),*>(said)
            }

            /// That of a component whose injected fields are `Arc`s of these types,
            /// [spelt](crate::Spelt) as `P` says.
            #[must_use]
            pub const fn $of<
                C: Injectable, M, P, T: Traits,
                $($field: ProvidedBy<M> + ?Sized + 'static),*
            >(said: &'static str) -> Self {
                let structure = Structure::$of::<C, T, $($field),*>;
                Self::new(&Edges::$of([$($field::ENTRY),*]), structure, said)
            }
        )*}
    };
}

for_pointers! { of_pointers }
