//! What containers and scopes have in common: the ways to ask a realm.

use std::any::{Any, type_name};
use std::panic::Location;
use std::sync::Arc;

use crate::binding::constructor;
use crate::binding::factory::{Callable, FunctionOnce};
use crate::binding::injectable::Injectable;
use crate::dependency::Dependency;
use crate::error::{ProblemText, ResolveError, ResolveErrorKind};
use crate::runtime::context::Context;
use crate::runtime::failure::enter_anew;
use crate::runtime::failure::undescribed;
use crate::runtime::store::Realm;
use crate::runtime::sync::Frame;
use crate::runtime::typed::{ask, refer};
use crate::runtime::value::component;
use crate::spec::key::{Key, KeyOf};
use crate::spec::origin::Role;
use crate::spec::request::{Needs, Site, Step};
use crate::spec::shareable::Shareable;
use crate::spec::type_name::Short;

#[inline]
pub(crate) fn resolve<T: Shareable + ?Sized>(realm: Realm<'_>) -> Result<Arc<T>, ResolveError> {
    let slot = realm.store.find(const { Key::of::<T>() })?;
    ask(realm, slot)
}

#[inline]
pub(crate) fn resolve_ref<T: Shareable + ?Sized>(realm: Realm<'_>) -> Result<&T, ResolveError> {
    let slot = realm.store.find(const { Key::of::<T>() })?;
    if !realm.is_singleton(slot) {
        return Err(not_singleton(type_name::<T>()));
    }
    refer(realm, slot)
}

/// What stands at an entry of the module that the container is made from: nothing is hashed.
#[inline]
pub(crate) fn resolve_entry<T: Shareable + ?Sized>(
    realm: Realm<'_>,
    entry: usize,
) -> Result<Arc<T>, ResolveError> {
    let slot = realm.store.entry(entry, KeyOf::<T>::KEY)?;
    ask(realm, slot)
}

/// A reference to the singleton at an entry.
#[inline]
pub(crate) fn refer_to_entry<T: Shareable + ?Sized>(
    realm: Realm<'_>,
    entry: usize,
) -> Result<&T, ResolveError> {
    let slot = realm.store.entry(entry, KeyOf::<T>::KEY)?;
    if !realm.is_singleton(slot) {
        return Err(not_singleton(type_name::<T>()));
    }
    refer(realm, slot)
}

pub(crate) fn get<D: Dependency>(realm: Realm<'_>) -> Result<D, ResolveError> {
    D::resolve(&mut Context::direct(realm))
}

pub(crate) fn call<F, Args>(realm: Realm<'_>, function: F) -> Result<F::Output, ResolveError>
where
    F: FunctionOnce<Args> + Callable<Args>,
{
    function.call(&mut Context::direct(realm))
}

pub(crate) fn construct<T: Injectable>(
    realm: Realm<'_>,
    asked: &'static Location<'static>,
) -> Result<T, ResolveError> {
    let frame = Frame::unbound(realm.store.address(), type_name::<T>);
    let _entered = enter_anew(realm.store, frame)?;
    let definition = const { &T::DEFINITION };
    #[cfg(feature = "testing")]
    if definition.external {
        let label = definition.label(Role::Unbound, asked);
        realm
            .store
            .refuse_constructed(&definition.structure().key, label)?;
    }
    let made = constructor::construct(definition.structure(), &mut Context::direct(realm));
    let kept = made.map_err(|error| {
        let mut needs = Needs::default();
        definition.describe(&mut needs);
        let site = site_of(&error, needs);
        error.on_the_way(definition.label(Role::Unbound, asked), site)
    })?;
    let made = match component(&*kept) {
        Some(component) => component.get::<T>(),
        None => <dyn Any>::downcast_ref(&*kept).map(Arc::clone),
    };
    drop(kept);
    made.and_then(Arc::into_inner)
        .ok_or_else(|| undescribed(&definition.structure().key))
}

/// The field that asks for the key that was not found.
fn site_of(error: &ResolveError, needs: Needs) -> Option<Site> {
    let key = error.key_not_found()?;
    needs.into_steps().into_iter().find_map(|step| match step {
        Step::Need(need) if need.key == key => Some(need.site),
        _ => None,
    })
}

#[cold]
fn not_singleton(name: &str) -> ResolveError {
    let name = Short(name);
    let text = ProblemText::new(format!(
        "`{name}` is no singleton, so there is nothing to refer to"
    ))
    .line(
        "help",
        format!("`resolve::<{name}>()` gives an `Arc` of it"),
    );
    ResolveError::new(ResolveErrorKind::NotSingleton, text)
}
