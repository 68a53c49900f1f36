//! A scope of a test graph.

use std::fmt::{self, Debug, Formatter};
use std::sync::Arc;

use crate::binding::injectable::Injectable;
use crate::container::scope::{Scope, ScopeBuilder};
use crate::dependency::Dependency;
use crate::spec::shareable::Shareable;
use crate::testing::graph::given::{ahead, ahead_of, given};

/// A scope of a [`TestGraph`](super::TestGraph) that is being opened, maybe with seeds.
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

/// A scope of a [`TestGraph`](super::TestGraph): what can't be had from it is a panic.
#[derive(Clone)]
pub struct TestScope(Scope);

impl TestScopeBuilder {
    pub(crate) fn of(builder: ScopeBuilder) -> Self {
        Self(builder)
    }

    /// Gives the scope a seed.
    pub fn with<T: Shareable>(self, seed: T) -> Self {
        Self(self.0.with(seed))
    }

    /// Gives the scope a seed that is shared already, which may be a `dyn Trait`.
    pub fn with_arc<T: Shareable + ?Sized>(self, seed: Arc<T>) -> Self {
        Self(self.0.with_arc(seed))
    }

    /// Gives the scope a seed that is declared under the qualifier `Q`.
    pub fn with_keyed<Q: ?Sized + 'static, T: Shareable>(self, seed: T) -> Self {
        Self(self.0.with_keyed::<Q, T>(seed))
    }

    /// Opens the scope.
    ///
    /// # Panics
    ///
    /// Where a seed was given that is not declared as one, or twice.
    #[track_caller]
    #[must_use]
    pub fn open(self) -> TestScope {
        TestScope(given(self.0.open()))
    }
}

impl TestScope {
    /// What is bound to `T`, a struct or a `dyn Trait`.
    ///
    /// # Panics
    ///
    /// Where it can't be had.
    #[track_caller]
    #[must_use]
    pub fn resolve<T: Shareable + ?Sized>(&self) -> Arc<T> {
        given(self.0.resolve())
    }

    /// Any dependency: an `Option`, a `Vec`, a tuple, ..
    ///
    /// # Panics
    ///
    /// Where it can't be had.
    #[track_caller]
    #[must_use]
    pub fn get<D: Dependency>(&self) -> D {
        given(ahead::<D>(self.0.store()).and_then(|()| self.0.get()))
    }

    /// Makes a component that is not bound, out of what is.
    ///
    /// # Panics
    ///
    /// Where it can't be made.
    #[track_caller]
    #[must_use]
    pub fn construct<T: Injectable>(&self) -> T {
        given(ahead_of::<T>(self.0.store()));
        given(self.0.construct())
    }

    /// Starts a scope inside this one.
    #[track_caller]
    pub fn scope(&self) -> TestScopeBuilder {
        TestScopeBuilder(self.0.scope())
    }

    /// The scope itself, for code that wants one.
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
