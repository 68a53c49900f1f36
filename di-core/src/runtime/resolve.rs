//! Where a value is constructed: from a slot to the value that the container, the scope or the consumer
//! gets.
//!
//! A singleton is constructed in [`Realm::singleton`], a scoped value in [`Realm::scoped`], a transient in
//! [`Realm::transient`]. All of them end in [`Realm::construct`], which calls the constructor that the
//! binding brings. A component that runs no code of a user takes a shorter way, [`Realm::resolve_plain`].

use std::any::Any;
use std::sync::Arc;

use crate::error::ResolveError;
use crate::runtime::failure::{
    cycle, enter_anew, enter_frame, no_constructor, no_scope, no_seed, no_slot,
};
use crate::runtime::model::{AnyUpcast, Constructor, Context, Fields, Realm, Slot};
use crate::runtime::slot::{DEEPEST, Edge};
use crate::runtime::value::{AnyValue, ITSELF, Place};
use crate::spec::lifetime::Lifetime;

impl<'a> Realm<'a> {
    /// Resolves a slot into the place of a caller that the plan did not lead there.
    pub(crate) fn resolve_root(
        self,
        slot: &'a Slot,
        place: &mut dyn Any,
    ) -> Result<(), ResolveError> {
        if slot.header.depth > DEEPEST && !self.holds(slot) {
            self.construct_below(slot)?;
        }
        self.resolve_slot(slot, false, place)
    }

