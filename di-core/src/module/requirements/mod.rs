//! The requirements of components on a module, and the keys that a module provides.

mod dependency;
mod edges;
mod pointers;
mod probe;
mod provides;

use crate::binding::injectable::field_names::{Declaration, Names};
use crate::spec::lifetime::Lifetime;

pub use dependency::DependencyIn;
pub use edges::Targets;
pub(crate) use edges::{EdgeKind, Edges};
pub use probe::{DependencyProbe, IfDependency, NotDependency, OrUnknown};
pub use provides::{
    CollectedWithoutKey, Collects, CollectsKeyed, Concrete, GenericModule, ProvidedBy,
    ProvidedWithoutKey, Provides, ProvidesKeyed, Unchecked, Under, Unkeyed,
};

/// A component that the module `M` can check.
///
/// With the feature `modules`, `#[derive(Injectable)]` implements it for every module that provides the
/// fields. It states the needs of the fields as bounds, so that rustc points at the field, and as data.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be checked in a module",
    label = "not a component that a module can check",
    note = "derive `Injectable` with the feature `modules` of `wirework` enabled; with `#[inject(arg)]` fields, list the factory: `OrderFactory` for an `Order`; or list a module in `imports(..)`"
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
    /// The names of the fields and the source line of the struct. [`Declaration`] parses it.
    declaration: &'static str,
}

impl Wired {
    /// Returns a component whose fields have these targets.
    #[must_use]
    pub const fn of(declaration: &'static str, targets: &[Targets]) -> Self {
        Self::new(declaration, &Edges::each(targets))
    }

    pub(crate) const fn new(declaration: &'static str, edges: &Edges) -> Self {
        Self {
            edges: *edges,
            declaration,
        }
    }

    /// Sets the lifetime: that of the struct, or the one with which the entry overrides it.
    #[must_use]
    pub const fn lifetime(mut self, lifetime: Lifetime) -> Self {
        self.edges = self.edges.with_lifetime(lifetime);
        self
    }

    /// Marks the struct as one with a qualifier, which the entry has to repeat.
    #[must_use]
    pub const fn keyed(mut self) -> Self {
        self.edges = self.edges.with_missing_qualifier(true);
        self
    }

    /// Marks the component as one whose constructor function has parameters that rustc does not check.
    #[must_use]
    pub const fn with_unknown_needs(mut self) -> Self {
        self.edges = self.edges.with_unknown_needs();
        self
    }

    /// Marks the entry as one that repeats the qualifier.
    #[must_use]
    pub const fn with_key(mut self) -> Self {
        self.edges = self.edges.with_missing_qualifier(false);
        self
    }

    /// Marks the entry as one that lists no traits. The struct is bound to these.
    #[must_use]
    pub const fn listed_alone(mut self, bound_to: &str) -> Self {
        if !bound_to.is_empty() {
            self.edges = self.edges.with_missing_traits();
        }
        self
    }

    /// Returns the names of the fields.
    pub(crate) const fn names(&self) -> Names {
        Declaration(self.declaration).names()
    }
}
