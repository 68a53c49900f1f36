//! The start of a container: async singletons are constructed before it is used.

use crate::container::build::build_store;
use crate::container::{Container, ContainerBuilder};
use crate::error::ResolveError;
use crate::graph::draft::draft;
use crate::graph::plan::plan;
use crate::lifecycle::construct::construct_now;
use crate::lifecycle::plan::prepare;
use crate::lifecycle::start_error::StartError;
use crate::module::Module;
use crate::module::check::Complete;
use crate::runtime::model::Constructor;
use crate::spec::lifetime::Lifetime;

impl ContainerBuilder {
    /// Checks the graph like [`build`](Self::build), and constructs each singleton that an async function
    /// constructs, or that is [`eager`](crate::FactoryBinding::eager).
    ///
    /// Constructors that do not depend on each other run at the same time, in the task that polls the future. If
    /// one of them fails, or if the future is dropped, all that were constructed are dropped, in reverse order
    /// of construction.
    ///
    /// A started container resolves its singletons without awaiting them.
    ///
    /// # Errors
    ///
    /// Returns a [`StartError`] with the [`BuildError`](crate::BuildError), or with the error of the first
    /// constructor that fails or panics.
    pub async fn start(mut self) -> Result<Container, StartError> {
        self.mark_started();
        let container = Container::of(plan(draft(self.collected()))?);
        construct(&container).await?;
        Ok(container)
    }
}

impl Container {
    /// Starts a container of a module, like [`from_module`](Container::from_module).
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
    pub fn start<M: Module + Complete<F>, F>(
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
    pub fn start_with<M: Module + Complete<F>, F>(
        module: M,
        configure: impl FnOnce(ContainerBuilder) -> ContainerBuilder,
    ) -> impl Future<Output = Result<Container<M>, StartError>> + Send {
        let mut builder = configure(ContainerBuilder::default().install(module));
        builder.mark_started();
        let store = build_store(builder);
        async {
            let container = Container::of(store?);
            construct(&container).await?;
            Ok(container)
        }
    }
}

/// Constructs the singletons of a container that is starting.
async fn construct<M>(container: &Container<M>) -> Result<(), ResolveError> {
    let store = container.store();
    let is_async = |number: &u32| {
        store.slot(*number).is_some_and(|slot| {
            matches!(slot.constructor, Constructor::Async(_))
                && slot.header.lifetime == Lifetime::Singleton
        })
    };
    let numbers = (0..).take(store.slots.len());
    let roots = numbers.filter(is_async).chain(store.eager.iter().copied());
    let roots: Vec<u32> = roots.collect();
    prepare(container.realm(), &roots).await?;
    let mut eager = store.eager.iter();
    eager.try_for_each(|slot| construct_now(container.realm(), container.realm().slot(*slot)?))
}
