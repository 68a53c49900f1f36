//! The construction of one value whose construction awaits.
//!
//! An ordinary constructor cannot await the async transients that it resolves, and resolves its dependencies one
//! after the other. So all async transients for a constructor are constructed before it, at the same time.

use std::future::poll_fn;
use std::panic::AssertUnwindSafe;
use std::pin::{Pin, pin};

use futures_util::FutureExt;
use futures_util::future::join_all;

use crate::error::ResolveError;
use crate::lifecycle::wait::frame;
use crate::runtime::lifecycle::cause::panic_message;
use crate::runtime::lifecycle::contained::Contained;
use crate::runtime::model::{
    ConstructAsync, Constructor, Context, PendingValue, Realm, Slot, Store,
};
use crate::runtime::panicked::panicked;
use crate::runtime::resolve::enter_unless_running;
use crate::runtime::slot::Awaits;
use crate::runtime::supply::Supply;
use crate::runtime::sync::{Entered, Frame, forget_frames_of_panic};
use crate::runtime::value::AnyValue;
use crate::spec::lifetime::Lifetime;

/// The construction of a supply. It is boxed, as a transient may need other ones.
type Supplying<'a> = Pin<Box<dyn Future<Output = Supply> + Send + 'a>>;

/// Constructs a value for each time that these slots, or ordinary transients below them, resolve an async
/// transient. All shared values below exist.
pub(crate) fn supply(realm: Realm<'_>, slots: impl Iterator<Item = u32>) -> Supplying<'_> {
    let transients = async_transients(realm, slots);
    Box::pin(async move {
        let constructed = transients
            .iter()
            .map(|slot| construct_transient(realm, *slot));
        let constructed = join_all(constructed).await;
        Supply::of(transients.iter().copied().zip(constructed))
    })
}

/// Constructs a value of a slot, after the async transients that its constructor resolves.
///
/// Each poll is a construction on the thread that polls, whose frame `enter` enters.
pub(crate) async fn construct_value(
    realm: Realm<'_>,
    slot: &Slot,
    enter: fn(&Store, Frame) -> Result<Entered, ResolveError>,
) -> Result<AnyValue, ResolveError> {
    let frame = frame(realm, &slot.header);
    let mut constructed = pin!(run_constructor(realm, slot));
    poll_fn(|context| {
        let _entered = enter(realm.store, frame)?;
        // The callers catch the panics of the poll.
        forget_frames_of_panic();
        constructed.as_mut().poll(context)
    })
    .await
}

async fn run_constructor(realm: Realm<'_>, slot: &Slot) -> Result<AnyValue, ResolveError> {
    let supply = supply(realm, realm.waits_for(&slot.header).into_iter()).await;
    let Constructor::Async(function) = &slot.constructor else {
        return realm.construct_from_below(slot, (&supply).into());
    };
    let pending = Contained::new(start(realm, slot, &**function, &supply)?);
    drop(supply);
    let constructed = pending.await;
    constructed.map_err(|error| error.with_consumer(&slot.header.label, None))
}

/// Resolves the parameters of the function, which exist, and calls it.
fn start(
    realm: Realm<'_>,
    slot: &Slot,
    function: &dyn ConstructAsync,
    supply: &Supply,
) -> Result<PendingValue, ResolveError> {
    let mut context = Context::planned(realm, &slot.header, false).with(supply.into());
    let pending = function.start(&mut context);
    pending.map_err(|error| context.explain(error))
}

async fn construct_transient(realm: Realm<'_>, number: u32) -> Result<AnyValue, ResolveError> {
    let slot = realm.slot(number)?;
    let value = construct_value(realm, slot, enter_unless_running);
    let outcome = AssertUnwindSafe(value).catch_unwind().await;
    outcome.unwrap_or_else(|payload| {
        let message = panic_message(&*payload);
        Err(panicked(realm.store, &slot.header, message))
    })
}

/// Returns the async transients among these slots and below the other transients, as often as they are resolved.
fn async_transients(realm: Realm<'_>, slots: impl Iterator<Item = u32>) -> Vec<u32> {
    let (mut open, mut found): (Vec<u32>, Vec<u32>) = (slots.collect(), Vec::new());
    while let Some(number) = open.pop() {
        let Some(Slot {
            header,
            constructor,
            ..
        }) = realm.store.slot(number)
        else {
            continue;
        };
        if header.awaits != Awaits::Own || header.lifetime != Lifetime::Transient {
            continue;
        }
        match constructor {
            Constructor::Async(_) => found.push(number),
            _ => open.extend(realm.waits_for(header)),
        }
    }
    found
}
