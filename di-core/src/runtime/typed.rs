//! From what a slot gives to the type that was asked for.
//!
//! All of this is compiled for each type that is asked for, so it calls little generic code.

use std::any::Any;
use std::sync::Arc;

use crate::error::ResolveError;
use crate::runtime::context::Context;
use crate::runtime::failure::undescribed;
use crate::runtime::resolve::Found;
use crate::runtime::slot::Kept;
use crate::runtime::store::Realm;
use crate::runtime::value::{Component, component};
use crate::spec::key::{Key, KeyOf};
use crate::spec::shareable::Shareable;

/// What is bound to `T`, for a constructor or for one who asks.
#[inline]
pub(crate) fn fetch<T: Shareable + ?Sized>(
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
pub(crate) fn receive<T: Shareable + ?Sized>(
    kept: Result<&Kept, ResolveError>,
) -> Result<Arc<T>, ResolveError> {
    match kept {
        Ok(kept) => match shared(kept) {
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
        && let Some(value) = shared(kept)
    {
        return Ok(value);
    }
    Err(undescribed(KeyOf::<T>::KEY))
}

/// What is kept, as what was asked for.
#[inline]
fn shared<T: Shareable + ?Sized>(kept: &Kept) -> Option<&Arc<T>> {
    let kept: &dyn Any = &**kept;
    match kept.downcast_ref() {
        Some(value) => Some(value),
        // The condition is a constant, and what follows is not compiled for traits.
        None if KeyOf::<T>::MAY_BE_COMPONENT => component(kept)?.get_ref(),
        None => None,
    }
}

type GetOwn = fn(&Component) -> Box<dyn Any>;

/// What a field wants: a key, and how an `Arc` is got out of a component that is kept otherwise.
pub(crate) struct Wanted {
    pub(crate) key: Key,
    own: Option<GetOwn>,
}

impl<T: ?Sized + 'static> KeyOf<T> {
    pub(crate) const WANTED: Wanted = {
        let key = Key::of::<T>();
        let own = if key.is_trait() {
            None
        } else {
            Some(own::<T> as GetOwn)
        };
        Wanted { key, own }
    };
}

fn own<T: ?Sized + 'static>(component: &Component) -> Box<dyn Any> {
    match component.get::<T>() {
        Some(value) => Box::new(value),
        None => Box::new(()),
    }
}

/// The `Arc` that is wanted, as [`Found`] is.
pub(crate) enum Handed<'a> {
    Held(&'a dyn Any),
    Made(Box<dyn Any>),
}

impl Wanted {
    pub(crate) fn of<'a>(&self, found: Found<'a>) -> Handed<'a> {
        if let Some(own) = self.own
            && let Some(component) = component(&**found.kept())
        {
            return Handed::Made(own(component));
        }
        match found {
            Found::Held(kept) => Handed::Held(&**kept),
            Found::Made(kept) => Handed::Made(kept),
        }
    }
}
