//! Async constructions that are in progress.
//!
//! All callers that resolve one value share one future, a [`Flight`]. Each of them may poll it. So the
//! construction goes on as long as one caller is left, whoever began it, and is dropped with the last one.

use std::collections::HashMap;
use std::fmt::{self, Debug, Formatter};
use std::pin::Pin;
use std::sync::PoisonError;

use crate::error::ResolveError;
use crate::runtime::primitives::sync::{Mutex, OnceLock};
use crate::runtime::shared::{Shared, WeakShared};

/// The construction of one value, which fills the cell of its slot.
pub(crate) type Flight = Shared<Landed>;

/// The future behind a [`Flight`].
pub(crate) type Construction = Pin<Box<dyn Future<Output = Landed> + Send>>;

/// The outcome of a construction. Each of its callers receives the error.
pub(crate) type Landed = Result<(), SharedError>;

/// An error that each caller of a construction receives.
pub(crate) struct SharedError(pub(crate) ResolveError);

/// The constructions that are in progress in a container or a scope, by slot.
///
/// The map is created for the first of them, so that a scope without async values costs nothing more.
#[derive(Default)]
pub(crate) struct Flights(OnceLock<Mutex<BySlot>>);

type BySlot = HashMap<u32, WeakShared<Landed>>;

impl Flights {
    /// Joins the construction of a slot, or begins it.
    pub(crate) fn join(&self, slot: u32, begin: impl FnOnce() -> Construction) -> Flight {
        let flights = self.0.get_or_init(Mutex::default);
        let mut flights = flights.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(flight) = flights.get(&slot).and_then(WeakShared::upgrade) {
            return flight;
        }
        let flight = Shared::new(begin());
        flights.insert(slot, flight.downgrade());
        flight
    }

    /// Removes the construction of a slot, as its last step.
    ///
    /// A later caller does not find it, and sees the value in the cell because of the lock. A pointer that cannot be
    /// upgraded would order nothing, so that the caller could construct the value again.
    pub(crate) fn end(&self, slot: u32) {
        if let Some(flights) = self.0.get() {
            let mut flights = flights.lock().unwrap_or_else(PoisonError::into_inner);
            flights.remove(&slot);
        }
    }

    /// Returns true if the construction of a slot is in progress.
    pub(crate) fn is_running(&self, slot: u32) -> bool {
        let Some(flights) = self.0.get() else {
            return false;
        };
        let flight = flights
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&slot)
            .and_then(WeakShared::upgrade);
        // The lock is free here, as this may be the last owner, whose drop runs code of the user.
        flight.is_some()
    }
}

impl Clone for SharedError {
    fn clone(&self) -> Self {
        Self(self.0.shared())
    }
}

impl Debug for Flights {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.debug_struct("Flights").finish_non_exhaustive()
    }
}
