//! The start of a container: singletons are constructed and started before it is used.

use std::ops::ControlFlow;
use std::sync::Arc;

use crate::container::build::build_store;
use crate::container::{Container, ContainerBuilder};
use crate::error::{ResolveError, ResolveErrorKind};
use crate::graph::draft::draft;
use crate::graph::plan::plan;
use crate::lifecycle::hooks;
use crate::lifecycle::plan::{Constructions, construct_one};
use crate::lifecycle::start_error::{Reason, StartError, StepError};
use crate::module::Module;
use crate::module::check::Standalone;
use crate::runtime::lifecycle::budget::{Budget, Work};
use crate::runtime::lifecycle::race::Ended;
use crate::runtime::lifecycle::schedule::Schedule;
use crate::runtime::lifecycle::state::Stage;
use crate::runtime::model::{Realm, Store};
use crate::runtime::slot::Awaits;
use crate::spec::lifecycle::Phase;
use crate::spec::lifetime::Lifetime;

/// The store of a container that starts. It is stopped if the start is dropped.
struct Unfinished(Option<Arc<Store>>);

impl ContainerBuilder {
    /// Checks the graph like [`build`](Self::build), constructs each singleton that an async function
    /// constructs, that has a hook, or that is [`eager`](crate::FactoryBinding::eager), and runs the `start`
    /// hooks.
    ///
    /// Constructors that do not depend on each other run at the same time, in the task that polls the future.
    /// Then the `start` hooks run, dependencies before dependants, independent ones at the same time. At last,
    /// the `run` tasks are spawned. A started container resolves its singletons without awaiting them.
    ///
    /// If a constructor or a hook fails, panics or exceeds its [limit](crate::Limits), those in progress are
    /// cancelled. Then all that was constructed is closed by its `stop` hook, dependants before dependencies. The
    /// same happens if the future is dropped, if there is a [`Runtime`](crate::Runtime) that can run the hooks.
    /// At the end, all values are dropped in reverse order of construction. A later start begins anew.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use wirework::{Container, bind};
    ///
    /// struct Pool;
    ///
    /// # futures_executor::block_on(async {
    /// let container = Container::builder()
    ///     .add(bind::<Pool>().to_async(async || Pool).on_stop(async |_pool: Arc<Pool>| ()))
    ///     .start()
    ///     .await?;
    /// let pool = container.resolve::<Pool>()?;
    /// container.stop().await.into_result()?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// # }).unwrap();
    /// ```
    ///
    /// # Errors
    ///
    /// Returns a [`StartError`] with the [`BuildError`](crate::BuildError), or with the constructor or hook that
    /// failed first and what was rolled back. Another reason is a `run` hook or a time limit without a runtime.
    pub async fn start(self) -> Result<Container, StartError> {
        let store = plan(draft(self.started().collected()))?;
        start(store).await
    }
}

impl Container {
    /// Starts a container of a module, like [`from_module`](Container::from_module).
    ///
    /// ```
    /// use wirework::{Container, Module};
    ///
    /// async fn port() -> u16 {
    ///     80
    /// }
    ///
    /// #[derive(Module)]
    /// #[module(factories(async port -> u16), exports(u16))]
    /// struct App;
    ///
    /// # futures_executor::block_on(async {
    /// let container = Container::start(App).await?;
    /// assert_eq!(*container.resolve::<u16>()?, 80);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// # }).unwrap();
    /// ```
    ///
    /// A module with async factories does not compile with `from_module`:
    ///
    /// ```compile_fail,E0277
    /// # use wirework::{Container, Module};
    /// async fn port() -> u16 {
    ///     80
    /// }
    ///
    /// #[derive(Module)]
    /// #[module(factories(async port -> u16), exports(u16))]
    /// struct App;
    ///
    /// let container = Container::from_module(App);
    /// ```
    ///
    /// # Errors
    ///
    /// Returns the errors of [`ContainerBuilder::start`](crate::ContainerBuilder::start).
    #[track_caller]
    pub fn start<M: Module + Standalone>(
        module: M,
    ) -> impl Future<Output = Result<Container<M>, StartError>> + Send {
        Self::start_with(module, |builder| builder)
    }

    /// Starts a container of a module, and lets a function change the builder first, like
    /// [`from_module_with`](Container::from_module_with).
    ///
    /// # Errors
    ///
    /// Returns the errors of [`ContainerBuilder::start`](crate::ContainerBuilder::start), and those that the
    /// changes cause.
    #[track_caller]
    pub fn start_with<M: Module + Standalone>(
        module: M,
        configure: impl FnOnce(ContainerBuilder) -> ContainerBuilder,
    ) -> impl Future<Output = Result<Container<M>, StartError>> + Send {
        let builder = configure(ContainerBuilder::default().install(module));
        let store = build_store(builder.started());
        async { start(store?).await }
    }
}

/// Starts the container of a store, or rolls back.
async fn start<M>(store: Store) -> Result<Container<M>, StartError> {
    let container = Container::of(store);
    let unfinished = Unfinished(Some(Arc::clone(container.store())));
    let roots = start_roots(container.store());
    let started = start_below_roots(&container, &roots).await;
    unfinished.finish();
    started.map(|()| container)
}

