//! The start of a test graph: the hooks of what the test reaches run, with its overrides in place.

use std::panic::Location;
use std::sync::Arc;

use crate::container::Container;
use crate::container::resolver::slot_of;
use crate::lifecycle::{start_below_roots, start_roots};
use crate::runtime::lifecycle::report::StopReport;
use crate::spec::shareable::Shareable;
use crate::testing::graph::TestGraph;
use crate::testing::graph::or_panic::{called_at, or_panic_at};

impl<M> TestGraph<M> {
    /// Starts the application: constructs its async singletons and those with hooks, runs the `start` hooks, and
    /// spawns the `run` tasks.
    ///
    /// It leaves out what only replaced parts need: if a test replaces the component that uses a pool, the pool
    /// does not connect. The hooks of a replaced component do not run. [`stop`](Self::stop) ends what runs.
    ///
    /// ```
    /// # use std::sync::Arc;
    /// # use wirework::testing::TestGraph;
    /// # use wirework::{Container, ContainerBuilder, bind};
    /// # struct Pool;
    /// # async fn connect() -> Result<Pool, &'static str> { Err("no database in a test") }
    /// struct Users(Option<Arc<Pool>>);
    ///
    /// fn app() -> ContainerBuilder {
    ///     Container::builder()
    ///         .add(bind::<Pool>().to_async(connect))
    ///         .add(bind::<Users>().to(|pool: Arc<Pool>| Users(Some(pool))))
    /// }
    ///
    /// # futures_executor::block_on(async {
    /// let mut graph = TestGraph::of(app());
    /// graph.replace::<Users>(Arc::new(Users(None)));
    /// let mut graph = graph.start().await;
    /// assert!(graph.resolve::<Users>().0.is_none());
    /// graph.stop().await;
    /// # });
    /// ```
    ///
    /// # Panics
    ///
    /// Panics if the graph cannot be built, or if a constructor or a hook fails.
    #[track_caller]
    pub fn start(mut self) -> impl Future<Output = Self> {
        let place = Location::caller();
        self.built_at(place);
        async move {
            let built = self.built_at(place);
            start_below(place, &built.container, &built.roots).await;
            self
        }
    }

    /// Resolves `T` like [`resolve_async`](Self::resolve_async), after it has started `T` and what it needs, and
    /// nothing else.
    ///
    /// # Panics
    ///
    /// Panics in the same cases as [`start`](Self::start) and [`resolve`](Self::resolve).
    #[track_caller]
    pub fn start_only<T: Shareable + ?Sized>(&mut self) -> impl Future<Output = Arc<T>> {
        let place = Location::caller();
        let container = &self.built_at(place).container;
        async move {
            let store = container.store();
            let slot = or_panic_at(place, store, slot_of::<T>(container.realm()));
            start_below(place, container, &[slot]).await;
            or_panic_at(place, store, container.resolve_async::<T>().await)
        }
    }

    /// Stops what the test has started, and closes what it has constructed, like
    /// [`Container::stop`](crate::Container::stop).
    ///
    /// # Panics
    ///
    /// Panics if the graph cannot be built.
    #[track_caller]
    pub fn stop(&mut self) -> impl Future<Output = StopReport> {
        let container = &self.built().container;
        async move { container.stop().await }
    }
}

/// Starts what is below these slots.
///
/// # Panics
///
/// Panics with the error, so that the test fails.
async fn start_below(place: &'static Location<'static>, container: &Container, slots: &[u32]) {
    let store = container.store();
    let reached = store.reached(slots, |_| true);
    let mut roots = start_roots(store);
    roots.retain(|slot| reached.contains(slot));
    store.note_slots(&roots);
    or_panic_at(place, store, store.refuse_external(&roots));
    if let Err(error) = start_below_roots(container, &roots).await {
        panic!("{}", called_at(place, &error));
    }
}
