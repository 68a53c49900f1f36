//! The construction of plain slots, without frames. [`Plain`] says which slots are plain, and why.

use std::any::Any;

use crate::error::ResolveError;
use crate::runtime::failure::{no_constructor, no_scope};
use crate::runtime::model::{Context, Fields, Plain, Realm, Slot};
use crate::runtime::primitives::sync::atomic::Ordering::{Acquire, Relaxed, Release};
use crate::runtime::value::{AnyValue, Place};
use crate::spec::lifetime::Lifetime;

impl<'a> Realm<'a> {
    /// Resolves a plain slot without a frame.
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
        if (plain.construct)(
            Fields::resolved(&mut context),
            plain.as_trait.as_ref(),
            place,
        ) {
            Ok(())
        } else {
            Err(context.failed())
        }
    }

    /// Resolves a plain slot that is scoped. It claims the cell only while it fills it.
    #[inline(never)]
    fn resolve_plain_scoped(
        self,
        plain: &'a Plain,
        component: &'a Slot,
        place: &mut dyn Any,
    ) -> Result<(), ResolveError> {
        let number = component.header.cell;
        let found = self.scope.and_then(|scope| {
            let cell = scope.cells.get(number)?;
            Some((scope, cell))
        });
        let Some((scope, cell)) = found else {
            return Err(no_scope(self.store, &component.header, None));
        };
        let value = if let Some(value) = cell.get() {
            value
        } else {
            let constructed = cell.get_or_construct_unless_claimed(&scope.order, number, || {
                self.construct_plain(plain, component)
            })?;
            match constructed {
                Some(value) => value,
                None => self.scoped(component)?,
            }
        };
        value.fill_place_as(plain.as_trait.as_ref(), place);
        Ok(())
    }

    /// Constructs a plain component for the cell of a scope.
    #[inline]
    fn construct_plain(
        self,
        plain: &'a Plain,
        component: &'a Slot,
    ) -> Result<AnyValue, ResolveError> {
        let mut place = Place::<AnyValue>::EMPTY;
        let mut context = Context::planned(self, &component.header, true);
        if !(plain.construct)(Fields::resolved(&mut context), None, &mut place) {
            return Err(context.failed());
        }
        place.value().ok_or_else(no_constructor)
    }
}

impl Plain {
    /// Returns true if all singletons and seeds below exist.
    ///
    /// The load acquires what the store of [`record_success`](Self::record_success) released: the cells
    /// of all singletons below.
    #[inline]
    pub(crate) fn is_ready_in(&self, realm: Realm<'_>) -> bool {
        self.is_ready.load(Acquire) && self.has_all_seeds(realm)
    }

    /// Records a successful construction in this realm. It has constructed all singletons below.
    fn record_success(&self, realm: Realm<'_>) {
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
    /// Checks in debug builds that a plain construction finds all singletons below it.
    #[inline]
    pub(crate) fn assert_exists_below(&self, is_plain: bool) {
        let is_missing = is_plain && self.header.lifetime == Lifetime::Singleton;
        debug_assert!(!is_missing, "a singleton below a plain slot is missing");
    }

    /// Records a successful construction of the slot in this realm.
    #[inline]
    pub(crate) fn record_success(&self, realm: Realm<'_>) {
        if let Some(plain) = &self.plain {
            plain.record_success(realm);
        }
    }
}
