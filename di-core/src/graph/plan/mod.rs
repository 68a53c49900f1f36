//! The plan of a checked graph: numbered slots with resolved edges.

use std::hash::BuildHasherDefault;

use crate::error::BuildError;
use crate::graph::check::Graph;
use crate::graph::draft::Draft;
use crate::graph::plain_slots;
#[cfg(feature = "async")]
use crate::graph::{async_slots, hooked};
use crate::runtime::model::{Slot, Store};
use crate::runtime::primitives::OnceCell;
use crate::runtime::primitives::sync::atomic::AtomicBool;
#[cfg(feature = "async")]
use crate::runtime::slot::Awaits;
use crate::runtime::slot::{Header, Member, NO_SLOT};
use crate::runtime::store::owned::Owned;
use crate::runtime::store::type_table::TypeTable;
use crate::runtime::sync::{Cell, Order};
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
    let module_seeds = module_seeds(&linked.graph);
    let order = Order::new();
    let mut scoped = 0;
    let mut eager = Vec::new();
    let mut slots = Vec::with_capacity(sources.len());
    let mut runs_code = Vec::with_capacity(sources.len());
    let parts = linked
        .graph
        .nodes
        .into_iter()
        .zip(linked.edges)
        .zip(sources);
    for (number, ((node, edges), source)) in (0..).zip(parts) {
        let depth = |depths: &[u32]| depths.get(number as usize).copied().unwrap_or(0);
        let sites = edges
            .iter()
            .map(crate::graph::check::NeedEdge::site)
            .collect();
        let header = Header {
            number,
            lifetime: node.lifetime,
            level: node.level,
            cell: scoped,
            depth: depth(&linked.depths.all),
            depth_in_scope: depth(&linked.depths.in_scope),
            label: node.label,
            #[cfg(feature = "async")]
            awaits: Awaits::Nothing,
            is_alias: node.is_alias,
            sites,
            edges: edges.into_iter().map(|edge| edge.edge).collect(),
        };
        if header.has_cell_in_scope() {
            scoped += 1;
        }
        if node.is_eager {
            eager.push(number);
        }
        let cell = Cell::new();
        if let Some(value) = source.value {
            cell.fill(&order, number, value);
        }
        runs_code.push(source.runs_code);
        slots.push(Slot {
            header,
            cell,
            constructor: source.constructor,
            plain: None,
            own: OnceCell::new(),
            is_constructed_below: AtomicBool::new(false),
        });
    }
    plain_slots::mark(&mut slots, &runs_code);
    #[cfg(feature = "async")]
    async_slots::mark(&mut slots);
    let wait_limit = settings.wait_limit;
    #[cfg(feature = "async")]
    let lifecycle = hooked::lifecycle(&slots, hooks, settings);
    let (homes, removed) = (linked.graph.homes, linked.graph.removed);
    let members = linked.graph.members;
    let singles = singles(&members);
    Ok(Store {
        slots: slots.into_boxed_slice(),
        table: TypeTable::of(singles.iter().map(|(key, slot)| (key, *slot))),
        singles,
        members: boxed(members),
        homes,
        removed,
        entries: Box::default(),
        module_seeds,
        order,
        owned: Owned::new(),
        scoped,
        eager: eager.into_boxed_slice(),
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
