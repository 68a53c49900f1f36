//! The functions that resolve keys in a realm, which is a container or one of its scopes.

use std::any::type_name;
use std::panic::Location;
use std::sync::Arc;

use crate::binding::factory::{Callable, FunctionOnce};
use crate::binding::injectable::Injectable;
use crate::dependency::Dependency;
use crate::error::{ProblemText, ResolveError, ResolveErrorKind};
use crate::runtime::model::Context;
use crate::runtime::model::Fields;
use crate::runtime::model::Realm;
use crate::runtime::resolve::enter_unless_running;
use crate::runtime::sync::Frame;
use crate::spec::key::{Key, KeyOf};
use crate::spec::origin::Role;
use crate::spec::request::{Needs, Site, Step};
use crate::spec::shareable::Shareable;
use crate::spec::type_name::ShortName;

#[inline]
pub(crate) fn resolve<T: Shareable + ?Sized>(realm: Realm<'_>) -> Result<Arc<T>, ResolveError> {
    let slot = slot_of::<T>(realm)?;
    realm.pointer(slot)
}

#[inline]
pub(crate) fn resolve_ref<T: Shareable + ?Sized>(realm: Realm<'_>) -> Result<&T, ResolveError> {
    let slot = slot_of::<T>(realm)?;
    if !realm.is_singleton(slot) {
        return Err(not_singleton(type_name::<T>()));
    }
    realm.reference(slot)
}

/// Constructs the singleton in the slot with this number, if it does not exist.
pub(crate) fn construct_singleton(realm: Realm<'_>, slot: u32) -> Result<(), ResolveError> {
    realm.construct_shared(realm.slot(slot)?)
}

/// Returns the slot that is bound to `T`.
#[inline]
pub(crate) fn slot_of<T: Shareable + ?Sized>(realm: Realm<'_>) -> Result<u32, ResolveError> {
    match realm.store.table.slot_of::<T>() {
        Some(slot) if !realm.store.is_stopped() => Ok(slot),
        _ => realm.store.find(const { Key::of::<T>() }),
    }
}

/// Resolves an entry of the container's module by its number, without hashing a key.
#[inline]
pub(crate) fn resolve_entry<T: Shareable + ?Sized>(
    realm: Realm<'_>,
    entry: usize,
) -> Result<Arc<T>, ResolveError> {
    let slot = realm.store.entry(entry, KeyOf::<T>::KEY)?;
    realm.pointer(slot)
}

/// Returns a reference to the singleton at an entry of the container's module.
#[inline]
pub(crate) fn resolve_ref_entry<T: Shareable + ?Sized>(
    realm: Realm<'_>,
    entry: usize,
) -> Result<&T, ResolveError> {
    let slot = realm.store.entry(entry, KeyOf::<T>::KEY)?;
    if !realm.is_singleton(slot) {
        return Err(not_singleton(type_name::<T>()));
    }
    realm.reference(slot)
}

pub(crate) fn get<D: Dependency>(mut context: Context<'_>) -> Result<D, ResolveError> {
    D::resolve(&mut context)
}

pub(crate) fn call<F, Args>(
    mut context: Context<'_>,
    function: F,
) -> Result<F::Output, ResolveError>
where
    F: FunctionOnce<Args> + Callable<Args>,
{
    function.call(&mut context)
}

pub(crate) fn construct<T: Injectable>(
    realm: Realm<'_>,
    caller: &'static Location<'static>,
) -> Result<T, ResolveError> {
    realm
        .store
        .refuse_if_stopped(const { Key::of_struct::<T>() })?;
    let frame = Frame::unbound(realm.store.address(), type_name::<T>);
    let _entered = enter_unless_running(realm.store, frame)?;
    let definition = const { &T::DEFINITION };
    #[cfg(feature = "testing")]
    if definition.external {
        let label = definition.label(Role::Unbound, caller);
        realm
            .store
            .refuse_constructed(&definition.structure().key, label)?;
    }
    let mut context = Context::direct(realm);
    let constructed = T::__construct(Fields::resolved(&mut context));
    let constructed = constructed.and_then(Arc::into_inner);
    constructed.ok_or_else(|| {
        let error = context.failed();
        let site = site_of(&error, definition.needs());
        error.with_consumer(&definition.label(Role::Unbound, caller), site)
    })
}

/// Returns the field whose key could not be resolved.
fn site_of(error: &ResolveError, needs: Needs) -> Option<Site> {
    let key = error.unresolved_key()?;
    needs.into_steps().into_iter().find_map(|step| match step {
        Step::Need(need) if need.key == key => Some(need.site),
        _ => None,
    })
}

#[cold]
fn not_singleton(name: &str) -> ResolveError {
    let name = ShortName(name);
    let text = ProblemText::new(format!(
        "`{name}` is not a singleton, so `resolve_ref` cannot borrow it"
    ))
    .line(
        "help",
        format!("call `resolve::<{name}>()`, which returns an `Arc`"),
    );
    ResolveError::new(ResolveErrorKind::NotSingleton, text)
}
