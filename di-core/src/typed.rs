//! The only downcasts: from what a slot gives to the type that was asked for.

use std::any::Any;
use std::sync::Arc;

use crate::context::{Context, undescribed};
use crate::error::ResolveError;
use crate::key::Key;
use crate::maker::Maker;
use crate::obtain::{Found, Transient};
use crate::shareable::Shareable;
use crate::store::Realm;

/// What a slot gives to one that the plan did not lead to it.
#[inline]
pub(crate) fn ask<T: Shareable + ?Sized>(
    realm: Realm<'_>,
    number: u32,
) -> Result<Arc<T>, ResolveError> {
    match realm.ask(number) {
        Ok(found) => receive(found),
        Err(error) => Err(error),
    }
}

// Compiled for each type that is asked for, so it calls as little generic code as can be.
#[inline]
pub(crate) fn receive<T: Shareable + ?Sized>(found: Found<'_>) -> Result<Arc<T>, ResolveError> {
    match found {
        Found::Held(kept) => match (&**kept as &dyn Any).downcast_ref::<Arc<T>>() {
            Some(value) => Ok(Arc::clone(value)),
            None => Err(undescribed(const { Key::of::<T>() })),
        },
        Found::Transient(transient) => construct(&transient),
    }
}

fn construct<T: Shareable + ?Sized>(transient: &Transient<'_>) -> Result<Arc<T>, ResolveError> {
    let Transient { realm, slot, .. } = transient;
    let (maker, function) = realm.store.makers.typed(slot);
    let Some(Maker(make)) = maker.downcast_ref::<Maker<T>>() else {
        return Err(undescribed(const { Key::of::<T>() }));
    };
    let mut context = Context::planned(*realm, &slot.header);
    match make(function, &mut context) {
        Ok(value) => Ok(value),
        Err(error) => Err(context.explain(error)),
    }
}

/// The value of a singleton, where it lies.
#[inline]
pub(crate) fn refer<T: Shareable + ?Sized>(
    realm: Realm<'_>,
    number: u32,
) -> Result<&T, ResolveError> {
    if let Found::Held(kept) = realm.ask(number)?
        && let Some(value) = kept.downcast_ref::<Arc<T>>()
    {
        return Ok(value);
    }
    Err(undescribed(const { Key::of::<T>() }))
}
