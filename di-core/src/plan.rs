//! From a checked graph to numbered slots with resolved edges.

use std::hash::BuildHasherDefault;

use crate::cell::{Cell, Order};
use crate::draft::Draft;
use crate::erased::{Header, Slot};
use crate::error::BuildError;
use crate::key::KeyMap;
use crate::lifetime::Lifetime;
use crate::store::Store;

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
    } = draft;
    let answered = graph.check(&mut problems);
    BuildError::of(problems)?;
    let order = Order::new();
    let mut scoped = 0;
    let mut slots = Vec::with_capacity(sources.len());
    let mut makings = Vec::with_capacity(sources.len());
    let parts = answered
        .graph
        .nodes
        .into_iter()
        .zip(answered.edges)
        .zip(sources);
    for (number, ((node, answers), source)) in (0..).zip(parts) {
        let cell = scoped;
        if node.lifetime == Lifetime::Scoped {
            scoped += 1;
        }
        let sites = answers.iter().map(crate::graph::Answer::site).collect();
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
        slots.push(Slot { header, cell });
        makings.push(source.making);
    }
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
        makers: Box::new(makings.into_boxed_slice()),
        singles,
        members: members
            .into_iter()
            .map(|(key, members)| (key, members.into_boxed_slice()))
            .collect(),
        order,
        scoped,
        #[cfg(feature = "testing")]
        watch: None,
    })
}
