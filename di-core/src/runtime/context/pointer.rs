//! The one way in which an `Arc` gets from a slot to a constructor.
//!
//! The code for each type is short: it passes its place on as a `&mut dyn Any`.

use std::any::Any;
use std::sync::Arc;

use crate::error::ResolveError;
use crate::runtime::failure::dangling_weak;
use crate::runtime::model::{Context, Slot, Source};
use crate::runtime::slot::Edge;
use crate::runtime::typed::received;
use crate::runtime::value::Place;
use crate::spec::key::Key;
use crate::spec::lifetime::Lifetime;
use crate::spec::shareable::Shareable;

impl<'a> Context<'a> {
    /// Resolves the next dependency into the place of a consumer.
    #[inline]
    pub(crate) fn resolve_next(
        &mut self,
        key: &Key,
        place: &mut dyn Any,
    ) -> Result<(), ResolveError> {
        match self.next_planned() {
            Some(slot) => self
                .realm
                .resolve_slot(slot, self.is_plain, self.supplied, place),
            None => self.resolve_key(key, place),
        }
    }

    /// Returns the slot to which the plan leads next, and steps over its edge.
    #[inline]
    fn next_planned(&mut self) -> Option<&'a Slot> {
        let Source::Plan { header, at } = &mut self.source else {
            return None;
        };
        let (Edge::Slot(number) | Edge::Field(number)) = header.edges.get(*at)? else {
            return None;
        };
        let slot = self.realm.store.slot(*number)?;
        *at += 1;
        Some(slot)
    }

    /// Resolves a key that the plan does not lead to.
    #[inline(never)]
    fn resolve_key(&mut self, key: &Key, place: &mut dyn Any) -> Result<(), ResolveError> {
        let slot = self.unplanned_slot(key)?;
        let slot = self.realm.slot(slot)?;
        self.realm.resolve_root(slot, self.supplied, place)
    }

    /// Returns an error if the next dependency is a `Weak` that points to nothing. `build()` has checked those of a plan.
    pub(crate) fn refuse_dangling(&self, key: &Key) -> Result<(), ResolveError> {
        if self.is_planned() {
            return Ok(());
        }
        let key = self.qualified(key);
        let header = &self.realm.slot(self.realm.store.find(key)?)?.header;
        match header.lifetime {
            Lifetime::Transient => Err(dangling_weak(key, header)),
            Lifetime::Singleton | Lifetime::Scoped => Ok(()),
        }
    }

    /// Resolves a slot as an `Arc<T>`.
    pub(crate) fn pointer_in<T: Shareable + ?Sized>(
        &self,
        slot: u32,
    ) -> Result<Arc<T>, ResolveError> {
        let slot = self.realm.slot(slot)?;
        if let Some(value) = slot.constructed() {
            return Ok(Arc::clone(value));
        }
        let mut place = Place::<Arc<T>>::EMPTY;
        match self.source {
            Source::Plan { .. } => {
                self.realm
                    .resolve_slot(slot, self.is_plain, self.supplied, &mut place)
            }
            Source::Keys { .. } => self.realm.resolve_root(slot, self.supplied, &mut place),
        }?;
        received(place)
    }
}
