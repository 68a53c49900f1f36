//! The one way in which an `Arc` gets from a slot to a constructor.

use std::any::Any;
use std::sync::Arc;

use crate::error::ResolveError;
use crate::runtime::model::{Context, Slot, Source};
use crate::runtime::typed::receive;
use crate::runtime::value::{AnyValue, Place};
use crate::spec::key::KeyOf;
use crate::spec::shareable::Shareable;

impl<'a> Context<'a> {
    /// Resolves the next dependency into the place of an `Arc<T>`.
    #[inline]
    pub(crate) fn resolve_pointer<T: Shareable + ?Sized>(
        &mut self,
        place: &mut Place<Arc<T>>,
    ) -> Result<(), ResolveError> {
        let slot = self.next_slot(KeyOf::<T>::KEY)?;
        self.resolve_pointer_in(slot, place)
    }

    /// Resolves the slot of this number as an `Arc<T>`.
    pub(crate) fn pointer_in<T: Shareable + ?Sized>(
        &self,
        slot: u32,
    ) -> Result<Arc<T>, ResolveError> {
        let slot = self.realm.slot(slot)?;
        let mut place = Place::EMPTY;
        match self.resolve_pointer_in(slot, &mut place) {
            Ok(()) => Ok(place.take()),
            Err(error) => Err(error),
        }
    }

    #[inline]
    fn resolve_pointer_in<T: Shareable + ?Sized>(
        &self,
        slot: &'a Slot,
        place: &mut Place<Arc<T>>,
    ) -> Result<(), ResolveError> {
        if let Some(value) = slot.held() {
            place.fill(Arc::clone(value));
            return Ok(());
        }
        let held = self.resolve_slot(slot, place);
        receive(held, place)
    }

    fn resolve_slot(
        &self,
        slot: &'a Slot,
        place: &mut dyn Any,
    ) -> Result<Option<&'a AnyValue>, ResolveError> {
        match self.source {
            Source::Plan { .. } => self.realm.resolve_slot(slot, self.is_plain, place),
            Source::Keys { .. } => self.realm.resolve_root(slot, place),
        }
    }
}
