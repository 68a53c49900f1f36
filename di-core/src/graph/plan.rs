//! From a checked graph to numbered slots with resolved edges.

use std::hash::BuildHasherDefault;

use once_cell::sync::OnceCell;

use crate::error::BuildError;
use crate::graph::check::Graph;
use crate::graph::draft::Draft;
use crate::graph::plain;
use crate::runtime::model::{Slot, Store};
use crate::runtime::slot::Header;
use crate::runtime::slot::NO_SLOT;
use crate::runtime::store::type_table::TypeTable;
use crate::runtime::sync::{Cell, Order};
use crate::spec::key::{Key, KeyMap, Space};
use crate::spec::lifetime::Lifetime;

/// Checks the draft and makes its slots.
///
/// # Errors
///
/// A [`BuildError`] with every problem of the draft and of its graph.
pub(crate) fn plan(draft: Draft) -> Result<Store, BuildError> {
    let Draft {
        graph,
        sources,
        mut problems,
        ..
    } = draft;
    let answered = graph.check(&mut problems);
    BuildError::of(problems)?;
    let module_seeds = module_seeds(&answered.graph);
    let order = Order::new();
    let mut scoped = 0;
    let mut slots = Vec::with_capacity(sources.len());
    let mut runs_code = Vec::with_capacity(sources.len());
    let parts = answered
        .graph
        .nodes
        .into_iter()
        .zip(answered.edges)
        .zip(sources);
    for (number, ((node, answers), source)) in (0..).zip(parts) {
        let cell = scoped;
        // A trait of a scoped component has no cell: it is the component's own value with another type.
        if node.lifetime == Lifetime::Scoped && !node.is_alias {
            scoped += 1;
        }
        let sites = answers
            .iter()
            .map(crate::graph::check::Answer::site)
            .collect();
        let header = Header {
            number,
            lifetime: node.lifetime,
            cell,
            depth: answered.depths.get(number as usize).copied().unwrap_or(0),
            label: node.label,
            is_alias: node.is_alias,
            sites,
            edges: answers.into_iter().map(|answer| answer.edge).collect(),
        };
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
        });
    }
    plain::mark(&mut slots, &runs_code);
    let homes = answered.graph.homes;
    let members = answered.graph.members;
    let mut singles =
        KeyMap::with_capacity_and_hasher(members.len(), BuildHasherDefault::default());
    for (key, members) in &members {
        let mut candidates = members.iter().filter(|member| member.entry.is_none());
        if let (Some(only), None) = (candidates.next(), candidates.next()) {
            singles.insert(*key, only.slot);
        }
    }
    Ok(Store {
        slots: slots.into_boxed_slice(),
        table: TypeTable::of(singles.iter().map(|(key, slot)| (key, *slot))),
        singles,
        members: members
            .into_iter()
            .map(|(key, members)| (key, members.into_boxed_slice()))
            .collect(),
        homes,
        entries: Box::default(),
        module_seeds,
        order,
        scoped,
        #[cfg(feature = "testing")]
        watch: None,
    })
}

/// The seeds that are declared in modules, by the keys under which they are given.
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

/// The slots of keys that are bound once, by their numbers among these.
pub(crate) fn entries(store: &Store, keys: &[Key]) -> Box<[u32]> {
    let slots = keys.iter().map(|key| store.singles.get(key).copied());
    slots.map(|slot| slot.unwrap_or(NO_SLOT)).collect()
}
