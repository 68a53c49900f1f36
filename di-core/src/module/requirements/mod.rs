//! What a component needs of a module, and what a module provides.

mod dependency;
mod edges;
mod provides;

use crate::binding::injectable::Injectable;
use crate::binding::injectable::definition::Definition;
use crate::binding::injectable::field_names::{Declaration, Names};

pub use dependency::DependencyIn;
pub use edges::Targets;
pub(crate) use edges::{Edges, Way};
pub use provides::{
    Collects, CollectsKeyed, Concrete, GenericModule, ProvidedBy, Provides, ProvidesKeyed,
    Unchecked, Under, Unkeyed,
};

/// A component that the module `M` can check.
///
/// `#[derive(Injectable)]` implements it with the feature `modules`, for every module that answers the
/// fields. It states what the fields need as conditions, so that rustc points at the field, and as data.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be checked in a module",
    label = "not a component that a module can check",
    note = "write `#[derive(Injectable)]` on it, where the feature `modules` of `wirework` is on"
)]
pub trait WiredIn<M> {
    /// What it needs of the module.
    const WIRED: Wired;
}

/// A component, and what it needs of a module.
///
/// It has few fields, of few types: rustc makes one for each component and each of its modules.
#[derive(Clone, Copy, Debug)]
pub struct Wired {
    /// What it needs, and what it is.
    pub(crate) edges: Edges,
    definition: Definition,
}

impl Wired {
    /// Returns a component whose fields have these targets.
    #[must_use]
    pub const fn of<C: Injectable>(targets: &[Targets]) -> Self {
        Self::new(C::DEFINITION, Edges::each(targets))
    }

    pub(crate) const fn new(definition: Definition, edges: Edges) -> Self {
        let edges = edges
            .with_lifetime(definition.lifetime)
            .lacking_key(definition.keyed);
        Self { edges, definition }
    }

    /// Sets another lifetime than that of the struct.
    #[must_use]
    pub const fn lifetime(mut self, lifetime: crate::spec::lifetime::Lifetime) -> Self {
        self.edges = self.edges.with_lifetime(lifetime);
        self
    }

    /// Notes that the entry has a qualifier.
    #[must_use]
    pub const fn with_key(mut self) -> Self {
        self.edges = self.edges.lacking_key(false);
        self
    }

    /// Returns the names of the fields.
    pub(crate) const fn names(&self) -> Names {
        Declaration(self.definition.declaration).names()
    }

    /// Returns what `build()` knows of the component, with the lifetime of the entry.
    #[must_use]
    pub const fn definition(&self) -> Definition {
        self.definition.lifetime(self.edges.lifetime())
    }
}
