//! A handle that resolves a key later, without keeping its container alive.

use std::marker::PhantomData;
use std::sync::Arc;

use crate::error::ResolveError;
use crate::runtime::context::Deferred;
use crate::runtime::model::Context;
use crate::runtime::realm::WeakRealm;
use crate::spec::key::Key;
use crate::spec::shareable::Shareable;

/// A handle that resolves `T` in the container or scope that constructed the holder of the handle.
pub(crate) struct Handle<T: ?Sized> {
    realm: WeakRealm,
    slot: u32,
    /// True if the resolved value may hold the consumer that holds the handle.
    pub(crate) closes_cycle: bool,
    resolves: PhantomData<fn() -> Arc<T>>,
}

impl<T: Shareable + ?Sized> Handle<T> {
    pub(crate) fn resolve(context: &mut Context<'_>) -> Result<Self, ResolveError> {
        let Deferred { slot, closes_cycle } = context.deferred(const { &Key::of::<T>() })?;
        let realm = context.realm();
        Ok(Self {
            realm: realm.downgrade(),
            slot,
            closes_cycle,
            resolves: PhantomData,
        })
    }

    pub(crate) fn get(&self) -> Result<Arc<T>, ResolveError> {
        let realm = self
            .realm
            .upgrade()
            .map_err(|gone| ResolveError::dropped(Key::of::<T>(), gone))?;
        realm.get().pointer(self.slot)
    }
}

impl<T: ?Sized> Clone for Handle<T> {
    fn clone(&self) -> Self {
        Self {
            realm: self.realm.clone(),
            slot: self.slot,
            closes_cycle: self.closes_cycle,
            resolves: PhantomData,
        }
    }
}
