//! The typed end of a resolution: from a slot to an `Arc<T>` or a reference.
//!
//! Each type that a user resolves gets its own copy of this code, so it is short.

use std::any::Any;
use std::sync::Arc;

use crate::error::ResolveError;
use crate::runtime::failure::{blocked, undescribed};
use crate::runtime::model::{Constructor, Realm, Slot};
use crate::runtime::slot::Edge;
use crate::runtime::supply::Supplied;
use crate::runtime::sync::Turn;
use crate::runtime::value::{AnyValue, Place};
use crate::spec::key::KeyOf;
use crate::spec::lifetime::Lifetime;
use crate::spec::shareable::Shareable;

impl<'a> Realm<'a> {
    /// Resolves the slot with this number as a `T`, for a caller outside the plan.
    #[inline]
    pub(crate) fn pointer<T: Shareable + ?Sized>(
        self,
        number: u32,
    ) -> Result<Arc<T>, ResolveError> {
        let slot = self.slot(number)?;
        match slot.cloned() {
            Some(value) => Ok(value),
            None => self.construct_pointer(slot, Supplied::NONE),
        }
    }

    /// Constructs a value of the slot with this number, in turn with the other threads that do so with the same
    /// `turn`. A shared value needs no turn, because its cell lets one thread construct it.
    pub(crate) fn in_turn<V>(
        self,
        number: u32,
        turn: &Turn,
        ready: impl Fn() -> Option<V>,
        construct: impl FnOnce() -> Result<V, ResolveError>,
    ) -> Result<V, ResolveError> {
        let slot = self.slot(number)?;
        if slot.header.lifetime != Lifetime::Transient {
            return construct();
        }
        // The frame of the construction is that of the component.
        let constructed = match (&slot.constructor, slot.header.edges.first()) {
            (Constructor::Trait(_), Some(Edge::Slot(component))) => self.slot(*component)?,
            _ => slot,
        };
        let wanted = self.store.wanted(&constructed.header);
        let blocked = |reason| blocked(self.store, reason);
        turn.get_or_construct(wanted, ready, blocked, construct)
    }

    /// Resolves the slot as a `T`, although it may have no value yet.
    #[inline(never)]
    pub(crate) fn construct_pointer<T: Shareable + ?Sized>(
        self,
        slot: &'a Slot,
        supplied: Supplied<'_>,
    ) -> Result<Arc<T>, ResolveError> {
        let mut place = Place::<Arc<T>>::EMPTY;
        match self.resolve_root(slot, supplied, &mut place) {
            Ok(()) => received(place),
            Err(error) => Err(error),
        }
    }

    /// Returns a reference to the singleton in the slot with this number.
    #[inline]
    pub(crate) fn reference<T: Shareable + ?Sized>(
        self,
        number: u32,
    ) -> Result<&'a T, ResolveError> {
        let slot = self.slot(number)?;
        match slot.constructed::<T>() {
            Some(value) => Ok(value),
            None => self.construct_reference(slot),
        }
    }

    #[inline(never)]
    fn construct_reference<T: Shareable + ?Sized>(
        self,
        slot: &'a Slot,
    ) -> Result<&'a T, ResolveError> {
        // This constructs the dependencies of a deep slot first.
        self.construct_pointer::<T>(slot, Supplied::NONE)?;
        let value = self.singleton(slot)?;
        if let Some(value) = value.pointer::<T>().or_else(|| slot.own(value)) {
            return Ok(value);
        }
        Err(undescribed(KeyOf::<T>::KEY))
    }
}

impl Slot {
    /// Returns the singleton, if it exists and is stored as an `Arc<T>`.
    #[inline]
    pub(crate) fn constructed<T: ?Sized + 'static>(&self) -> Option<&Arc<T>> {
        self.cell.get()?.pointer()
    }

    /// Returns a clone of the singleton, if it exists and is stored as an `Arc<T>`.
    #[inline]
    pub(crate) fn cloned<T: ?Sized + 'static>(&self) -> Option<Arc<T>> {
        self.cell.get()?.cloned()
    }

    /// Returns the `Arc` of a component that is bound to traits. It is kept from the first request for a
    /// reference on.
    fn own<T: Shareable + ?Sized>(&self, value: &AnyValue) -> Option<&Arc<T>> {
        // The condition is constant: see `docs/compile-time.md`.
        if !KeyOf::<T>::MAY_BE_COMPONENT {
            return None;
        }
        let own = self.own.get_or_init(|| {
            let mut place = Place::<Arc<T>>::EMPTY;
            value.fill_place(&mut place);
            Box::new(place.value())
        });
        let own: &dyn Any = &**own;
        own.downcast_ref::<Option<Arc<T>>>()?.as_ref()
    }
}

/// Returns the `Arc` in the place of a caller.
///
/// # Errors
///
/// Returns a [`ResolveError`] if the slot has a value of another type.
#[inline]
pub(crate) fn received<T: ?Sized + 'static>(place: Place<Arc<T>>) -> Result<Arc<T>, ResolveError> {
    match place.value() {
        Some(value) => Ok(value),
        None => Err(undescribed(KeyOf::<T>::KEY)),
    }
}
