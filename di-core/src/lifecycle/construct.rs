//! The construction of shared values: one at a time, for all callers that want it.

use std::panic::{AssertUnwindSafe, catch_unwind};

use futures_util::FutureExt;

use crate::error::ResolveError;
use crate::lifecycle::value::construct_value;
use crate::runtime::failure::{awaits_itself, no_scope, no_slot};
use crate::runtime::flight::{Flights, Landed, SharedError};
use crate::runtime::lifecycle::cause::panic_message;
use crate::runtime::model::{Realm, Slot};
use crate::runtime::panicked::panicked;
use crate::runtime::realm::StrongRealm;
use crate::runtime::resolve::enter_frame;
use crate::runtime::slot::Awaits;
use crate::runtime::sync::{Cell, Order, forget_frames_of_panic};
use crate::runtime::value::AnyValue;
use crate::spec::lifetime::Lifetime;

/// The cell for the shared value of a slot in a realm.
struct Home<'a> {
    cell: &'a Cell<AnyValue>,
    order: &'a Order,
    number: u32,
}

/// Constructs the value of a slot, unless it exists, together with all other callers that want it.
///
/// # Errors
///
/// Returns the error of the construction.
pub(crate) async fn construct_shared(realm: Realm<'_>, slot: &Slot) -> Result<(), ResolveError> {
    let realm = home_realm(realm, slot);
    let (home, number) = (realm.retain(), slot.header.number);
    let flight = flights(realm).join(number, || Box::pin(construct(home, number)));
    match flight.await {
        Some(landed) => landed.map_err(|SharedError(error)| error),
        // A construction catches panics, so it has awaited itself.
        None => Err(awaits_itself(
            realm.store,
            &[realm.store.frame(&slot.header)],
        )),
    }
}

/// Constructs the shared value of a slot with its ordinary constructor. A panic is an error.
pub(crate) fn construct_now(realm: Realm<'_>, slot: &Slot) -> Result<(), ResolveError> {
    forget_frames_of_panic();
    let constructed = catch_unwind(AssertUnwindSafe(|| realm.construct_shared(slot)));
    constructed.unwrap_or_else(|payload| {
        let message = panic_message(&*payload);
        Err(panicked(realm.store, &slot.header, message))
    })
}

/// Returns whether the shared value of a slot exists.
pub(crate) fn is_constructed(realm: Realm<'_>, slot: &Slot) -> bool {
    Home::of(home_realm(realm, slot), slot).is_ok_and(|home| home.cell.get().is_some())
}

/// Returns true if the construction of the shared value of a slot awaits.
pub(crate) fn is_in_progress(realm: Realm<'_>, slot: &Slot) -> bool {
    slot.header.awaits == Awaits::Own
        && flights(home_realm(realm, slot)).is_running(slot.header.number)
}

fn flights(realm: Realm<'_>) -> &Flights {
    match realm.scope {
        Some(scope) => &scope.flights,
        None => &realm.store.flights,
    }
}

/// Returns the realm that holds the value of a slot.
fn home_realm<'a>(realm: Realm<'a>, slot: &Slot) -> Realm<'a> {
    match slot.header.lifetime {
        Lifetime::Scoped => realm.at_level(&slot.header),
        Lifetime::Singleton | Lifetime::Transient => realm.root(),
    }
}

async fn construct(realm: StrongRealm, number: u32) -> Landed {
    let outcome = AssertUnwindSafe(run(&realm, number)).catch_unwind().await;
    flights(realm.get()).end(number);
    outcome
        .unwrap_or_else(|payload| {
            let (realm, message) = (realm.get(), panic_message(&*payload));
            let slot = realm.slot(number)?;
            Err(panicked(realm.store, &slot.header, message))
        })
        .map_err(SharedError)
}

async fn run(realm: &StrongRealm, number: u32) -> Result<(), ResolveError> {
    let slot = realm.get().slot(number)?;
    // Another construction may have filled the cell after the caller had looked.
    if Home::of(realm.get(), slot)?.cell.get().is_some() {
        return Ok(());
    }
    let value = construct_value(realm.get(), slot, enter_frame).await?;
    let home = Home::of(realm.get(), slot)?;
    home.cell.fill(home.order, home.number, value);
    Ok(())
}

impl<'a> Home<'a> {
    /// Returns the cell of a slot in the realm that holds its value.
    fn of(realm: Realm<'a>, slot: &'a Slot) -> Result<Self, ResolveError> {
        let header = &slot.header;
        if header.lifetime != Lifetime::Scoped {
            return Ok(Self {
                cell: &slot.cell,
                order: &realm.store.order,
                number: header.number,
            });
        }
        let scope = realm
            .scope
            .ok_or_else(|| no_scope(realm.store, header, None))?;
        Ok(Self {
            cell: scope.cells.get(header.cell).ok_or_else(no_slot)?,
            order: &scope.order,
            number: header.cell,
        })
    }
}
