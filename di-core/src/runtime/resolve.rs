//! The construction of values: from a slot to the value of the container, the scope or the consumer.
//!
//! A singleton is constructed in [`Realm::singleton`], a scoped value in [`Realm::scoped`], a transient in
//! [`Realm::transient`]. All of them end in [`Realm::construct`], which calls the constructor that the
//! binding brings. A plain slot takes a shorter way: [`Realm::resolve_plain`].

use std::any::Any;
use std::sync::Arc;

use crate::error::ResolveError;
use crate::runtime::failure::{blocked, no_constructor, no_scope, no_seed, no_slot, not_entered};
use crate::runtime::model::{Constructor, Context, Fields, Realm, Slot, Store};
use crate::runtime::slot::{Edge, Header, MAX_DEPTH};
use crate::runtime::supply::Supplied;
use crate::runtime::sync::{self, Entered, Frame};
use crate::runtime::value::{AnyValue, Place, Trait};
use crate::spec::lifetime::Lifetime;

impl<'a> Realm<'a> {
    /// Resolves a slot for a caller outside the plan.
    pub(crate) fn resolve_root(
        self,
        slot: &'a Slot,
        supplied: Supplied<'_>,
        place: &mut dyn Any,
    ) -> Result<(), ResolveError> {
        if slot.header.depth > MAX_DEPTH && !self.is_constructed_below(slot) {
            self.construct_below(slot)?;
        }
        self.resolve_slot(slot, false, supplied, place)
    }

    /// Constructs the shared value of a slot, unless it exists. A transient slot has none.
    pub(crate) fn construct_shared(self, slot: &'a Slot) -> Result<(), ResolveError> {
        if slot.header.depth > MAX_DEPTH && !self.is_constructed_below(slot) {
            self.construct_below(slot)?;
        }
        match slot.header.lifetime {
            Lifetime::Singleton => self.singleton(slot).map(drop),
            Lifetime::Scoped if !slot.header.is_alias => self.scoped(slot).map(drop),
            Lifetime::Scoped | Lifetime::Transient => Ok(()),
        }
    }

