//! Where a value is constructed: from a slot to the value that the container, the scope or the consumer
//! gets.
//!
//! A singleton is constructed in [`Realm::singleton`], a scoped value in [`Realm::scoped`], a transient in
//! [`Realm::transient`]. All three end in [`Realm::construct`], which calls the
//! constructor that the binding brings.

use std::any::Any;
use std::sync::atomic::Ordering::{Acquire, Relaxed, Release};

use crate::error::ResolveError;
use crate::runtime::failure::{
    cycle, enter_anew, enter_frame, no_constructor, no_scope, no_seed, no_slot,
};
use crate::runtime::model::{AnyUpcast, Constructor, Context, Fields, Plain, Realm, Slot};
use crate::runtime::slot::{DEEPEST, Edge};
use crate::runtime::value::{AnyValue, ITSELF, Place};
use crate::spec::lifetime::Lifetime;

impl<'a> Realm<'a> {
    /// Resolves a slot for a caller that is no constructor, or for one that the plan did not lead here.
    ///
    /// Returns the value if the container or the scope holds it; otherwise the value is in the place.
    pub(crate) fn resolve_root(
        self,
        slot: &'a Slot,
        place: &mut dyn Any,
    ) -> Result<Option<&'a AnyValue>, ResolveError> {
        if slot.header.depth > DEEPEST && !self.holds(slot) {
            self.construct_below(slot)?;
        }
        self.resolve_slot(slot, false, place)
    }

    /// Resolves a slot that the plan leads a constructor to.
    ///
    /// Returns the value if the container or the scope holds it; otherwise the value is in the place.
    pub(crate) fn resolve_slot(
        self,
        slot: &'a Slot,
        is_plain: bool,
        place: &mut dyn Any,
    ) -> Result<Option<&'a AnyValue>, ResolveError> {
        if let Some(value) = slot.cell.get() {
            return Ok(Some(value));
        }
        if let Some(plain) = &slot.plain
            && plain.is_transient
            && (is_plain || plain.is_ready_in(self))
        {
            self.construct_plain(plain, place)?;
            return Ok(None);
        }
        self.resolve_otherwise(slot, is_plain, place)
    }

    /// Constructs a component without a frame, as nothing in it can ask for anything.
    #[inline]
    fn construct_plain(self, plain: &'a Plain, place: &mut dyn Any) -> Result<(), ResolveError> {
        let component = self.slot(plain.component)?;
        let mut context = Context::planned(self, &component.header, true);
        if (plain.construct)(Fields::resolved(&mut context), plain.as_trait, place) {
            Ok(())
        } else {
            Err(context.failed())
        }
    }

    fn resolve_otherwise(
        self,
        slot: &'a Slot,
        is_plain: bool,
        place: &mut dyn Any,
    ) -> Result<Option<&'a AnyValue>, ResolveError> {
        if let Constructor::Trait(number, upcast) = slot.constructor {
            return self.resolve_trait(slot, number, upcast, is_plain, place);
        }
        match slot.header.lifetime {
            Lifetime::Singleton => self.singleton(slot).map(Some),
            Lifetime::Scoped => self.scoped(slot, is_plain).map(Some),
            Lifetime::Transient => self.transient(slot, is_plain, ITSELF, place).map(|()| None),
        }
    }

    /// Resolves a component as the trait of this number.
    fn resolve_trait(
        self,
        slot: &'a Slot,
        number: usize,
        upcast: &AnyUpcast,
        is_plain: bool,
        place: &mut dyn Any,
    ) -> Result<Option<&'a AnyValue>, ResolveError> {
        let Some(Edge::Slot(component)) = slot.header.edges.first() else {
            return Err(no_slot());
        };
        let component = self.slot(*component)?;
        if let (Lifetime::Transient, Constructor::Component(_)) =
            (component.header.lifetime, &component.constructor)
        {
            return self
                .transient(component, is_plain, number, place)
                .map(|()| None);
        }
        let mut made = Place::<AnyValue>::EMPTY;
        let held = self.resolve_slot(component, is_plain, &mut made)?;
        let made = made.empty();
        let Some(value) = held.or(made.as_ref()) else {
            return Err(no_constructor());
        };
        if slot.header.lifetime != Lifetime::Singleton {
            component.upcast(value, upcast, number, place)?;
            return Ok(None);
        }
        // No code of a user runs while a component is turned into one of its traits.
        let order = &self.store.order;
        let held = slot.cell.get_or_make_plain(order, slot.header.number, || {
            let mut place = Place::<AnyValue>::EMPTY;
            component.upcast(value, upcast, number, &mut place)?;
            place.empty().ok_or_else(no_constructor)
        })?;
        Ok(Some(held))
    }

    /// Returns the container's own value. It is constructed in the container even if a scope resolves it,
    /// so that it holds nothing of the scope.
    fn singleton(self, slot: &'a Slot) -> Result<&'a AnyValue, ResolveError> {
        let root = self.root();
        let store = root.store;
        let frame = store.frame(&slot.header);
        let deadlocked = |deadlock| cycle(store, &deadlock);
        slot.cell
            .get_or_make(&store.order, slot.header.number, frame, deadlocked, || {
                let _entered = enter_frame(store, frame)?;
                root.construct_value(slot, false)
            })
    }

    /// Returns the value of the scope.
    fn scoped(self, slot: &'a Slot, is_plain: bool) -> Result<&'a AnyValue, ResolveError> {
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
        if let Some(value) = cell.get() {
            return Ok(value);
        }
        if is_plain || slot.is_ready_in(self) {
            return cell.get_or_make_plain(&scope.order, header.cell, || {
                self.construct_value(slot, true)
            });
        }
        let frame = self.store.frame(header);
        let deadlocked = |deadlock| cycle(self.store, &deadlock);
        cell.get_or_make(&scope.order, header.cell, frame, deadlocked, || {
            let _entered = enter_anew(self.store, frame)?;
            let value = self.construct_value(slot, false)?;
            slot.succeeded_in(self);
            Ok(value)
        })
    }

    /// Constructs a value for the consumer alone, as its trait of this number.
    fn transient(
        self,
        slot: &'a Slot,
        is_plain: bool,
        as_trait: usize,
        place: &mut dyn Any,
    ) -> Result<(), ResolveError> {
        if is_plain || slot.is_ready_in(self) {
            return self.construct(slot, true, as_trait, place);
        }
        let _entered = enter_anew(self.store, self.store.frame(&slot.header))?;
        self.construct(slot, false, as_trait, place)?;
        slot.succeeded_in(self);
        Ok(())
    }

    /// Constructs a value for a cell.
    fn construct_value(self, slot: &Slot, is_plain: bool) -> Result<AnyValue, ResolveError> {
        let mut place = Place::<AnyValue>::EMPTY;
        self.construct(slot, is_plain, ITSELF, &mut place)?;
        place.empty().ok_or_else(no_constructor)
    }

    #[inline]
    fn construct(
        self,
        slot: &Slot,
        is_plain: bool,
        as_trait: usize,
        place: &mut dyn Any,
    ) -> Result<(), ResolveError> {
        let mut context = Context::planned(self, &slot.header, is_plain);
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
            let is_shared = match below.header.lifetime {
                Lifetime::Singleton => true,
                Lifetime::Scoped => self.scope.is_some() && !below.header.label.is_seed(),
                Lifetime::Transient => false,
            };
            let mut place = Place::<AnyValue>::EMPTY;
            if is_shared && let Err(error) = self.resolve_slot(below, false, &mut place) {
                return Err(self.store.on_the_way(error, slot.header.number, number));
            }
            drop(place.empty());
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

impl Plain {
    /// Returns whether nothing can fail in this realm.
    ///
    /// The load acquires what the store of [`succeeded_in`](Self::succeeded_in) released: the cells of all
    /// singletons below.
    #[inline]
    fn is_ready_in(&self, realm: Realm<'_>) -> bool {
        self.is_ready.load(Acquire) && self.has_all_seeds(realm)
    }

    /// Notes that a construction in this realm has succeeded, which has constructed all singletons below.
    fn succeeded_in(&self, realm: Realm<'_>) {
        // If a seed is missing, an `Option` may have been `None` for lack of it, and what is behind it was
        // not constructed.
        if !self.is_ready.load(Relaxed) && self.has_all_seeds(realm) {
            self.is_ready.store(true, Release);
        }
    }

    #[inline]
    fn has_all_seeds(&self, realm: Realm<'_>) -> bool {
        match realm.scope {
            Some(scope) => self.seeds.iter().all(|seed| scope.seed(*seed).is_some()),
            None => !self.needs_scope,
        }
    }
}

impl Slot {
    #[inline]
    fn is_ready_in(&self, realm: Realm<'_>) -> bool {
        let plain = self.plain.as_ref();
        plain.is_some_and(|plain| plain.is_ready_in(realm))
    }

    #[inline]
    fn succeeded_in(&self, realm: Realm<'_>) {
        if let Some(plain) = &self.plain {
            plain.succeeded_in(realm);
        }
    }

    /// Puts a value of this slot into the place, as the trait of this number.
    fn upcast(
        &self,
        value: &AnyValue,
        upcast: &AnyUpcast,
        number: usize,
        place: &mut dyn Any,
    ) -> Result<(), ResolveError> {
        if let AnyValue::Component(component) = value {
            component.clone().upcast(number, place);
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
