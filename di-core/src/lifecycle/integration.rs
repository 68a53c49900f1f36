//! What an integration with a framework needs: one way to resolve in the containers of all modules.
//!
//! An extractor of a web framework is generic over the module of its container. These functions resolve in a
//! container without a module as in one of a checked module, and await what async functions construct. An
//! application does not need them: it calls the methods of [`Container`] and [`Scope`].

use std::sync::Arc;

use crate::container::{Container, ExportsOf, Scope};
use crate::dependency::Dependency;
use crate::error::ResolveError;
use crate::lifecycle::resolve::{get_prepared, resolve_slot};
use crate::module::Module;
use crate::module::check::Exports;
use crate::module::requirements::{DependencyIn, Provides, Unchecked};
use crate::runtime::model::Store;
use crate::runtime::slot::Awaits;
use crate::spec::key::{Key, KeyOf};
use crate::spec::lifetime::Lifetime;
use crate::spec::shareable::Shareable;

/// A module that exports `T`, or [`Unchecked`] for a container without a module.
///
/// ```
/// use std::sync::Arc;
/// use wirework::integration::Resolves;
///
/// /// An extractor. The bound is on the struct, so rustc reports a missing export where the type is written.
/// struct Inject<T: ?Sized, M: Resolves<T>>(<M as Resolves<T>>::Pointer);
/// # fn pointer<T: Send + Sync + 'static, M: Resolves<T, Pointer = Arc<T>>>(it: Inject<T, M>) -> Arc<T> { it.0 }
/// ```
#[diagnostic::on_unimplemented(
    message = "module `{Self}` exports no `{T}`",
    label = "`{Self}` does not export this",
    note = "add `{T}` to the `exports(..)` of `{Self}`, and provide it there if nothing does"
)]
pub trait Resolves<T: ?Sized>: Sized {
    /// `Arc<T>`.
    type Pointer: From<Arc<T>>;

    /// Returns the number of the slot of `T` in a container of the module.
    #[doc(hidden)]
    fn slot(container: Inside<'_>) -> Result<u32, ResolveError>;
}

/// A module that exports all keys of the dependency `D`, or [`Unchecked`] for a container without a module.
#[diagnostic::on_unimplemented(
    message = "module `{Self}` does not export what `{D}` needs",
    label = "`{Self}` does not export this",
    note = "add its keys to the `exports(..)` of `{Self}`, and provide them there if nothing does"
)]
pub trait Gets<D> {}

/// The inside of a container, which only wirework sees.
#[allow(missing_debug_implementations)]
pub struct Inside<'a>(&'a Store);

impl<T: Shareable + ?Sized> Resolves<T> for Unchecked {
    type Pointer = Arc<T>;

    fn slot(Inside(store): Inside<'_>) -> Result<u32, ResolveError> {
        match store.table.slot_of::<T>() {
            Some(slot) if !store.is_stopped() => Ok(slot),
            _ => store.find(const { Key::of::<T>() }),
        }
    }
}

#[diagnostic::do_not_recommend]
impl<M: Module + Exports<T>, T: Shareable + ?Sized> Resolves<T> for M {
    type Pointer = Arc<T>;

    fn slot(Inside(store): Inside<'_>) -> Result<u32, ResolveError> {
        store.entry(<M as Provides<T>>::ENTRY, KeyOf::<T>::KEY)
    }
}

impl<D: Dependency> Gets<D> for Unchecked {}

#[diagnostic::do_not_recommend]
impl<M: Module, D: Dependency + DependencyIn<ExportsOf<M>>> Gets<D> for M {}

/// Resolves `T` in a container if it is a singleton, for which no scope has to be opened. Otherwise returns `None`.
///
/// # Errors
///
/// Returns the errors of [`Container::resolve_async`].
pub async fn resolve_singleton<T, M>(
    container: &Container<M>,
) -> Result<Option<Arc<T>>, ResolveError>
where
    T: Shareable + ?Sized,
    M: Resolves<T>,
{
    let realm = container.realm();
    let slot = M::slot(Inside(realm.store))?;
    let header = realm.store.header(slot);
    match header.map(|header| (header.lifetime, header.awaits)) {
        Some((Lifetime::Singleton, Awaits::Nothing)) => realm.pointer(slot).map(Some),
        Some((Lifetime::Singleton, _)) => resolve_slot(realm, slot).await.map(Some),
        _ => Ok(None),
    }
}

/// Resolves `T` in a scope.
///
/// # Errors
///
/// Returns the errors of [`Scope::resolve_async`].
pub async fn resolve<T, M>(scope: &Scope<M>) -> Result<Arc<T>, ResolveError>
where
    T: Shareable + ?Sized,
    M: Resolves<T>,
{
    let realm = scope.realm();
    let slot = M::slot(Inside(realm.store))?;
    let header = realm.store.header(slot);
    match header.map(|header| header.awaits) {
        Some(Awaits::Nothing) => realm.pointer(slot),
        _ => resolve_slot(realm, slot).await,
    }
}

/// Resolves a dependency in a scope.
///
/// # Errors
///
/// Returns the errors of [`Scope::get_async`].
pub async fn get<D, M>(scope: &Scope<M>) -> Result<D, ResolveError>
where
    D: Dependency,
    M: Gets<D>,
{
    get_prepared(scope.realm()).await
}
