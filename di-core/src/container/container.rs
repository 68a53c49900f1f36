//! The container: holds singletons and makes everything.

use std::fmt::{self, Debug, Formatter};
use std::marker::PhantomData;
use std::panic::Location;
use std::sync::Arc;

use crate::binding::factory::{Callable, FunctionOnce};
use crate::binding::injectable::Injectable;
use crate::container::builder::ContainerBuilder;
use crate::container::resolver;
use crate::container::scope::ScopeBuilder;
use crate::dependency::Dependency;
use crate::error::{BuildError, ResolveError};
use crate::graph::draft::draft;
use crate::graph::plan::plan;
use crate::module::requirements::Unchecked;
use crate::runtime::model::{Realm, Store};
use crate::spec::shareable::Shareable;

/// Makes what is bound in it, and holds the singletons among that.
///
/// A clone is the same container, and costs a count. It is `Send` and `Sync`: however many
/// threads ask, a singleton is made once. A constructor that fails or panics leaves nothing
/// behind, and the next who asks tries again. A constructor that asks for what is being made
/// gets an error, on whichever thread it asks with what it was handed; only a thread that a
/// constructor starts and joins, and that asks a container it got in another way, is out of sight.
///
/// When the last clone and the last scope are gone, the singletons are dropped in the reverse of
/// the order in which they were made.
///
/// A `Container<AppModule>` is made from a [`Module`](crate::Module) that rustc has checked, and
/// gives what that exports; it turns [`Into`] a plain `Container` for code that wants one.
pub struct Container<M = Unchecked> {
    store: Arc<Store>,
    module: PhantomData<fn() -> M>,
}

impl Container {
    /// Starts a container.
    pub fn builder() -> ContainerBuilder {
        ContainerBuilder::default()
    }

    /// What is bound to `T`, a struct or a `dyn Trait`.
    ///
    /// For a singleton that is made already this takes no lock and allocates nothing.
    ///
    /// # Errors
    ///
    /// A [`ResolveError`] where nothing or more than one is bound to `T`, where `T` is scoped,
    /// where a constructor fails, and where one asks for what is being made.
    #[inline]
    pub fn resolve<T: Shareable + ?Sized>(&self) -> Result<Arc<T>, ResolveError> {
        resolver::resolve(self.realm())
    }

    /// A reference to the singleton that is bound to `T`; no count is touched.
    ///
    /// # Errors
    ///
    /// As [`resolve`](Self::resolve), and where `T` is no singleton.
    #[inline]
    pub fn resolve_ref<T: Shareable + ?Sized>(&self) -> Result<&T, ResolveError> {
        resolver::resolve_ref(self.realm())
    }

    /// Any dependency: an `Option`, a `Vec`, a tuple, ..
    ///
    /// # Errors
    ///
    /// A [`ResolveError`] where what it asks for can't be had.
    pub fn get<D: Dependency>(&self) -> Result<D, ResolveError> {
        resolver::get(self.realm())
    }

    /// Calls a function whose parameters are dependencies, and returns what it returns.
    ///
    /// ```
    /// # use std::sync::Arc;
    /// # use wirework_core::{Container, bind};
    /// let container = Container::builder()
    ///     .add(bind::<String>().to_value("Ada".into()))
    ///     .build()?;
    /// let length = container.call(|name: Arc<String>| name.len())?;
    /// assert_eq!(length, 3);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// A [`ResolveError`] where a dependency can't be had; then the function is not called.
    pub fn call<F, Args>(&self, function: F) -> Result<F::Output, ResolveError>
    where
        F: FunctionOnce<Args> + Callable<Args>,
    {
        resolver::call(self.realm(), function)
    }

    /// Makes a component that is not bound, out of what is.
    ///
    /// # Errors
    ///
    /// A [`ResolveError`] where a dependency can't be had or the constructor fails.
    #[track_caller]
    pub fn construct<T: Injectable>(&self) -> Result<T, ResolveError> {
        resolver::construct(self.realm(), Location::caller())
    }

    /// Starts a scope, for a request or a job.
    #[track_caller]
    pub fn scope(&self) -> ScopeBuilder {
        ScopeBuilder::new(&self.store, None, Location::caller())
    }
}

impl<M> Container<M> {
    pub(crate) fn of(store: Store) -> Self {
        Self::with_store(Arc::new(store))
    }

    /// The same container, seen as one of another module or of none.
    pub(crate) fn with_store(store: Arc<Store>) -> Self {
        Self {
            store,
            module: PhantomData,
        }
    }

    pub(crate) fn store(&self) -> &Arc<Store> {
        &self.store
    }

    pub(crate) fn realm(&self) -> Realm<'_> {
        Realm {
            store: &self.store,
            scope: None,
        }
    }
}

impl ContainerBuilder {
    /// Checks the whole graph and makes the container. No factory, no constructor runs.
    ///
    /// # Errors
    ///
    /// A [`BuildError`] that lists every problem: what is missing, ambiguous or bound twice, what
    /// depends on itself, which singleton would capture something scoped, and which replacement
    /// or decorator has nothing to work on.
    pub fn build(self) -> Result<Container, BuildError> {
        plan(draft(self.collected())).map(Container::of)
    }

    /// Checks the whole graph as [`build`](Self::build) does, and makes nothing: a test of one line
    /// for an application that has a function which returns its builder.
    ///
    /// ```
    /// # use wirework_core::{Container, ContainerBuilder, bind};
    /// fn app() -> ContainerBuilder {
    ///     Container::builder()
    ///         .add(bind::<u16>().to_value(80))
    ///         .add(bind::<String>().to(|port: std::sync::Arc<u16>| format!("listening on {port}")))
    /// }
    ///
    /// app().check()?;
    /// # Ok::<(), wirework_core::BuildError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// A [`BuildError`] that lists every problem that `build` would.
    pub fn check(self) -> Result<(), BuildError> {
        let draft = draft(self.collected());
        let mut problems = draft.problems;
        draft.graph.check(&mut problems);
        BuildError::of(problems)
    }
}

impl<M> Clone for Container<M> {
    fn clone(&self) -> Self {
        Self::with_store(Arc::clone(&self.store))
    }
}

impl<M> Debug for Container<M> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.debug_struct("Container")
            .field("keys", &self.store.members.len())
            .finish_non_exhaustive()
    }
}
