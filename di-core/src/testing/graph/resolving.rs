//! Resolving from a test graph. An error is a panic.

use std::sync::Arc;

use crate::binding::injectable::Injectable;
use crate::container::container::Container;
use crate::dependency::Dependency;
use crate::spec::shareable::Shareable;
use crate::testing::graph::or_panic::{check_dependency, construct, or_panic};
use crate::testing::graph::state::State;
use crate::testing::graph::{GraphReport, TestGraph, TestScopeBuilder};

impl<M> TestGraph<M> {
    /// Resolves `T`, a struct or a `dyn Trait`.
    ///
    /// # Panics
    ///
    /// Panics if `T` can't be resolved. The first resolve builds the container, and panics if an
    /// override has no target, or if the wiring has another problem.
    #[track_caller]
    pub fn resolve<T: Shareable + ?Sized>(&mut self) -> Arc<T> {
        let container = &self.built().container;
        or_panic(container.store(), container.resolve::<T>())
    }

    /// Resolves any dependency: an `Option`, a `Vec`, a tuple and others.
    ///
    /// # Panics
    ///
    /// Panics in the same cases as [`resolve`](Self::resolve).
    #[track_caller]
    pub fn get<D: Dependency>(&mut self) -> D {
        let container = &self.built().container;
        let store = container.store();
        or_panic(
            store,
            check_dependency::<D>(store).and_then(|()| container.get()),
        )
    }

    /// Constructs a component that is not bound, with dependencies from the graph.
    ///
    /// # Panics
    ///
    /// Panics in the same cases as [`resolve`](Self::resolve).
    #[track_caller]
    pub fn construct<T: Injectable>(&mut self) -> T {
        construct(&self.built().container)
    }

    /// Returns the builder of a scope.
    ///
    /// # Panics
    ///
    /// Panics in the same cases as [`resolve`](Self::resolve).
    #[track_caller]
    pub fn scope(&mut self) -> TestScopeBuilder {
        TestScopeBuilder::of(self.built().container.scope())
    }

    /// Returns the builder of a scope of the level `L`.
    ///
    /// # Panics
    ///
    /// Panics in the same cases as [`resolve`](Self::resolve).
    #[track_caller]
    pub fn scope_of<L: ?Sized + 'static>(&mut self) -> TestScopeBuilder {
        TestScopeBuilder::of(self.built().container.scope_of::<L>())
    }

    /// Returns the container itself, for code that needs one. Anything that this code resolves
    /// counts as resolved by the test.
    ///
    /// # Panics
    ///
    /// Panics in the same cases as [`resolve`](Self::resolve).
    #[track_caller]
    #[must_use]
    pub fn container(&mut self) -> Container<M> {
        Container::with_store(Arc::clone(self.built().container.store()))
    }

    /// Returns a report of the bindings that are real, and of those that are overridden.
    ///
    /// # Panics
    ///
    /// Panics in the same cases as [`resolve`](Self::resolve).
    #[track_caller]
    pub fn report(&mut self) -> GraphReport {
        self.built();
        match &self.state {
            State::Built(built) => GraphReport::of(built, &self.overrides),
            State::Open(_) | State::Over => GraphReport::default(),
        }
    }
}
