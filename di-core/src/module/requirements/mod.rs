//! The requirements of components on a module, and the keys that a module provides.

mod dependency;
mod edges;
mod provides;

use crate::binding::injectable::Injectable;
use crate::binding::injectable::definition::Definition;
use crate::binding::injectable::field_names::{Declaration, Names};

pub use dependency::DependencyIn;
pub use edges::Targets;
pub(crate) use edges::{EdgeKind, Edges};
pub use provides::{
    Collects, CollectsKeyed, Concrete, GenericModule, ProvidedBy, Provides, ProvidesKeyed,
    Unchecked, Under, Unkeyed,
};

/// A component that the module `M` can check.
///
/// With the feature `modules`, `#[derive(Injectable)]` implements it for every module that provides the
/// fields. It states the needs of the fields as bounds, so that rustc points at the field, and as data.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be checked in a module",
    label = "not a component that a module can check",
    note = "write `#[derive(Injectable)]` on it, where the feature `modules` of `wirework` is on"
)]
pub trait WiredIn<M> {
    /// The component and its edges to entries of the module.
    const WIRED: Wired;
}

/// A component and its edges to entries of a module.
///
/// For the choice of its fields, see `docs/compile-time.md`.
#[derive(Clone, Copy, Debug)]
pub struct Wired {
    /// The edges, and the attributes of the component.
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
            .with_missing_qualifier(definition.keyed);
        Self { edges, definition }
    }

    /// Overrides the lifetime of the struct.
    #[must_use]
    pub const fn lifetime(mut self, lifetime: crate::spec::lifetime::Lifetime) -> Self {
        self.edges = self.edges.with_lifetime(lifetime);
        self
    }

    /// Marks the entry as one that repeats the qualifier.
    #[must_use]
    pub const fn with_key(mut self) -> Self {
        self.edges = self.edges.with_missing_qualifier(false);
        self
    }

    /// Returns the names of the fields.
    pub(crate) const fn names(&self) -> Names {
        Declaration(self.definition.declaration).names()
    }

    /// Returns the static description of the component, with the lifetime of the entry.
    #[must_use]
    pub const fn definition(&self) -> Definition {
        self.definition.lifetime(self.edges.lifetime())
    }
}
