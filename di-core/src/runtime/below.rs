//! Slots above long chains, whose dependencies are constructed from below.

use std::sync::Arc;

use crate::error::ResolveError;
use crate::runtime::model::{Realm, Slot};
use crate::runtime::primitives::sync::atomic::Ordering::{Acquire, Release};
use crate::runtime::slot::MAX_DEPTH;
#[cfg(feature = "async")]
use crate::runtime::supply::Supplied;
use crate::runtime::value::AnyValue;
use crate::spec::lifetime::Lifetime;

impl Realm<'_> {
    /// Returns true if an earlier walk has constructed the dependencies of a deep slot.
    #[inline]
    pub(crate) fn is_constructed_below(self, slot: &Slot) -> bool {
        if slot.header.depth_in_scope <= MAX_DEPTH {
            return slot.is_constructed_below.load(Acquire);
        }
        let scope = self.at_level(&slot.header).scope;
        let cell = scope.and_then(|scope| scope.cells.get(slot.header.cell));
        cell.is_some_and(|cell| cell.get().is_some())
    }

    /// Constructs a value of a slot with its ordinary constructor, after the dependencies of a deep slot.
    #[cfg(feature = "async")]
    pub(crate) fn construct_from_below(
        self,
        slot: &Slot,
        supplied: Supplied<'_>,
    ) -> Result<AnyValue, ResolveError> {
        if slot.header.depth > MAX_DEPTH && !self.is_constructed_below(slot) {
            self.construct_below(slot)?;
        }
        self.construct_value(slot, supplied)
    }

    /// Constructs the dependencies of a deep slot, the lowest first. So no constructor runs inside a long
    /// chain of others.
    #[cold]
    pub(crate) fn construct_below(self, slot: &Slot) -> Result<(), ResolveError> {
        for number in self.store.below(&slot.header) {
            let below = self.slot(number)?;
            let constructed = match below.header.lifetime {
                _ if below.header.is_alias || below.header.label.is_seed() => continue,
                Lifetime::Singleton => self.singleton(below),
                Lifetime::Scoped if self.at_level(&below.header).scope.is_some() => {
                    self.scoped(below)
                }
                Lifetime::Scoped | Lifetime::Transient => continue,
            };
            if let Err(error) = constructed {
                return Err(self.store.with_path(error, slot.header.number, number));
            }
        }
        self.record_constructed_below(slot);
        Ok(())
    }

    fn record_constructed_below(self, slot: &Slot) {
        let header = &slot.header;
        if header.depth_in_scope <= MAX_DEPTH {
            slot.is_constructed_below.store(true, Release);
            return;
        }
        let scope = self.at_level(header).scope;
        let Some(scope) = scope.filter(|_| !header.has_value_in_scope()) else {
            return;
        };
        if let Some(cell) = scope.cells.get(header.cell) {
            // The slot has no value in the scope, so the cell only records the walk.
            cell.fill(&scope.order, header.cell, AnyValue::of(Arc::new(())));
        }
    }
}
