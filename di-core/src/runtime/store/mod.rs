//! The slots of a container and the values of a scope: look-up and drop.

mod decorators;
pub(crate) mod lookup;
pub(crate) mod owned;
mod paths;
pub(crate) mod scope_cells;
pub(crate) mod type_table;

use std::sync::Arc;

use crate::error::ResolveError;
use crate::runtime::failure::stopped;
#[cfg(feature = "async")]
use crate::runtime::lifecycle::kept::Kept;
use crate::runtime::model::{ScopeStore, Slot, Store};
use crate::runtime::slot::{Header, Member};
#[cfg(feature = "async")]
use crate::runtime::sync::take_all;
use crate::runtime::sync::{Frame, Wanted, drop_all};
use crate::runtime::value::AnyValue;
use crate::spec::key::Key;
use crate::spec::level::Level;

impl Store {
    pub(crate) fn members(&self, key: Key) -> &[Member] {
        self.members.get(&key).map_or(&[], |members| members)
    }

    #[inline]
    pub(crate) fn slot(&self, number: u32) -> Option<&Slot> {
        self.slots.get(number as usize)
    }

    pub(crate) fn header(&self, number: u32) -> Option<&Header> {
        self.slot(number).map(|slot| &slot.header)
    }

    /// Returns the address of the store. It identifies the container as long as the container lives.
    pub(crate) fn address(&self) -> usize {
        std::ptr::from_ref(self).addr()
    }

    /// Returns whether the container has stopped, and resolves nothing any more.
    #[inline]
    #[cfg_attr(
        not(feature = "async"),
        allow(clippy::unused_self, reason = "only a started container stops")
    )]
    pub(crate) fn is_stopped(&self) -> bool {
        #[cfg(feature = "async")]
        return self.lifecycle.is_stopped();
        #[cfg(not(feature = "async"))]
        false
    }

    /// Returns an error if the container has stopped.
    pub(crate) fn refuse_if_stopped(&self, key: Key) -> Result<(), ResolveError> {
        if self.is_stopped() {
            return Err(stopped(key));
        }
        Ok(())
    }

    pub(crate) fn wanted(&self, header: &Header) -> Wanted {
        Wanted {
            frame: self.frame(header),
            limit: self.wait_limit,
        }
    }

    pub(crate) fn frame(&self, header: &Header) -> Frame {
        Frame::of_slot(self.address(), header.number, header.label.name)
    }

    /// Takes all singletons out.
    #[cfg(feature = "async")]
    pub(crate) fn take_values(&mut self) -> Kept {
        let (slots, mut values) = (&mut self.slots, Vec::new());
        let owned = self.owned.take_all();
        let take = |number| {
            let slot = slots.get_mut(number as usize)?;
            drop(slot.own.take());
            slot.cell.take()
        };
        take_all(&self.order, owned, take, |value| values.push(value));
        Kept(values)
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        #[cfg(feature = "async")]
        self.stop_when_dropped();
        // Values that a `stop` hook may use were taken out.
        let slots = &mut self.slots;
        let owned = self.owned.take_all();
        drop_all(&self.order, owned, |number| {
            let slot = slots.get_mut(number as usize)?;
            drop(slot.own.take());
            slot.cell.take()
        });
    }
}

impl ScopeStore {
    /// Returns the nearest scope of this level: this one, or one around it.
    pub(crate) fn at_level(self: &Arc<Self>, level: Level) -> Option<&Arc<Self>> {
        let mut scope = self;
        loop {
            if scope.level == Some(level) {
                return Some(scope);
            }
            scope = scope.parent.as_ref()?;
        }
    }

    /// Returns the value of a seed, from this scope or from the nearest enclosing scope that has it.
    #[inline]
    pub(crate) fn seed(&self, cell: u32) -> Option<&AnyValue> {
        let mut scope = self;
        loop {
            if let Some(seed) = scope.cells.get(cell)?.get() {
                return Some(seed);
            }
            scope = scope.parent.as_deref()?;
        }
    }

    /// Returns whether this scope or an enclosing one has all of these seeds.
    #[inline(never)]
    pub(crate) fn has_seeds(&self, cells: &[u32]) -> bool {
        cells.iter().all(|cell| self.seed(*cell).is_some())
    }

    /// Takes all values of the scope out.
    #[cfg(feature = "async")]
    pub(crate) fn take_values(&mut self) -> Kept {
        let (cells, mut values) = (&mut self.cells, Vec::new());
        let owned = self.owned.take_all();
        let take = |number| cells.get_mut(number)?.take();
        take_all(&self.order, owned, take, |value| values.push(value));
        Kept(values)
    }

    fn drop_values(&mut self) {
        let cells = &mut self.cells;
        let owned = self.owned.take_all();
        drop_all(&self.order, owned, |number| cells.get_mut(number)?.take());
    }
}

impl Drop for ScopeStore {
    fn drop(&mut self) {
        // The loop drops nested scopes without recursion. If the drop of a value panics, the remaining
        // scopes are dropped by their own `Drop`.
        #[cfg(feature = "async")]
        self.close_when_dropped();
        let mut parent = self.parent.take();
        self.drop_values();
        while let Some(scope) = parent.take().and_then(Arc::into_inner) {
            // A clone, because the closing of the scope has to know the scopes around it.
            parent.clone_from(&scope.parent);
        }
    }
}