/// Constructs these slots and what is below them, and starts all of it, or rolls it back.
pub(crate) async fn start_below_roots<M>(
    container: &Container<M>,
    roots: &[u32],
) -> Result<(), StartError> {
    let lifecycle = &container.store().lifecycle;
    hooks::require_runtime(container.store())?;
    let began = lifecycle.settings.now();
    lifecycle.enter(Stage::Starting);
    let reason = match construct_and_start(container.realm(), roots).await {
        Ok(started) => {
            // The container is ready before its tasks run: one of them may answer whether it is.
            lifecycle.enter(Stage::Started);
            hooks::run(container.store(), &started);
            return Ok(());
        }
        Err(reason) => reason,
    };
    let elapsed = lifecycle.settings.now().saturating_duration_since(began);
    let rolled_back = container.stop().await;
    Err(StartError::rolled_back(reason, elapsed, rolled_back))
}

/// Returns the places of the values that have started, in the list of slots with hooks.
async fn construct_and_start(realm: Realm<'_>, roots: &[u32]) -> Result<Vec<usize>, Reason> {
    let lifecycle = &realm.store.lifecycle;
    let mut budget = Budget::begin(&lifecycle.settings, &lifecycle.recorder, Phase::Construct);
    construct(realm, roots, &budget).await?;
    budget.enter(Phase::Start);
    hooks::start(realm.store, &budget).await
}

/// Constructs the singletons of a container that is starting.
async fn construct(realm: Realm<'_>, roots: &[u32], budget: &Budget<'_>) -> Result<(), Reason> {
    let own = roots.iter().copied().collect();
    let Constructions { slots, below } = Constructions::below(realm, roots, &own);
    let order = Schedule::upwards(below.iter().map(Vec::as_slice));
    let begin = |at: usize| construct_step(realm, roots, budget, slots[at]);
    let done = |at: usize, ended| match constructed(realm.store, slots[at], ended) {
        Ok(()) => ControlFlow::Continue(()),
        Err(reason) => ControlFlow::Break(reason),
    };
    let most = realm.store.lifecycle.settings.most_at_once;
    match order.run(most, begin, done).await {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(reason) => Err(reason),
    }
}

/// Returns the reason why a construction did not succeed.
fn constructed(
    store: &Store,
    number: u32,
    ended: Ended<Result<(), ResolveError>>,
) -> Result<(), Reason> {
    match ended {
        Ended::InTime(Ok(())) => Ok(()),
        // The line of the cycle has the path.
        Ended::InTime(Err(error)) if error.kind() == ResolveErrorKind::Cycle => {
            Err(Reason::Construct(error))
        }
        Ended::InTime(Err(error)) => {
            let above = store.consumers_above(number);
            Err(Reason::Construct(store.with_consumers(error, above)))
        }
        Ended::Cancelled(cause) | Ended::NotBegun(cause) => {
            let failed = StepError::new(store, number, Phase::Construct, cause);
            Err(Reason::Step(failed))
        }
    }
}

/// Constructs the value of a slot as a step of the start.
async fn construct_step(
    realm: Realm<'_>,
    roots: &[u32],
    budget: &Budget<'_>,
    number: u32,
) -> Ended<Result<(), ResolveError>> {
    match realm.slot(number) {
        // The trait of a component is no step of its own: it only forwards to the component.
        Ok(slot) if slot.header.is_alias => {
            Ended::InTime(construct_one(realm, roots, number).await)
        }
        Ok(slot) => {
            let work = Work::of(&slot.header, Phase::Construct, None);
            budget.run(work, construct_one(realm, roots, number)).await
        }
        Err(error) => Ended::InTime(Err(error)),
    }
}

/// Returns the singletons that a start constructs: async ones, those with hooks, eager ones, and the outermost
/// decorators of all of these.
pub(crate) fn start_roots(store: &Store) -> Vec<u32> {
    let is_async = |number: &u32| {
        store.slot(*number).is_some_and(|slot| {
            slot.header.awaits == Awaits::Own && slot.header.lifetime == Lifetime::Singleton
        })
    };
    let hooked = store.lifecycle.hooked.iter().map(|hooked| hooked.slot);
    let hooked = hooked.filter(|number| {
        let header = store.header(*number);
        header.is_some_and(|header| header.lifetime == Lifetime::Singleton)
    });
    let numbers = (0..).take(store.slots.len()).filter(is_async);
    let eager = store.eager.iter().copied();
    let mut roots: Vec<u32> = numbers.chain(hooked).chain(eager).collect();
    let decorators = store.outermost_decorators(&roots);
    roots.extend(decorators.into_iter().flatten());
    roots
}

impl Unfinished {
    /// Leaves the store to the container, once the start has ended.
    fn finish(mut self) {
        self.0 = None;
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        if let Some(store) = self.0.take() {
            store.stop_when_start_is_dropped();
        }
    }
}
