//! From the number of a slot to its value: the code that all types share.

use std::any::Any;

use crate::asked::{cycle, no_scope, no_seed, no_slot, not_entered};
use crate::cell::{Entered, enter};
use crate::erased::{DEEPEST, Kept, Slot};
use crate::error::ResolveError;
use crate::lifetime::Lifetime;
use crate::store::Realm;

/// What a slot gives.
pub(crate) enum Found<'a> {
    /// What the container or the scope holds.
    Held(&'a Kept),
    /// Nothing yet: who knows the type makes it, and nobody else holds it.
    Transient(Transient<'a>),
}

/// A value to be made.
#[derive(Clone, Copy)]
pub(crate) struct Transient<'a> {
    realm: Realm<'a>,
    slot: &'a Slot,
    /// Whether it was asked for from outside of the plan.
    is_asked: bool,
}

impl Transient<'_> {
    /// Makes the value and lays it in the place, an `Option<Arc<T>>`.
    pub(crate) fn make(self, place: &mut dyn Any) -> Result<(), ResolveError> {
        let _entered = if self.is_asked {
            self.realm.before_made(self.slot)?
        } else {
            None
        };
        self.realm.store.makers.hand(self.slot, self.realm, place)
    }
}

impl<'a> Realm<'a> {
    /// What a slot gives to a constructor that the plan leads to it.
    #[inline]
    pub(crate) fn obtain(self, number: u32) -> Result<Found<'a>, ResolveError> {
        let slot = self.slot(number)?;
        match slot.cell.get() {
            Some(kept) => Ok(Found::Held(kept)),
            None => self.make(slot, false),
        }
    }

    /// What a slot gives to one that the plan did not lead to it.
    #[inline]
    pub(crate) fn ask(self, number: u32) -> Result<Found<'a>, ResolveError> {
        let slot = self.slot(number)?;
        match slot.cell.get() {
            Some(kept) => Ok(Found::Held(kept)),
            None => self.make(slot, true),
        }
    }

    /// Refuses what is being made already, and makes what would take too deep a stack.
    fn before_made(self, slot: &Slot) -> Result<Option<Entered>, ResolveError> {
        let entered = if slot.header.lifetime == Lifetime::Transient {
            let frame = self.store.frame(&slot.header, slot.header.number);
            not_entered(self.store, frame)?;
            Some(enter(frame))
        } else {
            None
        };
        if slot.header.depth > DEEPEST {
            self.make_ahead(slot)?;
        }
        Ok(entered)
    }

    /// Makes what a deep slot needs, the lowest first, so that no constructor has to wait for a
    /// long chain of others.
    fn make_ahead(self, slot: &Slot) -> Result<(), ResolveError> {
        for number in self.store.below(&slot.header) {
            let below = self.slot(number)?;
            let shared = match below.header.lifetime {
                Lifetime::Singleton => true,
                Lifetime::Scoped => self.scope.is_some(),
                Lifetime::Transient => false,
            };
            if shared {
                self.obtain(number)?;
            }
        }
        Ok(())
    }

    #[inline]
    fn slot(self, number: u32) -> Result<&'a Slot, ResolveError> {
        match self.store.slot(number) {
            Some(slot) => Ok(slot),
            None => Err(no_slot()),
        }
    }

    fn make(self, slot: &'a Slot, is_asked: bool) -> Result<Found<'a>, ResolveError> {
        match slot.header.lifetime {
            Lifetime::Transient => Ok(Found::Transient(Transient {
                realm: self,
                slot,
                is_asked,
            })),
            Lifetime::Scoped => self.in_scope(slot).map(Found::Held),
            Lifetime::Singleton => self.singleton(slot).map(Found::Held),
        }
    }

    /// The container's own value, made in the container even if a scope asks for it.
    fn singleton(self, slot: &'a Slot) -> Result<&'a Kept, ResolveError> {
        let root = self.root();
        let store = root.store;
        let frame = store.frame(&slot.header, slot.header.number);
        let deadlocked = |deadlock| cycle(store, &deadlock);
        slot.cell.get_or_make(&store.order, frame, deadlocked, || {
            store.makers.keep(slot, root)
        })
    }

    fn in_scope(self, slot: &Slot) -> Result<&'a Kept, ResolveError> {
        let header = &slot.header;
        let Some(scope) = self.scope else {
            return Err(no_scope(header));
        };
        if header.label.is_seed() {
            let seed = scope.seed(header.cell);
            return seed.ok_or_else(|| no_seed(header, scope.opened));
        }
        let Some(cell) = scope.cells.get(header.cell) else {
            return Err(no_scope(header));
        };
        if let Some(kept) = cell.get() {
            return Ok(kept);
        }
        let frame = self.store.frame(header, header.cell);
        not_entered(self.store, frame)?;
        let deadlocked = |deadlock| cycle(self.store, &deadlock);
        cell.get_or_make(&scope.order, frame, deadlocked, || {
            self.store.makers.keep(slot, self)
        })
    }
}
