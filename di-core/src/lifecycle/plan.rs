//! The order of async constructions.
//!
//! A construction begins when all values exist for which it waits. So no construction waits for another one
//! along the edges of the graph, and independent ones run at the same time.

use std::collections::{HashMap, HashSet};
use std::ops::ControlFlow;
use std::sync::Arc;

use futures_util::future::BoxFuture;

use crate::error::ResolveError;
use crate::lifecycle::construct::{construct_now, construct_shared, is_constructed};
use crate::lifecycle::wait::wait_for;
use crate::runtime::lifecycle::schedule::Schedule;
use crate::runtime::model::{Realm, Slot, Store};
use crate::runtime::slot::Awaits;
use crate::spec::lifetime::Lifetime;

/// The shared values that have to be constructed, in the numbers of their own.
pub(crate) struct Constructions {
    pub(crate) slots: Vec<u32>,
    /// For each value, those that its constructor waits for.
    pub(crate) below: Vec<Vec<usize>>,
}

/// Constructs all shared values below the roots that involve async functions, and the roots themselves.
///
/// # Errors
///
/// Returns the first error, with the path from a root. The constructions that are still in progress are
/// dropped, unless another caller waits for them.
pub(crate) async fn prepare(realm: Realm<'_>, roots: &[u32]) -> Result<(), ResolveError> {
    let Constructions { slots, below } = Constructions::below(realm, roots, &HashSet::new());
    let order = Schedule::upwards(below.iter().map(Vec::as_slice));
    let done = |at: usize, constructed: Result<(), ResolveError>| match constructed {
        Ok(()) => ControlFlow::Continue(()),
        Err(error) => ControlFlow::Break(with_path(realm.store, error, roots, slots[at])),
    };
    match order
        .run(None, |at| construct_one(realm, roots, slots[at]), done)
        .await
    {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(error) => Err(error),
    }
}

/// Constructs the shared value of a slot in its own scope, with all that it needs.
fn prepare_in(home: Realm<'_>, number: u32) -> BoxFuture<'_, Result<(), ResolveError>> {
    Box::pin(async move { prepare(home, &[number]).await })
}

/// Constructs the shared value of a slot at one of the roots or below it. The values below the slot exist.
pub(crate) async fn construct_one(
    realm: Realm<'_>,
    roots: &[u32],
    number: u32,
) -> Result<(), ResolveError> {
    let slot = realm.slot(number)?;
    let home = realm.at_level(&slot.header);
    if !is_one(home, realm) {
        // What it needs belongs to its own scope, so it is prepared there.
        return prepare_in(home, number).await;
    }
    if slot.header.awaits != Awaits::Own {
        return construct_now(realm, slot);
    }
    let _wait = wait_for(realm, roots, &slot.header)?;
    construct_shared(realm, slot).await
}

/// Adds the path from one of the roots.
fn with_path(store: &Store, error: ResolveError, roots: &[u32], to: u32) -> ResolveError {
    let mut from = roots.iter().copied();
    let from = from.find(|from| *from == to || !store.shortest_path(*from, to).is_empty());
    match from {
        Some(from) => store.with_path(error, from, to),
        None => error,
    }
}

/// Returns whether both are the same scope, or the container itself.
fn is_one(one: Realm<'_>, other: Realm<'_>) -> bool {
    match (one.scope, other.scope) {
        (Some(one), Some(other)) => Arc::ptr_eq(one, other),
        (None, None) => true,
        // A scope of the level is missing, which is an error of the construction.
        _ => one.scope.is_none(),
    }
}

impl Constructions {
    /// Returns the constructions of the roots and below them, as far as they await. A start constructs its `own`
    /// singletons too, whose construction may await nothing.
    pub(crate) fn below(realm: Realm<'_>, roots: &[u32], own: &HashSet<u32>) -> Self {
        let mut constructions = Self {
            slots: Vec::new(),
            below: Vec::new(),
        };
        let mut places: HashMap<u32, usize> = HashMap::new();
        for slot in shared_below(realm, roots.iter().copied(), own) {
            constructions.add(slot, &mut places);
        }
        let mut at = 0;
        while let Some(slot) = constructions.slots.get(at).copied() {
            let header = realm.store.header(slot);
            // What a value of an outer scope needs is not that of this scope.
            let header = header.filter(|header| is_one(realm.at_level(header), realm));
            let below = header.map_or_else(Vec::new, |header| realm.waits_for(header));
            for below in shared_below(realm, below.into_iter(), own) {
                let below = constructions.add(below, &mut places);
                constructions.below[at].push(below);
            }
            at += 1;
        }
        constructions.add_deferred(realm, &places, own);
        constructions
    }

    /// Lets each construction follow those that its constructor can resolve by a `Lazy` or a `Provider`. So its `get`
    /// finds the value, whatever the order of registration.
    fn add_deferred(&mut self, realm: Realm<'_>, places: &HashMap<u32, usize>, own: &HashSet<u32>) {
        // Below an ordinary value, only a start has constructions of its own.
        let is_passed = |slot: &&Slot| {
            let has_below = slot.header.awaits != Awaits::Nothing || !own.is_empty();
            has_below && !is_constructed(realm, slot)
        };
        for (from, below) in self.slots.iter().zip(&mut self.below) {
            let from = realm.store.slot(*from);
            let from = from.filter(|from| is_one(realm.at_level(&from.header), realm));
            let (mut open, mut seen) = (Vec::from_iter(from), HashSet::new());
            while let Some(slot) = open.pop() {
                for target in slot.header.follows().filter(|it| seen.insert(*it)) {
                    match places.get(&target) {
                        Some(place) => below.push(*place),
                        None => open.extend(realm.store.slot(target).filter(is_passed)),
                    }
                }
            }
            below.sort_unstable();
            below.dedup();
        }
    }

    /// Returns the number of a slot, and adds the slot if it has none.
    fn add(&mut self, slot: u32, places: &mut HashMap<u32, usize>) -> usize {
        *places.entry(slot).or_insert_with(|| {
            self.slots.push(slot);
            self.below.push(Vec::new());
            self.slots.len() - 1
        })
    }
}

/// Returns the shared slots among these and below the transient ones among them, whose values involve async
/// functions and do not exist yet, and the `own` ones. A seed that the scope lacks is absent, whatever decorates it.
fn shared_below(
    realm: Realm<'_>,
    slots: impl Iterator<Item = u32>,
    own: &HashSet<u32>,
) -> Vec<u32> {
    let (mut open, mut seen, mut shared): (Vec<u32>, HashSet<u32>, Vec<u32>) =
        (slots.collect(), HashSet::new(), Vec::new());
    while let Some(number) = open.pop() {
        let Some(slot) = realm.store.slot(number) else {
            continue;
        };
        let is_own = own.contains(&number);
        let is_passed = slot.header.awaits == Awaits::Nothing && !is_own;
        if (is_passed && own.is_empty()) || !seen.insert(number) {
            continue;
        }
        // The trait of a scoped component has no cell of its own.
        let has_cell = match slot.header.lifetime {
            Lifetime::Singleton => true,
            Lifetime::Scoped => slot.header.has_value_in_scope(),
            Lifetime::Transient => false,
        };
        if is_passed || !has_cell {
            open.extend(realm.waits_for(&slot.header));
        } else if !is_constructed(realm, slot) && realm.missing_seed(&slot.header).is_none() {
            shared.push(number);
        }
    }
    // Independent constructions begin in the order of registration.
    shared.sort_unstable();
    shared
}
