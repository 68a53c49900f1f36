//! The order of async constructions.
//!
//! A construction begins when all values exist for which it waits. So no construction waits for another one
//! along the edges of the graph, and independent ones run at the same time.

use std::collections::{HashMap, HashSet, VecDeque};
use std::pin::Pin;

use futures_util::stream::{FuturesUnordered, StreamExt};

use crate::error::ResolveError;
use crate::lifecycle::construct::{construct_now, construct_shared, is_constructed};
use crate::runtime::model::{Constructor, Realm, Store};
use crate::runtime::slot::Edge;
use crate::spec::lifetime::Lifetime;

/// A shared value that has to be constructed.
struct Node {
    slot: u32,
    /// The number of nodes for which its constructor still waits.
    waits_for: usize,
    /// The nodes whose constructors wait for it.
    consumers: Vec<usize>,
}

type Running<'a> = FuturesUnordered<Pin<Box<dyn Future<Output = Outcome> + Send + 'a>>>;

/// The index of a node, and the outcome of its construction.
type Outcome = (usize, Result<(), ResolveError>);

/// Constructs all shared values below the roots that involve async functions, and the roots themselves.
///
/// # Errors
///
/// Returns the first error, with the path from a root. The constructions that are still in progress are
/// dropped, unless another caller waits for them.
pub(crate) async fn prepare(realm: Realm<'_>, roots: &[u32]) -> Result<(), ResolveError> {
    let mut nodes = nodes(realm, roots);
    let mut ready: VecDeque<usize> = (0..nodes.len())
        .filter(|at| nodes[*at].waits_for == 0)
        .collect();
    let mut running = Running::new();
    loop {
        while let Some(at) = ready.pop_front() {
            running.push(Box::pin(construct_node(realm, at, nodes[at].slot)));
        }
        let Some((at, outcome)) = running.next().await else {
            return Ok(());
        };
        outcome.map_err(|error| with_path(realm.store, error, roots, nodes[at].slot))?;
        for consumer in std::mem::take(&mut nodes[at].consumers) {
            nodes[consumer].waits_for -= 1;
            if nodes[consumer].waits_for == 0 {
                ready.push_back(consumer);
            }
        }
    }
}

async fn construct_node(realm: Realm<'_>, at: usize, number: u32) -> Outcome {
    let construct = async {
        let slot = realm.slot(number)?;
        match &slot.constructor {
            Constructor::Async(_) => construct_shared(realm, slot).await,
            _ => construct_now(realm, slot),
        }
    };
    (at, construct.await)
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

/// Returns the nodes below the roots, and the roots.
fn nodes(realm: Realm<'_>, roots: &[u32]) -> Vec<Node> {
    let mut nodes: Vec<Node> = Vec::new();
    let mut places: HashMap<u32, usize> = HashMap::new();
    for slot in shared_below(realm, roots.iter().copied()) {
        add(slot, &mut nodes, &mut places);
    }
    let mut at = 0;
    while let Some(slot) = nodes.get(at).map(|node| node.slot) {
        for below in shared_below(realm, direct(realm.store, slot)) {
            let below = add(below, &mut nodes, &mut places);
            nodes[below].consumers.push(at);
            nodes[at].waits_for += 1;
        }
        at += 1;
    }
    nodes
}

/// Returns the index of the node of a slot, and adds the node if there is none.
fn add(slot: u32, nodes: &mut Vec<Node>, places: &mut HashMap<u32, usize>) -> usize {
    *places.entry(slot).or_insert_with(|| {
        nodes.push(Node {
            slot,
            waits_for: 0,
            consumers: Vec::new(),
        });
        nodes.len() - 1
    })
}

/// Returns the shared slots among these and below the transient ones among them, whose values involve async
/// functions and do not exist yet.
fn shared_below(realm: Realm<'_>, slots: impl Iterator<Item = u32>) -> Vec<u32> {
    let (mut open, mut seen, mut shared): (Vec<u32>, HashSet<u32>, Vec<u32>) =
        (slots.collect(), HashSet::new(), Vec::new());
    while let Some(number) = open.pop() {
        let Some(slot) = realm.store.slot(number) else {
            continue;
        };
        if !slot.header.is_async || !seen.insert(number) {
            continue;
        }
        // The trait of a scoped component has no cell of its own.
        let has_cell = match slot.header.lifetime {
            Lifetime::Singleton => true,
            Lifetime::Scoped => slot.header.has_value_in_scope(),
            Lifetime::Transient => false,
        };
        if !has_cell {
            open.extend(direct(realm.store, number));
        } else if !is_constructed(realm, slot) {
            shared.push(number);
        }
    }
    shared
}

/// Returns the slots for which the constructor of a slot waits.
fn direct(store: &Store, slot: u32) -> impl Iterator<Item = u32> {
    let edges = store.header(slot).map_or(&[][..], |header| &header.edges);
    let direct = edges.iter().filter(|edge| edge.is_direct());
    direct.flat_map(Edge::targets)
}