    /// Resolves a slot for a constructor, through an edge of the plan.
    #[inline(always)]
    #[allow(
        clippy::inline_always,
        reason = "it is the run path of each dependency"
    )]
    pub(crate) fn resolve_slot(
        self,
        slot: &'a Slot,
        is_plain: bool,
        supplied: Supplied<'_>,
        place: &mut dyn Any,
    ) -> Result<(), ResolveError> {
        if let Some(value) = slot.cell.get() {
            value.fill_place(place);
            return Ok(());
        }
        slot.assert_exists_below(is_plain);
        match &slot.plain {
            Some(plain) if is_plain || plain.is_ready_in(self) => self.resolve_plain(plain, place),
            _ => self.resolve_in_frame(slot, supplied, place),
        }
    }

    /// Resolves a slot whose constructor may run user code.
    #[inline(never)]
    fn resolve_in_frame(
        self,
        slot: &'a Slot,
        supplied: Supplied<'_>,
        place: &mut dyn Any,
    ) -> Result<(), ResolveError> {
        if let Constructor::Trait(as_trait) = &slot.constructor {
            self.resolve_trait(slot, as_trait, supplied, place)?;
            slot.record_success(self);
            return Ok(());
        }
        match slot.header.lifetime {
            Lifetime::Singleton => self.singleton(slot)?.fill_place(place),
            Lifetime::Scoped => self.scoped(slot)?.fill_place(place),
            Lifetime::Transient => self.transient(slot, None, supplied, place)?,
        }
        Ok(())
    }

    /// Resolves a component as this trait.
    fn resolve_trait(
        self,
        slot: &'a Slot,
        as_trait: &Trait,
        supplied: Supplied<'_>,
        place: &mut dyn Any,
    ) -> Result<(), ResolveError> {
        let Some(Edge::Slot(component)) = slot.header.edges.first() else {
            return Err(no_slot());
        };
        let component = self.slot(*component)?;
        match (component.header.lifetime, &component.constructor) {
            (Lifetime::Singleton, _) => {
                let value = self.singleton_trait(slot, component, as_trait)?;
                value.fill_place(place);
                Ok(())
            }
            (Lifetime::Scoped, _) => {
                let value = self.scoped(component)?;
                component.upcast(value, as_trait, place)
            }
            (Lifetime::Transient, Constructor::Component(_)) => {
                self.transient(component, Some(as_trait), supplied, place)
            }
            (Lifetime::Transient, _) => {
                let mut constructed = Place::<AnyValue>::EMPTY;
                self.transient(component, None, supplied, &mut constructed)?;
                let value = constructed.value().ok_or_else(no_constructor)?;
                component.upcast(&value, as_trait, place)
            }
        }
    }

    /// Returns a singleton as its trait. The container holds the trait beside the component.
    fn singleton_trait(
        self,
        slot: &'a Slot,
        component: &'a Slot,
        as_trait: &Trait,
    ) -> Result<&'a AnyValue, ResolveError> {
        let value = self.singleton(component)?;
        let store = self.store;
        let wanted = store.wanted(&component.header);
        let blocked = |reason| blocked(store, reason);
        slot.cell
            .get_or_construct(&store.order, slot.header.number, wanted, blocked, || {
                let mut place = Place::<AnyValue>::EMPTY;
                component.upcast(value, as_trait, &mut place)?;
                place.value().ok_or_else(no_constructor)
            })
    }

    /// Returns the value of the container. The container constructs it even if a scope resolves it, so that
    /// it holds nothing of the scope.
    pub(crate) fn singleton(self, slot: &'a Slot) -> Result<&'a AnyValue, ResolveError> {
        if let (Constructor::Trait(as_trait), Some(Edge::Slot(component))) =
            (&slot.constructor, slot.header.edges.first())
        {
            let component = self.slot(*component)?;
            return self.singleton_trait(slot, component, as_trait);
        }
        let root = self.root();
        let store = root.store;
        let wanted = store.wanted(&slot.header);
        let blocked = |reason| blocked(store, reason);
        slot.cell
            .get_or_construct(&store.order, slot.header.number, wanted, blocked, || {
                let _entered = enter_frame(store, wanted.frame)?;
                root.construct_value(slot, Supplied::NONE)
            })
    }

    /// Returns the value of the scope.
    pub(crate) fn scoped(self, slot: &'a Slot) -> Result<&'a AnyValue, ResolveError> {
        let header = &slot.header;
        let realm = self.at_level(header);
        let Some(scope) = realm.scope else {
            let opened = self.scope.map(|scope| scope.opened);
            return Err(no_scope(self.store, header, opened));
        };
        let Some(cell) = scope.cells.get(header.cell) else {
            return Err(no_slot());
        };
        if let Some(value) = cell.get() {
            return Ok(value);
        }
        if header.label.is_seed() {
            let seed = scope.seed(header.cell);
            return seed.ok_or_else(|| no_seed(header, scope));
        }
        let wanted = self.store.wanted(header);
        let blocked = |reason| blocked(self.store, reason);
        cell.get_or_construct(&scope.order, header.cell, wanted, blocked, || {
            let _entered = enter_unless_running(self.store, wanted.frame)?;
            let value = realm.construct_value(slot, Supplied::NONE)?;
            slot.record_success(realm);
            Ok(value)
        })
    }

    /// Returns the realm that holds the value of a scoped slot: this scope, or the nearest one of the slot's
    /// level. Without such a scope, returns the realm of the container.
    #[inline]
    pub(crate) fn at_level(self, header: &Header) -> Self {
        match header.level {
            None => self,
            Some(level) => Self {
                scope: self.scope.and_then(|scope| scope.at_level(level)),
                ..self
            },
        }
    }

    /// Constructs a value for the consumer alone, as its trait of this number.
    fn transient(
        self,
        slot: &'a Slot,
        as_trait: Option<&Trait>,
        supplied: Supplied<'_>,
        place: &mut dyn Any,
    ) -> Result<(), ResolveError> {
        let _entered = enter_unless_running(self.store, self.store.frame(&slot.header))?;
        self.construct(slot, as_trait, supplied, place)?;
        slot.record_success(self);
        Ok(())
    }

    /// Constructs a value for a cell.
    pub(crate) fn construct_value(
        self,
        slot: &Slot,
        supplied: Supplied<'_>,
    ) -> Result<AnyValue, ResolveError> {
        let mut place = Place::<AnyValue>::EMPTY;
        self.construct(slot, None, supplied, &mut place)?;
        place.value().ok_or_else(no_constructor)
    }

    /// Calls the constructor.
    #[inline]
    fn construct(
        self,
        slot: &Slot,
        as_trait: Option<&Trait>,
        supplied: Supplied<'_>,
        place: &mut dyn Any,
    ) -> Result<(), ResolveError> {
        let mut context = Context::planned(self, &slot.header, false).with(supplied);
        match &slot.constructor {
            Constructor::Component(construct) => {
                if construct(Fields::resolved(&mut context), as_trait, place) {
                    Ok(())
                } else {
                    Err(context.failed())
                }
            }
            Constructor::Function(function) => {
                let constructed = function.construct(&mut context, place);
                constructed.map_err(|error| context.explain(error))
            }
            #[cfg(feature = "async")]
            Constructor::Async(_) => context.fill_supplied(slot, place),
            Constructor::Trait(..) | Constructor::Given => Err(no_constructor()),
        }
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
    /// Puts a value of this slot into the place, as this trait.
    fn upcast(
        &self,
        value: &AnyValue,
        as_trait: &Trait,
        place: &mut dyn Any,
    ) -> Result<(), ResolveError> {
        if let AnyValue::Component(component) = value {
            Arc::clone(component).upcast(Some(as_trait), place);
            return Ok(());
        }
        // It comes from a decorator, from an async constructor, or from the override of a test.
        match &self.constructor {
            Constructor::Function(function) if function.upcast(value, as_trait, place) => Ok(()),
            #[cfg(feature = "async")]
            Constructor::Async(function) if function.upcast(value, as_trait, place) => Ok(()),
            _ => Err(no_constructor()),
        }
    }
}

/// Enters a frame, and returns an error if the thread is already constructing its value.
///
/// This serves all values but singletons, whose cells detect the recursion. Others would recurse forever.
pub(crate) fn enter_unless_running(store: &Store, frame: Frame) -> Result<Entered, ResolveError> {
    sync::enter_unless_running(frame, store.wait_limit)
        .map_err(|refused| not_entered(store, frame, refused))
}

/// Enters a frame for the construction of a value.
pub(crate) fn enter_frame(store: &Store, frame: Frame) -> Result<Entered, ResolveError> {
    sync::enter(frame, store.wait_limit).map_err(|refused| not_entered(store, frame, refused))
}
