//! The one way in which an `Arc` gets from a slot to a constructor.

use std::any::Any;
use std::sync::Arc;

use crate::error::ResolveError;
use crate::runtime::context::{Context, Way};
use crate::runtime::store::Slot;
use crate::runtime::typed::receive;
use crate::runtime::value::{AnyValue, Place};
use crate::spec::key::KeyOf;
use crate::spec::shareable::Shareable;

impl<'a> Context<'a> {
    /// Resolves the next dependency as an `Arc<T>`.
    #[inline]
    pub(crate) fn pointer<T: Shareable + ?Sized>(&mut self) -> Result<Arc<T>, ResolveError> {
        let slot = self.one(KeyOf::<T>::KEY)?;
        self.pointer_in(slot)
    }

    /// Resolves the slot of this number as an `Arc<T>`.
    #[inline]
    pub(crate) fn pointer_in<T: Shareable + ?Sized>(
        &self,
        slot: u32,
    ) -> Result<Arc<T>, ResolveError> {
        let slot = self.realm.slot(slot)?;
        if let Some(value) = slot.held() {
            return Ok(Arc::clone(value));
        }
        let mut place = Place::EMPTY;
        let held = self.resolve_slot(slot, &mut place)?;
        receive(held, place)
    }

    fn resolve_slot(
        &self,
        slot: &'a Slot,
        place: &mut dyn Any,
    ) -> Result<Option<&'a AnyValue>, ResolveError> {
        match self.way {
            Way::Planned { .. } => self.realm.resolve_slot(slot, self.is_plain, place),
            Way::Direct { .. } => self.realm.resolve_root(slot, place),
        }
    }
}
