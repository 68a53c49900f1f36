//! The only downcasts: from what a slot gives to the type that was asked for.
//!
//! All of this is compiled for each type that is asked for, so it calls little generic code.

use std::any::Any;
use std::sync::Arc;

use crate::asked::undescribed;
use crate::context::Context;
use crate::erased::Kept;
use crate::error::ResolveError;
use crate::key::KeyOf;
use crate::obtain::Found;
use crate::shareable::Shareable;
use crate::store::Realm;

/// What is bound to `T`, for a constructor or for one who asks.
#[inline]
pub(crate) fn fetch<T: ?Sized + 'static>(
    context: &mut Context<'_>,
) -> Result<Arc<T>, ResolveError> {
    receive(context.find(KeyOf::<T>::KEY))
}

/// What is bound to `T`, for one that the plan did not lead to it.
#[inline]
pub(crate) fn ask<T: Shareable + ?Sized>(
    realm: Realm<'_>,
    number: u32,
) -> Result<Arc<T>, ResolveError> {
    match realm.ask(number) {
        Ok(found) => receive(Ok(found.kept())),
        Err(error) => Err(error),
    }
}

#[inline]
pub(crate) fn receive<T: ?Sized + 'static>(
    kept: Result<&Kept, ResolveError>,
) -> Result<Arc<T>, ResolveError> {
    match kept {
        Ok(kept) => match (&**kept as &dyn Any).downcast_ref::<Arc<T>>() {
            Some(value) => Ok(Arc::clone(value)),
            None => Err(undescribed(KeyOf::<T>::KEY)),
        },
        Err(error) => Err(error),
    }
}

/// The value of a singleton, where it lies.
#[inline]
pub(crate) fn refer<T: Shareable + ?Sized>(
    realm: Realm<'_>,
    number: u32,
) -> Result<&T, ResolveError> {
    if let Found::Held(kept) = realm.ask(number)?
        && let Some(value) = (&**kept as &dyn Any).downcast_ref::<Arc<T>>()
    {
        return Ok(value);
    }
    Err(undescribed(KeyOf::<T>::KEY))
}
