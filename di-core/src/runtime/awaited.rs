//! Slots that only async functions construct, in a resolve that does not await.

use std::any::Any;

use crate::error::ResolveError;
use crate::runtime::failure::{awaits_itself, needs_async};
use crate::runtime::model::{Context, Realm, Slot, Store};
use crate::runtime::slot::{Edge, Header};
use crate::runtime::sync::{Frame, frames};
use crate::spec::request::Site;

impl Context<'_> {
    /// Fills the place with a value of a slot that was constructed ahead.
    ///
    /// # Errors
    ///
    /// Returns the error of the constructor, or an error if no value was constructed ahead.
    pub(crate) fn fill_supplied(
        &self,
        slot: &Slot,
        place: &mut dyn Any,
    ) -> Result<(), ResolveError> {
        if let Some(filled) = self.supplied.fill(slot.header.number, place) {
            return filled;
        }
        Err(match self.realm().missing_seed(&slot.header) {
            // The value inside the decorator is missing, and no parameter of it.
            Some(error) => error.with_consumer(&slot.header.label, Some(Site::Nowhere)),
            None => self.realm().not_constructed(&slot.header),
        })
    }
}

impl Realm<'_> {
    /// Returns the error for an async value that does not exist. The construction that this thread polls may be the
    /// reason: then no async resolve helps.
    fn not_constructed(self, header: &Header) -> ResolveError {
        match self.store.path_to_running(header) {
            Some(cycle) => awaits_itself(self.store, &cycle),
            None => needs_async(header),
        }
    }

    /// Returns the error for the seed that a slot decorates, if the scope lacks it.
    ///
    /// Such a slot is absent, whether its decorators are async or not. So an `Option` of it is `None`.
    pub(crate) fn missing_seed(self, header: &Header) -> Option<ResolveError> {
        let decorated = self.store.undecorated(header.number)?;
        if !decorated.label.is_seed() {
            return None;
        }
        self.scoped(self.slot(decorated.number).ok()?).err()
    }

    /// Returns the slots for which a constructor waits in this scope.
    ///
    /// An optional dependency ends at the first part whose seed the scope lacks, as in a resolve that does not await.
    /// So nothing is constructed for its other parts.
    pub(crate) fn waits_for(self, header: &Header) -> Vec<u32> {
        let (mut found, mut at) = (Vec::new(), 0);
        // Where the optional dependencies end that are around the edge, the innermost last.
        let mut ends: Vec<usize> = Vec::new();
        while let Some(edge) = header.edges.get(at) {
            at += 1;
            ends.retain(|end| at <= *end);
            if let Edge::Present(parts) = edge {
                ends.push(at + parts);
            } else if edge.is_direct() {
                let is_there = |slot: &u32| ends.is_empty() || !self.lacks_seed(*slot);
                let count = edge.targets().count();
                let before = found.len();
                found.extend(edge.targets().take_while(is_there));
                if found.len() - before < count {
                    at = ends.last().copied().unwrap_or(at);
                }
            }
        }
        found
    }

    /// Returns whether a slot is a seed that the scope lacks, or its decorator.
    pub(crate) fn lacks_seed(self, slot: u32) -> bool {
        let header = self.store.header(slot);
        header.is_some_and(|header| self.missing_seed(header).is_some())
    }
}

impl Store {
    /// Returns the cycle if this thread constructs a value for which a slot waits: from the frame of that value to the
    /// one of the slot, which is the innermost, and down to that value again.
    fn path_to_running(&self, header: &Header) -> Option<Vec<Frame>> {
        let mut frames = frames();
        let innermost = frames.pop()?;
        let number = |frame: &Frame| frame.slot_in(self.address());
        let own = frames
            .iter()
            .position(|it| number(it) == Some(header.number));
        if let Some(own) = own {
            frames.push(innermost);
            return Some(frames.split_off(own));
        }
        let below = self.below(header);
        let running = |frame: &Frame| number(frame).is_some_and(|slot| below.contains(&slot));
        let running = frames.iter().rposition(running)?;
        let slot = number(&frames[running])?;
        let path = self.shortest_path_along(Edge::is_direct, header.number, slot);
        let path = path.iter().rev().map(|(slot, _)| *slot).chain([slot]);
        let mut cycle = frames.split_off(running);
        let headers = path.filter_map(|slot| self.header(slot));
        cycle.extend(headers.map(|header| self.frame(header)));
        Some(cycle)
    }
}
