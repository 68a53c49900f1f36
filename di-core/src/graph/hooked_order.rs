//! The order between slots with hooks: which start before a slot, and stop after it.

use std::collections::HashMap;

use crate::graph::check::Graph;
use crate::runtime::model::Slot;
use crate::spec::request::Step;

/// The order between the slots with hooks.
///
/// The graph has no edges for what the holder of a `ScopeFactory` resolves in its scopes. So such an opener counts as
/// a dependant of all slots with hooks that do not lead to an opener themselves. These close no cycle.
pub(crate) struct HookedOrder<'a> {
    slots: &'a [Slot],
    /// The places of the slots with hooks in their list.
    places: HashMap<u32, usize>,
    openers: &'a [u32],
    below_openers: Vec<usize>,
}

/// Returns the slots whose constructors receive a `ScopeFactory`.
pub(crate) fn openers(graph: &Graph) -> Vec<u32> {
    let opens = |step: &Step| matches!(step, Step::Scopes);
    let nodes = (0..).zip(&graph.nodes);
    let openers = nodes.filter(|(_, node)| node.steps.iter().any(opens));
    openers.map(|(slot, _)| slot).collect()
}

impl<'a> HookedOrder<'a> {
    pub(crate) fn new(
        slots: &'a [Slot],
        hooked: impl Iterator<Item = u32>,
        openers: &'a [u32],
    ) -> Self {
        let places: HashMap<u32, usize> = hooked.zip(0..).collect();
        let mut below_openers = Vec::new();
        if !openers.is_empty() && !places.is_empty() {
            let leads_to_opener = above(slots, openers);
            let below = places
                .iter()
                .filter(|(slot, _)| !leads_to_opener[**slot as usize]);
            below_openers.extend(below.map(|(_, place)| *place));
        }
        Self {
            slots,
            places,
            openers,
            below_openers,
        }
    }

    /// Returns the places of the nearest slots with hooks on each path down from a slot.
    pub(crate) fn below(&self, from: u32) -> Vec<usize> {
        let (mut open, mut seen, mut below) =
            (vec![from], vec![false; self.slots.len()], Vec::new());
        while let Some(number) = open.pop() {
            let Some(slot) = self.slots.get(number as usize) else {
                continue;
            };
            if self.openers.binary_search(&number).is_ok() {
                below.extend(&self.below_openers);
            }
            for target in slot.header.follows() {
                if std::mem::replace(&mut seen[target as usize], true) {
                    continue;
                }
                match self.places.get(&target) {
                    Some(place) => below.push(*place),
                    None => open.push(target),
                }
            }
        }
        below.sort_unstable();
        below.dedup();
        below
    }
}

/// Returns for each slot whether it is one of these, or whether a path down from it leads to one of them.
fn above(slots: &[Slot], below: &[u32]) -> Vec<bool> {
    let mut consumers = vec![Vec::new(); slots.len()];
    for slot in slots {
        for target in slot.header.follows() {
            consumers[target as usize].push(slot.header.number);
        }
    }
    let (mut open, mut is_above) = (below.to_vec(), vec![false; slots.len()]);
    while let Some(slot) = open.pop() {
        if !std::mem::replace(&mut is_above[slot as usize], true) {
            open.append(&mut consumers[slot as usize]);
        }
    }
    is_above
}
