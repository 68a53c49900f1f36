//! The short way to a component that is constructed without running any code of a user.
//!
//! Once the singletons below it exist, nothing in its construction can ask for anything, wait or recurse. So
//! it enters no frame, and claims a cell only while it fills it.

use std::any::Any;
use std::sync::atomic::Ordering::{Acquire, Relaxed, Release};

use crate::error::ResolveError;
use crate::runtime::failure::{no_constructor, no_scope};
use crate::runtime::model::{Context, Fields, Plain, Realm, Slot};
use crate::runtime::value::{AnyValue, ITSELF, Place};

impl<'a> Realm<'a> {
    /// Resolves a component that is constructed without running any code of a user: without a frame, as
    /// nothing in it can ask for anything.
    #[inline(always)]
    #[allow(
        clippy::inline_always,
        reason = "it is the run path of each dependency"
    )]
    pub(crate) fn resolve_plain(
        self,
        plain: &'a Plain,
        place: &mut dyn Any,
    ) -> Result<(), ResolveError> {
        let component = self.slot(plain.component)?;
        if !plain.is_transient {
            return self.resolve_plain_scoped(plain, component, place);
        }
        let mut context = Context::planned(self, &component.header, true);
        if (plain.construct)(Fields::resolved(&mut context), plain.as_trait, place) {
            Ok(())
        } else {
            Err(context.failed())
        }
    }

    /// Resolves such a component that the scope holds: if the cell is empty, without waiting for a frame.
    #[inline(never)]
    fn resolve_plain_scoped(
        self,
        plain: &'a Plain,
        component: &'a Slot,
        place: &mut dyn Any,
    ) -> Result<(), ResolveError> {
        let number = component.header.cell;
        let held = self.scope.and_then(|scope| {
            let cell = scope.cells.get(number)?;
            Some((scope, cell))
        });
        let Some((scope, cell)) = held else {
            return Err(no_scope(&component.header));
        };
        let value = if let Some(value) = cell.get() {
            value
        } else {
            let constructed = cell.get_or_make_unless_claimed(&scope.order, number, || {
                self.construct_plain(plain, component)
            })?;
            match constructed {
                Some(value) => value,
                None => self.scoped(component)?,
            }
        };
        value.give_as(plain.as_trait, place);
        Ok(())
    }

    /// Constructs such a component for the cell of a scope.
    #[inline]
    fn construct_plain(
        self,
        plain: &'a Plain,
        component: &'a Slot,
    ) -> Result<AnyValue, ResolveError> {
        let mut place = Place::<AnyValue>::EMPTY;
        let mut context = Context::planned(self, &component.header, true);
        if !(plain.construct)(Fields::resolved(&mut context), ITSELF, &mut place) {
            return Err(context.failed());
        }
        place.value().ok_or_else(no_constructor)
    }
}

impl Plain {
    /// Returns whether nothing can fail in this realm.
    ///
    /// The load acquires what the store of [`succeeded_in`](Self::succeeded_in) released: the cells of all
    /// singletons below.
    #[inline]
    pub(crate) fn is_ready_in(&self, realm: Realm<'_>) -> bool {
        self.is_ready.load(Acquire) && self.has_all_seeds(realm)
    }

    /// Notes that a construction in this realm has succeeded, which has constructed all singletons below.
    fn succeeded_in(&self, realm: Realm<'_>) {
        // If a seed is missing, an `Option` may have been `None` for lack of it, and what is behind it was
        // not constructed.
        // Relaxed, as this load only saves a store.
        if !self.is_ready.load(Relaxed) && self.has_all_seeds(realm) {
            self.is_ready.store(true, Release);
        }
    }

    #[inline]
    fn has_all_seeds(&self, realm: Realm<'_>) -> bool {
        match realm.scope {
            Some(scope) => self.seeds.is_empty() || scope.has_seeds(&self.seeds),
            None => !self.needs_scope,
        }
    }
}

impl Slot {
    /// Notes that the slot was constructed in this realm.
    #[inline]
    pub(crate) fn succeeded_in(&self, realm: Realm<'_>) {
        if let Some(plain) = &self.plain {
            plain.succeeded_in(realm);
        }
    }
}
