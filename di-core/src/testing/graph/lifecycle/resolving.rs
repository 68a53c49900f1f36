//! Resolving from a test graph what async functions construct.

use std::panic::Location;
use std::sync::Arc;

use crate::runtime::lifecycle::report::StopReport;
use crate::spec::lifecycle::Outcome;
use crate::spec::shareable::Shareable;
use crate::testing::graph::TestGraph;
use crate::testing::graph::or_panic::or_panic_at;
use crate::testing::graph::scope::TestScope;

impl<M> TestGraph<M> {
    /// Resolves `T`, a struct or a `dyn Trait`, and runs the async constructors that it needs.
    ///
    /// It runs no other constructors: a test starts only what it reaches, with its overrides in place.
    ///
    /// ```
    /// # use std::sync::Arc;
    /// # use wirework::testing::TestGraph;
    /// # use wirework::{Container, ContainerBuilder, bind};
    /// # struct Pool(u16);
    /// # struct Users(Arc<Pool>);
    /// fn app() -> ContainerBuilder {
    ///     Container::builder()
    ///         .add(bind::<u16>().to_value(5432))
    ///         .add(bind::<Pool>().to_async(async |port: Arc<u16>| Pool(*port)))
    ///         .add(bind::<Users>().to(Users))
    /// }
    ///
    /// # futures_executor::block_on(async {
    /// let mut graph = TestGraph::of(app());
    /// graph.replace::<u16>(Arc::new(0));
    /// let users = graph.resolve_async::<Users>().await;
    /// assert_eq!(users.0.0, 0);
    /// # });
    /// ```
    ///
    /// # Panics
    ///
    /// Panics in the same cases as [`resolve`](Self::resolve).
    #[track_caller]
    pub fn resolve_async<T: Shareable + ?Sized>(&mut self) -> impl Future<Output = Arc<T>> {
        let place = Location::caller();
        let container = &self.built_at(place).container;
        async move {
            let resolved = container.resolve_async::<T>().await;
            or_panic_at(place, container.store(), resolved)
        }
    }
}

impl TestScope {
    /// Resolves `T`, a struct or a `dyn Trait`, and runs the async constructors that it needs.
    ///
    /// # Panics
    ///
    /// Panics if `T` can't be resolved.
    #[track_caller]
    pub fn resolve_async<T: Shareable + ?Sized>(&self) -> impl Future<Output = Arc<T>> {
        let place = Location::caller();
        async move {
            let resolved = self.plain().resolve_async::<T>().await;
            or_panic_at(place, self.plain().store(), resolved)
        }
    }

    /// Runs the `stop` hooks of the scope, which learn the outcome, like [`Scope::close`](crate::Scope::close).
    pub async fn close(&self, outcome: Outcome) -> StopReport {
        self.plain().close(outcome).await
    }
}
