//! A dependency that opens scopes: one for each job of a worker.

use std::fmt::{self, Debug, Formatter};
#[cfg(feature = "async")]
use std::sync::Arc;

use crate::container::container::{Container, Scope};
use crate::container::scope::ScopeBuilder;
use crate::dependency::Dependency;
use crate::error::ResolveError;
use crate::module::requirements::{DependencyIn, Targets};
use crate::runtime::model::Context;
use crate::runtime::realm::{StrongRealm, WeakRealm};
use crate::spec::level::Level;
use crate::spec::request::Needs;

/// A dependency that opens scopes, for a component that needs a scope for each job.
///
/// The scopes are inside the container or the scope that constructed the holder. A `ScopeFactory` does not
/// keep its container alive, but an open scope does. `build()` cannot check what a component resolves from
/// such a scope. A cycle through it is an error of `resolve`.
///
/// The container cannot know what a component resolves in these scopes. So a component that holds a `ScopeFactory`, or
/// needs such a component, starts after all other components with hooks, and ends before them.
///
/// Do not store an open scope in a component of the container. The scope keeps the container alive, and the
/// container keeps its singletons alive. So a singleton that stores an open scope leaks the container and
/// all of its values. Drop the scope at the end of its job.
///
/// Its scopes resolve the keys that the container resolves, also in a component of a
/// [`Module`](crate::Module): the exports of the module that the container was built from or that the builder
/// installed. They do not see a private key of the component's own module, so export what a job needs.
///
/// ```
/// use std::sync::Arc;
/// use wirework::{Container, Injectable, ResolveError, ScopeFactory, bind, component};
///
/// struct Job(u32);
///
/// #[derive(Injectable)]
/// #[inject(scoped)]
/// struct Handler {
///     job: Arc<Job>,
/// }
///
/// #[derive(Injectable)]
/// struct Worker {
///     scopes: ScopeFactory,
/// }
///
/// impl Worker {
///     fn handle(&self, job: Job) -> Result<u32, ResolveError> {
///         let scope = self.scopes.scope()?.with(job).open()?;
///         Ok(scope.resolve::<Handler>()?.job.0)
///     }
/// }
///
/// let container = Container::builder()
///     .add(bind::<Job>().to_seed())
///     .add(component::<Handler>())
///     .add(component::<Worker>())
///     .build()?;
/// assert_eq!(container.resolve::<Worker>()?.handle(Job(7))?, 7);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct ScopeFactory(WeakRealm);

impl ScopeFactory {
    /// Returns a builder of a scope.
    ///
    /// # Errors
    ///
    /// Returns a [`ResolveError`] if the container or the scope was dropped.
    #[track_caller]
    pub fn scope(&self) -> Result<ScopeBuilder, ResolveError> {
        let realm = self.upgrade()?;
        Ok(ScopeBuilder::inside(realm.get(), None))
    }

    /// Returns a builder of a scope of the level `L`.
    ///
    /// # Errors
    ///
    /// Returns a [`ResolveError`] if the container or the scope was dropped.
    #[track_caller]
    pub fn scope_of<L: ?Sized + 'static>(&self) -> Result<ScopeBuilder, ResolveError> {
        let realm = self.upgrade()?;
        Ok(ScopeBuilder::inside(realm.get(), Some(Level::of::<L>())))
    }

    /// Returns the container, which then stays alive as long as the returned value.
    #[cfg(feature = "async")]
    #[track_caller]
    pub(crate) fn container(&self) -> Result<Container, ResolveError> {
        let realm = self.upgrade()?;
        Ok(Container::with_store(Arc::clone(realm.get().store)))
    }

    fn upgrade(&self) -> Result<StrongRealm, ResolveError> {
        let upgraded = self.0.upgrade();
        upgraded.map_err(ResolveError::no_more_scopes)
    }
}

/// Opens scopes of a container, for tests and for wiring by hand.
impl<M> From<&Container<M>> for ScopeFactory {
    fn from(container: &Container<M>) -> Self {
        Self(container.realm().downgrade())
    }
}

/// Opens scopes inside a scope, for tests and for wiring by hand.
impl<M> From<&Scope<M>> for ScopeFactory {
    fn from(scope: &Scope<M>) -> Self {
        Self(scope.realm().downgrade())
    }
}

impl Dependency for ScopeFactory {
    const RUNS_CODE: bool = false;

    fn describe(needs: &mut Needs) {
        needs.record_scopes();
    }

    fn resolve(context: &mut Context<'_>) -> Result<Self, ResolveError> {
        Ok(Self(context.realm().downgrade()))
    }
}

impl<M, Q: ?Sized> DependencyIn<M, Q> for ScopeFactory {
    const TARGETS: Targets = Targets::Each(&[]);
}

impl Debug for ScopeFactory {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.debug_struct("ScopeFactory").finish_non_exhaustive()
    }
}
