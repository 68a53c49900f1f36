//! What is asked of a test graph; what can't be had is a panic.

use std::sync::Arc;

use crate::container::container::Container;
use crate::dependency::Dependency;
use crate::spec::shareable::Shareable;
use crate::testing::graph::given::{ahead, given};
use crate::testing::graph::state::State;
use crate::testing::graph::{GraphReport, TestGraph, TestScopeBuilder};

impl<M> TestGraph<M> {
    /// What is bound to `T`, a struct or a `dyn Trait`.
    ///
    /// # Panics
    ///
    /// Where it can't be had, and the first time, where an override has no target or the wiring
    /// has another problem.
    #[track_caller]
    pub fn resolve<T: Shareable + ?Sized>(&mut self) -> Arc<T> {
        given(self.built().container.resolve::<T>())
    }

    /// Any dependency: an `Option`, a `Vec`, a tuple, ..
    ///
    /// # Panics
    ///
    /// As [`resolve`](Self::resolve).
    #[track_caller]
    pub fn get<D: Dependency>(&mut self) -> D {
        let container = &self.built().container;
        given(ahead::<D>(container.store()).and_then(|()| container.get()))
    }

    /// Starts a scope.
    ///
    /// # Panics
    ///
    /// As [`resolve`](Self::resolve).
    #[track_caller]
    pub fn scope(&mut self) -> TestScopeBuilder {
        TestScopeBuilder::of(self.built().container.scope())
    }

    /// The container itself, for code that wants one. What that code asks for counts as asked for
    /// by the test.
    ///
    /// # Panics
    ///
    /// As [`resolve`](Self::resolve).
    #[track_caller]
    #[must_use]
    pub fn container(&mut self) -> Container<M> {
        Container::with_store(Arc::clone(self.built().container.store()))
    }

    /// What of all that is bound is real, and what is not.
    ///
    /// # Panics
    ///
    /// As [`resolve`](Self::resolve).
    #[track_caller]
    pub fn report(&mut self) -> GraphReport {
        self.built();
        match &self.state {
            State::Built(built) => GraphReport::of(built, &self.overrides),
            State::Open(_) | State::Over => GraphReport::default(),
        }
    }
}
