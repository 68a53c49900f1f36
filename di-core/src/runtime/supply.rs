//! Values of async transients, which were constructed ahead for one consumer.
//!
//! An ordinary constructor cannot await. So the async transients that it resolves are constructed before, and
//! it takes them from its supply. The values of one slot are interchangeable, so the supply knows slots alone,
//! and no fields.

#[cfg(feature = "async")]
use std::any::Any;
#[cfg(feature = "async")]
use std::collections::BTreeMap;
#[cfg(not(feature = "async"))]
use std::marker::PhantomData;
#[cfg(feature = "async")]
use std::sync::{Mutex, PoisonError};

#[cfg(feature = "async")]
use crate::error::ResolveError;
#[cfg(feature = "async")]
use crate::runtime::value::{AnyValue, Place};

/// The supply of a construction, or none. Without the feature `async`, there is none, and it has no size.
#[derive(Clone, Copy)]
pub(crate) struct Supplied<'a> {
    #[cfg(feature = "async")]
    supply: Option<&'a Supply>,
    #[cfg(not(feature = "async"))]
    supply: PhantomData<&'a ()>,
}

/// The values of async transients for one consumer by slot, or the errors of their constructors.
#[cfg(feature = "async")]
pub(crate) struct Supply(Mutex<BTreeMap<u32, Vec<Result<AnyValue, ResolveError>>>>);

impl Supplied<'_> {
    #[cfg(feature = "async")]
    pub(crate) const NONE: Self = Self { supply: None };

    #[cfg(not(feature = "async"))]
    pub(crate) const NONE: Self = Self {
        supply: PhantomData,
    };
}

#[cfg(feature = "async")]
impl Supplied<'_> {
    /// Fills the place with a value of a slot. Returns `None` if there is none.
    ///
    /// # Errors
    ///
    /// Returns the error of the constructor of the value.
    #[cold]
    pub(crate) fn fill(self, slot: u32, place: &mut dyn Any) -> Option<Result<(), ResolveError>> {
        let constructed = self.supply?.take(slot)?;
        Some(constructed.map(|value| fill(place, value)))
    }
}

#[cfg(feature = "async")]
impl Supply {
    pub(crate) fn of(values: impl Iterator<Item = (u32, Result<AnyValue, ResolveError>)>) -> Self {
        let mut by_slot: BTreeMap<u32, Vec<_>> = BTreeMap::new();
        for (slot, value) in values {
            by_slot.entry(slot).or_default().push(value);
        }
        Self(Mutex::new(by_slot))
    }

    /// Takes one value of a slot.
    fn take(&self, slot: u32) -> Option<Result<AnyValue, ResolveError>> {
        let mut by_slot = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        by_slot.get_mut(&slot)?.pop()
    }
}

#[cfg(feature = "async")]
impl<'a> From<&'a Supply> for Supplied<'a> {
    fn from(supply: &'a Supply) -> Self {
        Self {
            supply: Some(supply),
        }
    }
}

/// Fills the place of a consumer, or that of a trait which upcasts the value.
#[cfg(feature = "async")]
fn fill(place: &mut dyn Any, value: AnyValue) {
    match place.downcast_mut::<Place<AnyValue>>() {
        Some(place) => place.fill(value),
        None => value.fill_place(place),
    }
}
