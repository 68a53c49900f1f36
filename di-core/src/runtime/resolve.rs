//! From the number of a slot to its value: the code that all types share.

use crate::error::ResolveError;
use crate::runtime::failure::{cycle, enter_anew, enter_frame, no_scope, no_seed, no_slot};
use crate::runtime::slot::{DEEPEST, Kept, Slot};
use crate::runtime::store::Realm;
use crate::spec::lifetime::Lifetime;

/// What a slot gives.
pub(crate) enum Found<'a> {
    /// What the container or the scope holds.
    Held(&'a Kept),
    /// What was made for who asked, and is held by nobody else.
    Made(Kept),
}

impl Found<'_> {
    #[inline]
    pub(crate) fn kept(&self) -> &Kept {
        match self {
            Self::Held(kept) => kept,
            Self::Made(kept) => kept,
        }
    }
}

impl<'a> Realm<'a> {
    /// What a slot gives to a constructor that the plan leads to it.
    #[inline]
    pub(crate) fn obtain(self, number: u32) -> Result<Found<'a>, ResolveError> {
        let slot = self.slot(number)?;
        match slot.cell.get() {
            Some(kept) => Ok(Found::Held(kept)),
            None => self.make(slot),
        }
    }

    /// What a slot gives to one that the plan did not lead to it.
    #[inline]
    pub(crate) fn ask(self, number: u32) -> Result<Found<'a>, ResolveError> {
        let slot = self.slot(number)?;
        match slot.cell.get() {
            Some(kept) => Ok(Found::Held(kept)),
            None => self.make_asked(slot),
        }
    }

    fn make_asked(self, slot: &'a Slot) -> Result<Found<'a>, ResolveError> {
        if slot.header.depth > DEEPEST && !self.is_in_scope(slot) {
            self.make_ahead(slot)?;
        }
        self.make(slot)
    }

    fn make(self, slot: &'a Slot) -> Result<Found<'a>, ResolveError> {
        match slot.header.lifetime {
            Lifetime::Transient => self.construct_anew(slot).map(Found::Made),
            Lifetime::Scoped => self.in_scope(slot).map(Found::Held),
            Lifetime::Singleton => self.singleton(slot).map(Found::Held),
        }
    }

    /// The container's own value, made in the container even if a scope asks for it.
    fn singleton(self, slot: &'a Slot) -> Result<&'a Kept, ResolveError> {
        let root = self.root();
        let store = root.store;
        let number = slot.header.number;
        let frame = store.frame(&slot.header);
        let deadlocked = |deadlock| cycle(store, &deadlock);
        slot.cell
            .get_or_make(&store.order, number, frame, deadlocked, || {
                let _entered = enter_frame(store, frame)?;
                store.makers.make(slot, root)
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
        let frame = self.store.frame(header);
        let deadlocked = |deadlock| cycle(self.store, &deadlock);
        cell.get_or_make(&scope.order, header.cell, frame, deadlocked, || {
            self.construct_anew(slot)
        })
    }

    fn construct_anew(self, slot: &Slot) -> Result<Kept, ResolveError> {
        let _entered = enter_anew(self.store, self.store.frame(&slot.header))?;
        self.store.makers.make(slot, self)
    }

    fn is_in_scope(self, slot: &Slot) -> bool {
        let cell = self
            .scope
            .and_then(|scope| scope.cells.get(slot.header.cell));
        slot.header.lifetime == Lifetime::Scoped && cell.is_some_and(|cell| cell.get().is_some())
    }

    /// Makes what a deep slot needs, the lowest first, so that no constructor has to wait for a
    /// long chain of others.
    fn make_ahead(self, slot: &Slot) -> Result<(), ResolveError> {
        for number in self.store.below(&slot.header) {
            let below = &self.slot(number)?.header;
            let shared = match below.lifetime {
                Lifetime::Singleton => true,
                Lifetime::Scoped => self.scope.is_some() && !below.label.is_seed(),
                Lifetime::Transient => false,
            };
            if shared && let Err(error) = self.obtain(number) {
                return Err(self.store.on_the_way(error, slot.header.number, number));
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
}
