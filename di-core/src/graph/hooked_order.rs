//! The order between slots with hooks: which start before a slot, and stop after it.

use std::collections::HashMap;

use crate::runtime::model::Slot;

/// The search for the order between the slots with hooks.
///
/// The graph has no edges for what the holder of a `ScopeFactory` resolves in its scopes. So such an opener counts as
/// a dependant of all slots with hooks that do not lead to an opener themselves. These close no cycle. A vertex in the
/// middle is above all of these and below all openers, so there is no edge for each pair.
struct Search<'a> {
    slots: &'a [Slot],
    /// The places of the slots with hooks in their list. The place after them is that of the vertex in the middle.
    places: HashMap<u32, usize>,
    openers: &'a [u32],
    /// For each slot, the number of the last search that has seen it.
    seen: Vec<usize>,
    count: usize,
}

/// Returns, for each of these slots with hooks, the places of those directly below it. If there are openers, the last
/// list is that of the vertex in the middle.
pub(crate) fn order(slots: &[Slot], hooked: &[u32], openers: &[u32]) -> Vec<Vec<usize>> {
    let mut search = Search {
        slots,
        places: hooked.iter().copied().zip(0..).collect(),
        openers,
        seen: vec![0; slots.len()],
        count: 0,
    };
    let mut order: Vec<Vec<usize>> = hooked.iter().map(|slot| search.below(*slot)).collect();
    if !openers.is_empty() && !hooked.is_empty() {
        let leads_to_opener = above(slots, openers);
        let below = hooked.iter().zip(0..);
        let below = below.filter(|(slot, _)| !leads_to_opener[**slot as usize]);
        order.push(below.map(|(_, place)| place).collect());
    }
    order
}

impl Search<'_> {
    /// Returns the places of the nearest slots with hooks on each path down from a slot.
    fn below(&mut self, from: u32) -> Vec<usize> {
        self.count += 1;
        let (mut open, mut below) = (vec![from], Vec::new());
        while let Some(number) = open.pop() {
            let Some(slot) = self.slots.get(number as usize) else {
                continue;
            };
            if self.openers.binary_search(&number).is_ok() {
                below.push(self.places.len());
            }
            for target in slot.header.follows() {
                let seen = &mut self.seen[target as usize];
                if std::mem::replace(seen, self.count) == self.count {
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