    /// Resolves a slot into the place of a constructor that the plan led there.
    #[inline(always)]
    #[allow(
        clippy::inline_always,
        reason = "it is the run path of each dependency"
    )]
    pub(crate) fn resolve_slot(
        self,
        slot: &'a Slot,
        is_plain: bool,
        place: &mut dyn Any,
    ) -> Result<(), ResolveError> {
        if let Some(value) = slot.cell.get() {
            value.give(place);
            return Ok(());
        }
        match &slot.plain {
            Some(plain) if is_plain || plain.is_ready_in(self) => self.resolve_plain(plain, place),
            _ => self.resolve_in_frame(slot, place),
        }
    }

    /// Resolves a slot whose constructor may run code of a user.
    #[inline(never)]
    fn resolve_in_frame(self, slot: &'a Slot, place: &mut dyn Any) -> Result<(), ResolveError> {
        if let Constructor::Trait(number, upcast) = slot.constructor {
            self.resolve_trait(slot, number, upcast, place)?;
            slot.succeeded_in(self);
            return Ok(());
        }
        match slot.header.lifetime {
            Lifetime::Singleton => self.singleton(slot)?.give(place),
            Lifetime::Scoped => self.scoped(slot)?.give(place),
            Lifetime::Transient => self.transient(slot, ITSELF, place)?,
        }
        Ok(())
    }

    /// Resolves a component as its trait of this number.
    fn resolve_trait(
        self,
        slot: &'a Slot,
        number: usize,
        upcast: &AnyUpcast,
        place: &mut dyn Any,
    ) -> Result<(), ResolveError> {
        let Some(Edge::Slot(component)) = slot.header.edges.first() else {
            return Err(no_slot());
        };
        let component = self.slot(*component)?;
        match (component.header.lifetime, &component.constructor) {
            (Lifetime::Singleton, _) => {
                let value = self.singleton_trait(slot, component, number, upcast)?;
                value.give(place);
                Ok(())
            }
            (Lifetime::Scoped, _) => {
                let value = self.scoped(component)?;
                component.upcast(value, upcast, number, place)
            }
            (Lifetime::Transient, Constructor::Component(_)) => {
                self.transient(component, number, place)
            }
            (Lifetime::Transient, _) => {
                let mut made = Place::<AnyValue>::EMPTY;
                self.transient(component, ITSELF, &mut made)?;
                let value = made.value().ok_or_else(no_constructor)?;
                component.upcast(&value, upcast, number, place)
            }
        }
    }

    /// Returns the trait of a singleton, which the container holds beside the component.
    fn singleton_trait(
        self,
        slot: &'a Slot,
        component: &'a Slot,
        number: usize,
        upcast: &AnyUpcast,
    ) -> Result<&'a AnyValue, ResolveError> {
        let value = self.singleton(component)?;
        let store = self.store;
        let frame = store.frame(&component.header);
        let deadlocked = |deadlock| cycle(store, &deadlock);
        slot.cell
            .get_or_make(&store.order, slot.header.number, frame, deadlocked, || {
                let mut place = Place::<AnyValue>::EMPTY;
                component.upcast(value, upcast, number, &mut place)?;
                place.value().ok_or_else(no_constructor)
            })
    }

    /// Returns the container's own value. It is constructed in the container even if a scope resolves it,
    /// so that it holds nothing of the scope.
    pub(crate) fn singleton(self, slot: &'a Slot) -> Result<&'a AnyValue, ResolveError> {
        if let Constructor::Trait(number, upcast) = slot.constructor
            && let Some(Edge::Slot(component)) = slot.header.edges.first()
        {
            let component = self.slot(*component)?;
            return self.singleton_trait(slot, component, number, upcast);
        }
        let root = self.root();
        let store = root.store;
        let frame = store.frame(&slot.header);
        let deadlocked = |deadlock| cycle(store, &deadlock);
        slot.cell
            .get_or_make(&store.order, slot.header.number, frame, deadlocked, || {
                let _entered = enter_frame(store, frame)?;
                root.construct_value(slot)
            })
    }

    /// Returns the value of the scope.
    pub(crate) fn scoped(self, slot: &'a Slot) -> Result<&'a AnyValue, ResolveError> {
        let header = &slot.header;
        let Some(scope) = self.scope else {
            return Err(no_scope(header));
        };
        let Some(cell) = scope.cells.get(header.cell) else {
            return Err(no_scope(header));
        };
        if let Some(value) = cell.get() {
            return Ok(value);
        }
        if header.label.is_seed() {
            let seed = scope.seed(header.cell);
            return seed.ok_or_else(|| no_seed(header, scope.opened));
        }
        let frame = self.store.frame(header);
        let deadlocked = |deadlock| cycle(self.store, &deadlock);
        cell.get_or_make(&scope.order, header.cell, frame, deadlocked, || {
            let _entered = enter_anew(self.store, frame)?;
            let value = self.construct_value(slot)?;
            slot.succeeded_in(self);
            Ok(value)
        })
    }

    /// Constructs a value for the consumer alone, as its trait of this number.
    fn transient(
        self,
        slot: &'a Slot,
        as_trait: usize,
        place: &mut dyn Any,
    ) -> Result<(), ResolveError> {
        let _entered = enter_anew(self.store, self.store.frame(&slot.header))?;
        self.construct(slot, as_trait, place)?;
        slot.succeeded_in(self);
        Ok(())
    }

    /// Constructs a value for a cell.
    fn construct_value(self, slot: &Slot) -> Result<AnyValue, ResolveError> {
        let mut place = Place::<AnyValue>::EMPTY;
        self.construct(slot, ITSELF, &mut place)?;
        place.value().ok_or_else(no_constructor)
    }

    /// Calls the constructor.
    #[inline]
    fn construct(
        self,
        slot: &Slot,
        as_trait: usize,
        place: &mut dyn Any,
    ) -> Result<(), ResolveError> {
        let mut context = Context::planned(self, &slot.header, false);
        match &slot.constructor {
            Constructor::Component(construct) => {
                if construct(Fields::resolved(&mut context), as_trait, place) {
                    Ok(())
                } else {
                    Err(context.failed())
                }
            }
            Constructor::Function(function) => {
                let made = function.construct(&mut context, place);
                made.map_err(|error| context.explain(error))
            }
            Constructor::Trait(..) | Constructor::Given => Err(no_constructor()),
        }
    }

    /// Returns whether the scope holds the value already.
    fn holds(self, slot: &Slot) -> bool {
        let cell = self
            .scope
            .and_then(|scope| scope.cells.get(slot.header.cell));
        slot.header.lifetime == Lifetime::Scoped && cell.is_some_and(|cell| cell.get().is_some())
    }

    /// Constructs what a deep slot needs, the lowest first, so that no constructor runs inside a long
    /// chain of others.
    fn construct_below(self, slot: &Slot) -> Result<(), ResolveError> {
        for number in self.store.below(&slot.header) {
            let below = self.slot(number)?;
            let constructed = match below.header.lifetime {
                _ if below.header.is_alias || below.header.label.is_seed() => continue,
                Lifetime::Singleton => self.singleton(below),
                Lifetime::Scoped if self.scope.is_some() => self.scoped(below),
                Lifetime::Scoped | Lifetime::Transient => continue,
            };
            if let Err(error) = constructed {
                return Err(self.store.on_the_way(error, slot.header.number, number));
            }
        }
        Ok(())
    }

    /// Returns the slot of this number.
    #[inline]
    pub(crate) fn slot(self, number: u32) -> Result<&'a Slot, ResolveError> {
        match self.store.slot(number) {
            Some(slot) => Ok(slot),
            None => Err(no_slot()),
        }
    }
}

impl Slot {
    /// Puts a value of this slot into the place, as the trait of this number.
    fn upcast(
        &self,
        value: &AnyValue,
        upcast: &AnyUpcast,
        number: usize,
        place: &mut dyn Any,
    ) -> Result<(), ResolveError> {
        if let AnyValue::Component(component) = value {
            Arc::clone(component).upcast(number, place);
            return Ok(());
        }
        // A decorator has constructed it, or a test has put it in the place of the component.
        match &self.constructor {
            Constructor::Function(function) if function.upcast(value, upcast, number, place) => {
                Ok(())
            }
            _ => Err(no_constructor()),
        }
    }
}
