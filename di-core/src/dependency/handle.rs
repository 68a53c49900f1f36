//! What asks its container later, without keeping it alive.

use std::marker::PhantomData;
use std::sync::Arc;

use crate::error::ResolveError;
use crate::runtime::context::Deferred;
use crate::runtime::model::Context;
use crate::runtime::realm::WeakRealm;
use crate::runtime::sync::{Origin, on_behalf};
use crate::spec::key::Key;
use crate::spec::shareable::Shareable;

/// Asks the container or the scope that it comes from for a `T`.
pub(crate) struct Handle<T: ?Sized> {
    realm: WeakRealm,
    slot: u32,
    /// Whether what it gives may hold who has the handle.
    pub(crate) closes_cycle: bool,
    origin: Option<Arc<Origin>>,
    gives: PhantomData<fn() -> Arc<T>>,
}

impl<T: Shareable + ?Sized> Handle<T> {
    pub(crate) fn resolve(context: &mut Context<'_>) -> Result<Self, ResolveError> {
        let Deferred {
            slot,
            closes_cycle,
            origin,
        } = context.deferred(const { &Key::of::<T>() })?;
        let realm = context.realm();
        Ok(Self {
            realm: realm.downgrade(),
            slot,
            closes_cycle,
            origin,
            gives: PhantomData,
        })
    }

    pub(crate) fn get(&self) -> Result<Arc<T>, ResolveError> {
        let held = self
            .realm
            .upgrade()
            .map_err(|gone| ResolveError::dropped(Key::of::<T>(), gone))?;
        let _behalf = on_behalf(self.origin.as_ref());
        held.get().pointer(self.slot)
    }
}

impl<T: ?Sized> Clone for Handle<T> {
    fn clone(&self) -> Self {
        Self {
            realm: self.realm.clone(),
            slot: self.slot,
            closes_cycle: self.closes_cycle,
            origin: self.origin.clone(),
            gives: PhantomData,
        }
    }
}
