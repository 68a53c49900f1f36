//! The plan of a checked graph: numbered slots with resolved edges.

mod planned;

use std::hash::BuildHasherDefault;

use crate::error::BuildError;
use crate::graph::check::{Graph, LinkedGraph};
use crate::graph::draft::Draft;
use crate::graph::plan::planned::Planned;
#[cfg(feature = "async")]
use crate::graph::{async_slots, hooked};
use crate::runtime::model::Store;
use crate::runtime::slot::{Member, NO_SLOT};
use crate::runtime::store::owned::Owned;
use crate::runtime::store::type_table::TypeTable;
use crate::spec::entry::Entry;
use crate::spec::key::{Key, KeyMap, Space};

/// Checks the draft and creates its slots.
///
/// # Errors
///
/// Returns a [`BuildError`] with all problems of the draft and its graph.
pub(crate) fn plan(draft: Draft) -> Result<Store, BuildError> {
    let Draft {
        mut graph,
        sources,
        mut problems,
        settings,
        ..
    } = draft;
    label_entries(&mut graph);
    let linked = graph.check(&settings.levels, &mut problems);
    #[cfg(feature = "async")]
    {
        async_slots::check(&linked, &sources, &settings, &mut problems);
        hooked::check(&linked, &sources, &settings, &mut problems);
    }
    BuildError::of(problems)?;
    #[cfg(feature = "async")]
    let (hooks, sources) = hooked::take(&linked.graph, sources);
    let LinkedGraph {
        graph,
        edges,
        depths,
        ..
    } = linked;
    let module_seeds = module_seeds(&graph);
    let planned = Planned::of(graph.nodes, edges, &depths, sources);
    let wait_limit = settings.wait_limit;
    #[cfg(feature = "async")]
    let lifecycle = hooked::lifecycle(&planned.slots, hooks, settings);
    let singles = singles(&graph.members);
    Ok(Store {
        slots: planned.slots.into_boxed_slice(),
        table: TypeTable::of(singles.iter().map(|(key, slot)| (key, *slot))),
        singles,
        members: boxed(graph.members),
        homes: graph.homes,
        removed: graph.removed,
        entries: Box::default(),
        module_seeds,
        order: planned.order,
        owned: Owned::new(),
        scoped: planned.scoped,
        eager: planned.eager.into_boxed_slice(),
        wait_limit,
        #[cfg(feature = "async")]
        flights: crate::runtime::flight::Flights::default(),
        #[cfg(feature = "async")]
        lifecycle,
        #[cfg(feature = "testing")]
        watch: None,
    })
}

/// Adds the keys of map entries to the labels, also inside of their decorators, for messages.
fn label_entries(graph: &mut Graph) {
    let members = graph.members.values().flatten();
    let entries = members.filter_map(|member| Some((member.slot, member.entry.clone()?)));
    let entries: Vec<(u32, Entry)> = entries.collect();
    for (slot, entry) in entries {
        let wrapped: Vec<u32> = graph.wrapped(slot).collect();
        for inner in wrapped {
            if let Some(node) = graph.nodes.get_mut(inner as usize) {
                node.label.entry = Some(entry.clone());
            }
        }
    }
}

fn boxed(members: KeyMap<Vec<Member>>) -> KeyMap<Box<[Member]>> {
    let boxed = members.into_iter();
    boxed
        .map(|(key, members)| (key, members.into_boxed_slice()))
        .collect()
}

/// Returns the slot of each key that is bound once.
fn singles(members: &KeyMap<Vec<Member>>) -> KeyMap<u32> {
    let mut singles =
        KeyMap::with_capacity_and_hasher(members.len(), BuildHasherDefault::default());
    for (key, members) in members {
        let mut candidates = members.iter().filter(|member| member.entry.is_none());
        if let (Some(only), None) = (candidates.next(), candidates.next()) {
            singles.insert(*key, only.slot);
        }
    }
    singles
}

/// Returns the seeds that modules declare, by the keys under which callers pass them.
fn module_seeds(graph: &Graph) -> KeyMap<Vec<u32>> {
    let mut seeds: KeyMap<Vec<u32>> = KeyMap::default();
    if graph.homes.is_empty() {
        return seeds;
    }
    let of_modules = graph.members.iter();
    for (key, members) in of_modules.filter(|(key, _)| key.space() != Space::ROOT) {
        for member in members {
            let innermost = graph.wrapped(member.slot).last();
            let seed = innermost.filter(|slot| graph.node(*slot).label.is_seed());
            if let Some(seed) = seed {
                let slots = seeds.entry(key.in_root()).or_default();
                if !slots.contains(&seed) {
                    slots.push(seed);
                }
            }
        }
    }
    seeds
}

/// Returns the slot of each key that is bound once, in the order of the keys.
///
/// An exported key has the slot that the root sees, which a decorator of the root may wrap.
pub(crate) fn entries(store: &Store, keys: &[Key]) -> Box<[u32]> {
    let slots = keys.iter().map(|key| {
        let is_exported = store.homes.of(*key).is_some_and(|home| home.exports);
        let key = if is_exported { key.in_root() } else { *key };
        store.singles.get(&key).copied()
    });
    slots.map(|slot| slot.unwrap_or(NO_SLOT)).collect()
}
