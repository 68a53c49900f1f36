//! A scope of a test graph.

use std::fmt::{self, Debug, Formatter};
use std::sync::Arc;

use crate::binding::injectable::Injectable;
use crate::container::container::Scope;
use crate::container::scope::ScopeBuilder;
use crate::dependency::Dependency;
use crate::spec::shareable::Shareable;
use crate::testing::graph::or_panic::{check_component, check_dependency, or_panic};

/// The builder of a scope of a [`TestGraph`](super::TestGraph). It takes the seeds of the scope.
///
/// ```
/// # use wirework::testing::TestGraph;
/// # use wirework::{Container, bind};
/// # struct RequestId(u64);
/// # let app = || Container::builder().add(bind::<RequestId>().to_seed());
/// let mut graph = TestGraph::of(app());
/// let scope = graph.scope().with(RequestId(7)).open();
/// assert_eq!(scope.resolve::<RequestId>().0, 7);
/// ```
#[must_use = "a scope opens when `open` is called"]
pub struct TestScopeBuilder(ScopeBuilder);

/// A scope of a [`TestGraph`](super::TestGraph). It panics on errors.
#[derive(Clone)]
pub struct TestScope(Scope);

impl TestScopeBuilder {
    pub(crate) fn of(builder: ScopeBuilder) -> Self {
        Self(builder.of_test())
    }

    /// Adds a seed to the scope.
    pub fn with<T: Shareable>(self, seed: T) -> Self {
        Self(self.0.with(seed))
    }

    /// Adds a seed from an `Arc`, which may be a `dyn Trait`.
    pub fn with_arc<T: Shareable + ?Sized>(self, seed: Arc<T>) -> Self {
        Self(self.0.with_arc(seed))
    }

    /// Adds a seed that is declared with the qualifier `Q`.
    pub fn with_keyed<Q: ?Sized + 'static, T: Shareable>(self, seed: T) -> Self {
        Self(self.0.with_keyed::<Q, T>(seed))
    }

    /// Adds a seed from an `Arc` that is declared with the qualifier `Q`. It may be a `dyn Trait`.
    pub fn with_keyed_arc<Q: ?Sized + 'static, T: Shareable + ?Sized>(self, seed: Arc<T>) -> Self {
        Self(self.0.with_keyed_arc::<Q, T>(seed))
    }

    /// Opens the scope.
    ///
    /// # Panics
    ///
    /// Panics if a seed was not declared, or was added twice.
    #[track_caller]
    #[must_use]
    pub fn open(self) -> TestScope {
        match self.0.open() {
            Ok(scope) => TestScope(scope),
            Err(error) => panic!("{error:?}"),
        }
    }
}

impl TestScope {
    /// Resolves `T`, a struct or a `dyn Trait`.
    ///
    /// # Panics
    ///
    /// Panics if `T` can't be resolved.
    #[track_caller]
    #[must_use]
    pub fn resolve<T: Shareable + ?Sized>(&self) -> Arc<T> {
        or_panic(self.0.store(), self.0.resolve())
    }

    /// Resolves any dependency: an `Option`, a `Vec`, a tuple and others.
    ///
    /// # Panics
    ///
    /// Panics if the dependency can't be resolved.
    #[track_caller]
    #[must_use]
    pub fn get<D: Dependency>(&self) -> D {
        let store = self.0.store();
        or_panic(
            store,
            check_dependency::<D>(store).and_then(|()| self.0.get()),
        )
    }

    /// Constructs a component that is not bound, with dependencies from the scope.
    ///
    /// # Panics
    ///
    /// Panics if the component can't be constructed.
    #[track_caller]
    #[must_use]
    pub fn construct<T: Injectable>(&self) -> T {
        let store = self.0.store();
        or_panic(store, check_component::<T>(store));
        or_panic(store, self.0.construct())
    }

    /// Returns the builder of a scope inside this one.
    #[track_caller]
    pub fn scope(&self) -> TestScopeBuilder {
        TestScopeBuilder(self.0.scope())
    }

    /// Returns the builder of a scope of the level `L` inside this one.
    #[track_caller]
    pub fn scope_of<L: ?Sized + 'static>(&self) -> TestScopeBuilder {
        TestScopeBuilder(self.0.scope_of::<L>())
    }

    /// Returns the scope itself, for code that needs one.
    #[must_use]
    pub fn plain(&self) -> Scope {
        self.0.clone()
    }
}

impl Debug for TestScopeBuilder {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.debug_tuple("TestScopeBuilder").field(&self.0).finish()
    }
}

impl Debug for TestScope {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.debug_tuple("TestScope").field(&self.0).finish()
    }
}
