//! Searches along the edges of a store: the slots below a slot, and the path between two slots.

use crate::error::ResolveError;
#[cfg(feature = "async")]
use crate::runtime::model::Slot;
use crate::runtime::model::Store;
use crate::runtime::slot::{Edge, Header};
use crate::spec::sort::sort_by_key;

impl Store {
    /// Returns all slots for which a slot waits, the deepest dependencies first.
    pub(crate) fn below(&self, header: &Header) -> Vec<u32> {
        let mut below = vec![header.number];
        let mut seen = vec![false; self.slots.len()];
        let mut next = 0;
        while let Some(header) = below.get(next).and_then(|number| self.header(*number)) {
            next += 1;
            for target in header.waits_for() {
                let seen = seen.get_mut(target as usize);
                if seen.is_some_and(|seen| !std::mem::replace(seen, true)) {
                    below.push(target);
                }
            }
        }
        below.retain(|number| *number != header.number);
        sort_by_key(&mut below, |number| {
            self.header(*number).map(|header| header.depth)
        });
        below
    }

    /// Adds the shortest path from the resolved slot to the failed slot to an error.
    pub(crate) fn with_path(&self, error: ResolveError, from: u32, to: u32) -> ResolveError {
        self.with_consumers(error, self.shortest_path(from, to))
    }

    /// Adds consumers to an error, the innermost first, each with its edge.
    pub(crate) fn with_consumers(
        &self,
        error: ResolveError,
        consumers: Vec<(u32, usize)>,
    ) -> ResolveError {
        let consumers = consumers.into_iter();
        consumers.fold(error, |error, (slot, edge)| match self.header(slot) {
            Some(header) if !header.is_alias => {
                error.with_consumer(&header.label, header.sites.get(edge).copied())
            }
            _ => error,
        })
    }

    /// Returns the slots on a path from one that nothing needs to this slot, each with its edge. They are in reverse,
    /// without this slot.
    #[cfg(feature = "async")]
    pub(crate) fn consumers_above(&self, slot: u32) -> Vec<(u32, usize)> {
        let mut needed_by: Vec<Option<(u32, usize)>> = vec![None; self.slots.len()];
        for Slot { header, .. } in &self.slots {
            let edges = header.edges.iter().enumerate();
            for (edge, target) in
                edges.flat_map(|(at, edge)| edge.targets().map(move |target| (at, target)))
            {
                if let Some(first @ None) = needed_by.get_mut(target as usize) {
                    *first = Some((header.number, edge));
                }
            }
        }
        let (mut path, mut at) = (Vec::new(), slot);
        // Each step is taken once, so a cycle through a `Lazy` ends.
        while let Some((consumer, edge)) = needed_by.get_mut(at as usize).and_then(Option::take) {
            if consumer == slot {
                break;
            }
            path.push((consumer, edge));
            at = consumer;
        }
        path
    }

    /// Returns the slots on the shortest path, each with its edge. They are in reverse, without the last
    /// slot.
    pub(crate) fn shortest_path(&self, from: u32, to: u32) -> Vec<(u32, usize)> {
        self.shortest_path_along(|_| true, from, to)
    }

    /// Returns the shortest path along some of the edges, in the form of [`shortest_path`](Self::shortest_path).
    pub(crate) fn shortest_path_along(
        &self,
        is_followed: impl Fn(&Edge) -> bool,
        from: u32,
        to: u32,
    ) -> Vec<(u32, usize)> {
        let mut came_from: Vec<Option<(u32, usize)>> = vec![None; self.slots.len()];
        let mut open = vec![from];
        let mut next = 0;
        while let Some(slot) = open.get(next).copied().filter(|slot| *slot != to) {
            next += 1;
            let edges = self.header(slot).map_or(&[][..], |header| &header.edges);
            let edges = edges.iter().enumerate();
            for (edge, target) in edges
                .filter(|(_, edge)| is_followed(edge))
                .flat_map(|(at, edge)| edge.targets().map(move |target| (at, target)))
            {
                let first = came_from.get_mut(target as usize);
                if let Some(first @ None) = first.filter(|_| target != from) {
                    *first = Some((slot, edge));
                    open.push(target);
                }
            }
        }
        let mut path = Vec::new();
        let mut at = to;
        while let Some((before, edge)) = came_from.get(at as usize).copied().flatten() {
            path.push((before, edge));
            at = before;
        }
        path
    }
}
