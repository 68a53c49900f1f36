//! The construction of containers, from a builder or from a module.

use crate::container::builder::ContainerBuilder;
use crate::container::container::Container;
use crate::error::BuildError;
use crate::graph::draft::draft;
use crate::graph::plan::{entries, plan};
use crate::module::Module;
use crate::module::check::Complete;
use crate::runtime::model::Store;

impl ContainerBuilder {
    /// Checks the whole graph and constructs the container. It calls no factory, decorator or constructor. The
    /// only user code that it calls is `Eq`, `Hash` and `Debug` of the keys of map entries, whose panics pass
    /// through.
    ///
    /// # Errors
    ///
    /// Returns a [`BuildError`] that lists every problem:
    ///
    /// - a missing, ambiguous or duplicate binding;
    /// - a dependency cycle;
    /// - a singleton that would capture a scoped value;
    /// - a replacement or a decorator without a target.
    pub fn build(self) -> Result<Container, BuildError> {
        plan(draft(self.collected())).map(Container::of)
    }

    /// Checks the whole graph like [`build`](Self::build), and constructs nothing. With the feature `async`, it checks
    /// hooks and async bindings like `start`.
    ///
    /// It lets an application test its wiring in one line, if a function returns the builder.
    ///
    /// ```
    /// # use wirework::{Container, ContainerBuilder, bind};
    /// fn app() -> ContainerBuilder {
    ///     Container::builder()
    ///         .add(bind::<u16>().to_value(80))
    ///         .add(bind::<String>().to(|port: std::sync::Arc<u16>| format!("listening on {port}")))
    /// }
    ///
    /// app().check()?;
    /// # Ok::<(), wirework::BuildError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Returns the errors of [`build`](Self::build), or those of `start` that appear before it runs a constructor.
    pub fn check(self) -> Result<(), BuildError> {
        let builder = self;
        #[cfg(feature = "async")]
        let builder = builder.started();
        plan(draft(builder.collected())).map(drop)
    }
}

impl Container {
    /// Constructs a container from a module whose wiring rustc has checked.
    ///
    /// It also checks the dependencies that rustc cannot check: those of `Option` fields, and those of
    /// components with `constructor = path`.
    ///
    /// # Errors
    ///
    /// Returns a [`BuildError`] that lists every problem that rustc cannot detect.
    #[track_caller]
    pub fn from_module<M: Module + Complete>(module: M) -> Result<Container<M>, BuildError> {
        Self::from_module_with(module, |builder| builder)
    }

    /// Constructs a container from a module like [`from_module`](Self::from_module), and lets a function
    /// change the builder first.
    ///
    /// The function may replace or decorate exported bindings, as one environment of a deployment does, or
    /// change the settings. The container still has the module as its type parameter. If the function adds
    /// another binding of an exported trait, `resolve` returns an error that lists both.
    ///
    /// The components of the module see what it binds, imports and requires, and no binding that the function adds. So
    /// a member that it adds to an exported collection is in `get` of the container, but not in their fields.
    ///
    /// ```
    /// # use wirework::{Container, Injectable, Module, bind};
    /// #[derive(Module)]
    /// #[module(exports(u16))]
    /// struct App {
    ///     port: u16,
    /// }
    ///
    /// let container = Container::from_module_with(App { port: 80 }, |builder| {
    ///     builder.replace(bind::<u16>().to_value(8080))
    /// })?;
    /// assert_eq!(*container.resolve::<u16>()?, 8080);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Returns the errors of [`from_module`](Self::from_module), and those that the changes cause.
    #[track_caller]
    pub fn from_module_with<M: Module + Complete>(
        module: M,
        configure: impl FnOnce(ContainerBuilder) -> ContainerBuilder,
    ) -> Result<Container<M>, BuildError> {
        let builder = configure(ContainerBuilder::default().install(module));
        Ok(Container::of(build_store(builder)?))
    }
}

/// Returns the store of a module's container. It is not generic: see `docs/compile-time.md`.
pub(crate) fn build_store(builder: ContainerBuilder) -> Result<Store, BuildError> {
    let collected = builder.collected();
    let named = collected.spaces.named_by_installed();
    let mut store = plan(draft(collected))?;
    store.entries = entries(&store, &named);
    Ok(store)
}
