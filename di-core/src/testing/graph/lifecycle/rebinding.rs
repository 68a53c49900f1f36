//! Overrides with an async factory.

use crate::binding::bind;
use crate::binding::factory::{AsyncFunctionOf, Awaits, Dependencies, Yields};
use crate::spec::shareable::Shareable;
use crate::testing::graph::{Rebind, TestGraph};

impl<'g, K: ?Sized + Shareable, M, N, Q: ?Sized> Rebind<'g, K, M, N, Q> {
    /// Replaces the binding with an async factory, like [`Bind::to_async`](crate::Bind::to_async). Its parameters are
    /// dependencies that the test can resolve, even if a module has the binding.
    ///
    /// The hooks of the replaced binding do not run.
    ///
    /// ```
    /// # use std::io;
    /// # use wirework::testing::TestGraph;
    /// # use wirework::{Container, ContainerBuilder, bind};
    /// # struct Pool(&'static str);
    /// # async fn connect() -> Result<Pool, &'static str> { Err("no database in a test") }
    /// # async fn connect_to_memory() -> io::Result<Pool> { Ok(Pool("memory")) }
    /// # fn app() -> ContainerBuilder {
    /// #     Container::builder().add(bind::<Pool>().to_async(connect))
    /// # }
    /// # futures_executor::block_on(async {
    /// let mut graph = TestGraph::of(app());
    /// graph.rebind::<Pool>().to_async(connect_to_memory);
    /// assert_eq!(graph.resolve_async::<Pool>().await.0, "memory");
    /// # });
    /// ```
    ///
    /// # Panics
    ///
    /// Panics if the container is already built.
    #[track_caller]
    pub fn to_async<F, Args, Shape, Kind>(self, factory: F) -> &'g mut TestGraph<M>
    where
        F: AsyncFunctionOf<Args, Kind> + Send + Sync + 'static,
        Kind: Awaits<F, Args, Output: Yields<K, Shape>> + 'static,
        Args: Dependencies + 'static,
        Shape: 'static,
    {
        self.with(bind::<K>().to_async(factory).into_provided())
    }
}
