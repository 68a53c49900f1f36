//! The traits that an integration with a framework uses, beside the methods of [`Container`] and [`Scope`].
//!
//! An extractor of a web framework resolves in the container of any module, and awaits what async functions
//! construct. [`Resolves`] and [`Gets`] let rustc check it against the exports of a module.

use std::panic::Location;
use std::sync::Arc;

pub use crate::lifecycle::run_beside::run_beside;
pub use crate::runtime::lifecycle::beside::Draining;
pub use crate::spec::opened::Opener;

use crate::container::{Container, ExportsOf, Scope, ScopeBuilder, ScopeFactory, resolver};
use crate::error::ResolveError;
use crate::lifecycle::resolve::resolve_slot;
use crate::module::Module;
use crate::module::check::Exports;
use crate::module::requirements::{DependencyIn, Unchecked};
use crate::runtime::model::Realm;
use crate::runtime::slot::Awaits;
use crate::spec::shareable::Shareable;

/// A module that exports `T`, or [`Unchecked`] for a container without a module.
///
/// A bound on the struct of an extractor lets rustc report a missing export where the extractor is written:
///
/// ```
/// use std::marker::PhantomData;
/// use std::sync::Arc;
///
/// use wirework::integration::Resolves;
///
/// struct Inject<T: ?Sized, M: Resolves<T>>(pub Arc<T>, PhantomData<fn() -> M>);
/// ```
#[diagnostic::on_unimplemented(
    message = "module `{Self}` exports no `{T}`",
    label = "`{Self}` does not export this",
    note = "add `{T}` to the `exports(..)` of `{Self}`, and provide it there if nothing does; a key is what an `Arc` points to"
)]
pub trait Resolves<T: ?Sized> {}

/// A module that exports all keys of the dependency `D`, or [`Unchecked`] for a container without a module.
///
/// Like [`Resolves`], but for any [`Dependency`](crate::Dependency).
#[diagnostic::on_unimplemented(
    message = "module `{Self}` does not export what `{D}` needs",
    label = "`{Self}` does not export this",
    note = "add its keys to the `exports(..)` of `{Self}`, and provide them there if nothing does"
)]
pub trait Gets<D> {}

#[diagnostic::do_not_recommend]
impl<T: ?Sized> Resolves<T> for Unchecked {}

#[diagnostic::do_not_recommend]
impl<M: Module + Exports<T>, T: ?Sized> Resolves<T> for M {}

#[diagnostic::do_not_recommend]
impl<D> Gets<D> for Unchecked {}

#[diagnostic::do_not_recommend]
impl<M: Module, D: DependencyIn<ExportsOf<M>>> Gets<D> for M {}

/// Returns the container of a [`ScopeFactory`], for the time of a request.
///
/// A component that stores the returned container leaks it.
///
/// # Errors
///
/// Returns a [`ResolveError`] if the container or the scope of the `ScopeFactory` was dropped.
#[track_caller]
pub fn container_of(scopes: &ScopeFactory) -> Result<Container, ResolveError> {
    scopes.container()
}

/// Resolves `T` if it is a singleton, for which no scope has to be opened. Otherwise returns `None`.
///
/// # Errors
///
/// Returns the errors of [`Container::resolve_async`].
pub async fn resolve_singleton<T: Shareable + ?Sized>(
    container: &Container,
) -> Result<Option<Arc<T>>, ResolveError> {
    let realm = container.realm();
    let slot = resolver::slot_of::<T>(realm)?;
    if realm.is_singleton(slot) {
        resolve_in(realm, slot).await.map(Some)
    } else {
        Ok(None)
    }
}

/// Resolves `T` in a scope. It awaits only what an async function constructs.
///
/// # Errors
///
/// Returns the errors of [`Scope::resolve_async`].
pub async fn resolve<T: Shareable + ?Sized>(scope: &Scope) -> Result<Arc<T>, ResolveError> {
    let realm = scope.realm();
    resolve_in(realm, resolver::slot_of::<T>(realm)?).await
}

async fn resolve_in<T: Shareable + ?Sized>(
    realm: Realm<'_>,
    slot: u32,
) -> Result<Arc<T>, ResolveError> {
    let header = realm.store.header(slot);
    match header.map(|header| header.awaits) {
        Some(Awaits::Nothing) => realm.pointer(slot),
        // Boxed, so that the futures of handlers do not grow, which are moved several times.
        _ => Box::pin(resolve_slot(realm, slot)).await,
    }
}

/// Lets the stop of the container wait for a scope that outlives its request, until it is closed or dropped.
///
/// The stop waits before `run` tasks drain, as long as for one of them. The owner of the scope learns of the stop by
/// [`Monitor::stopping`](crate::Monitor::stopping).
pub fn hold(scope: &Scope) {
    scope.scope_store().hold();
}

/// Lets messages name the place at which the user of a framework has let it open a scope, and how the user passes seeds.
///
/// Without it, they name the line of the framework. Call it before seeds are passed.
///
/// ```
/// use std::panic::Location;
///
/// use wirework::integration::{Opener, opened_by};
/// use wirework::{Container, bind};
///
/// static JOBS: Opener = Opener {
///     name: "jobs",
///     how_to_pass: "pass it to `Jobs::run`",
/// };
///
/// #[track_caller]
/// fn open_job(container: &Container) -> Result<wirework::Scope, wirework::ResolveError> {
///     opened_by(container.scope(), Location::caller(), &JOBS).open()
/// }
///
/// let container = Container::builder()
///     .add(bind::<u32>().to_seed())
///     .build()?;
/// let scope = open_job(&container)?;
/// let error = format!("{:#}", scope.resolve::<u32>().unwrap_err());
/// assert!(error.contains("by `jobs`"), "{error}");
/// assert!(error.contains("pass it to `Jobs::run`"), "{error}");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn opened_by<M>(
    scope: ScopeBuilder<M>,
    at: &'static Location<'static>,
    opener: &'static Opener,
) -> ScopeBuilder<M> {
    scope.opened_by(at, opener)
}

/// Returns whether closing this scope may run hooks. Otherwise the close waits for nothing.
#[must_use]
pub fn has_hooks(scope: &Scope) -> bool {
    scope.scope_store().has_hooks()
}

/// Returns whether both are handles of one container.
#[must_use]
pub fn is_same<M, N>(one: &Container<M>, other: &Container<N>) -> bool {
    Arc::ptr_eq(one.store(), other.store())
}
