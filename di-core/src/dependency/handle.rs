//! A handle that resolves a key later, without keeping its container alive.

use std::marker::PhantomData;
use std::sync::{Arc, Weak};

use crate::dependency::ownership::Ownership;
use crate::error::ResolveError;
use crate::runtime::context::Deferred;
use crate::runtime::model::Context;
use crate::runtime::realm::{StrongRealm, WeakRealm};
use crate::runtime::slot::Holder;
use crate::runtime::sync::Turn;
use crate::runtime::value::AnyValue;
use crate::spec::key::Key;
use crate::spec::shareable::Shareable;

/// A handle that resolves `T` in the container or scope that constructed the holder of the handle.
#[allow(missing_debug_implementations)]
pub struct Handle<T: ?Sized> {
    realm: WeakRealm,
    pub(crate) slot: u32,
    holder: Holder,
    /// The slot whose constructor received the handle, if a container constructed it.
    #[cfg(feature = "async")]
    pub(crate) consumer: Option<u32>,
    resolves: PhantomData<fn() -> Arc<T>>,
}

/// The value that a `Lazy` has resolved.
pub(crate) enum Cached<T: ?Sized> {
    Strong(Arc<T>),
    /// The container or scope holds the value, because the value may hold the `Lazy`.
    Weak {
        value: Weak<T>,
        /// Present if nothing else would hold the value.
        _ownership: Option<Ownership>,
    },
}

impl<T: Shareable + ?Sized> Handle<T> {
    pub(crate) fn resolve(context: &mut Context<'_>) -> Result<Self, ResolveError> {
        let deferred = context.deferred(const { &Key::of::<T>() })?;
        Ok(Self::of(context, &deferred))
    }

    pub(crate) fn of(context: &Context<'_>, deferred: &Deferred) -> Self {
        Self {
            realm: context.realm().downgrade(),
            slot: deferred.slot,
            holder: deferred.holder,
            #[cfg(feature = "async")]
            consumer: context.planned_slot(),
            resolves: PhantomData,
        }
    }

    pub(crate) fn get(&self) -> Result<Arc<T>, ResolveError> {
        self.realm()?.get().pointer(self.slot)
    }

    /// Resolves the value, in turn with the other threads that resolve it with the same `turn`.
    ///
    /// Returns what `cached` finds, once a thread has resolved the value.
    pub(crate) fn get_in_turn(
        &self,
        turn: &Turn,
        cached: impl Fn() -> Option<Arc<T>>,
        cache: impl FnOnce(Arc<T>) -> Arc<T>,
    ) -> Result<Arc<T>, ResolveError> {
        let realm = self.realm()?;
        let realm = realm.get();
        realm.in_turn(self.slot, turn, cached, || {
            realm.pointer(self.slot).map(cache)
        })
    }

    /// Returns the container or the scope in which the handle resolves its value.
    pub(crate) fn realm(&self) -> Result<StrongRealm, ResolveError> {
        let realm = self.realm.upgrade_for(self.slot);
        let realm = realm.map_err(|gone| ResolveError::dropped(Key::of::<T>(), gone))?;
        realm
            .get()
            .store
            .refuse_if_stopped(const { Key::of::<T>() })?;
        Ok(realm)
    }

    /// Returns what a `Lazy` caches of a value that this handle has resolved.
    pub(crate) fn cache(&self, value: &Arc<T>) -> Cached<T> {
        let ownership = match self.holder {
            Holder::Lazy => return Cached::Strong(Arc::clone(value)),
            Holder::Cell(_) => None,
            Holder::Realm(_) => Ownership::of(&self.realm, AnyValue::of(Arc::clone(value))),
        };
        Cached::Weak {
            value: Arc::downgrade(value),
            _ownership: ownership,
        }
    }
}

impl<T: ?Sized> Clone for Handle<T> {
    fn clone(&self) -> Self {
        Self {
            realm: self.realm.clone(),
            slot: self.slot,
            holder: self.holder,
            #[cfg(feature = "async")]
            consumer: self.consumer,
            resolves: PhantomData,
        }
    }
}
