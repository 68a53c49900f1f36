//! The decorators around slots.

use std::collections::{HashMap, HashSet};

use crate::runtime::model::Store;
use crate::runtime::slot::{Edge, Header};
use crate::spec::origin::Role;

impl Store {
    /// Returns the outermost decorators of each of these slots, also those of its traits. A decorator of several of the
    /// slots is listed for the first of them.
    ///
    /// To construct an outermost decorator constructs the decorators inside it too.
    pub(crate) fn outermost_decorators(&self, slots: &[u32]) -> Vec<Vec<u32>> {
        let mut around = self.around();
        let outermost = slots.iter().map(|slot| self.outermost(*slot, &mut around));
        outermost.collect()
    }

    /// Returns the decorators and the traits that are directly around each slot.
    fn around(&self) -> HashMap<u32, Vec<u32>> {
        let mut around: HashMap<u32, Vec<u32>> = HashMap::new();
        let headers = self.slots.iter().map(|slot| &slot.header);
        if !headers.clone().any(is_decorator) {
            return around;
        }
        for header in headers {
            let is_around = header.is_alias || is_decorator(header);
            if let (true, Some(Edge::Slot(inner))) = (is_around, header.edges.first()) {
                around.entry(*inner).or_default().push(header.number);
            }
        }
        around
    }

    /// Returns the decorators around a slot that no other decorator wraps, and removes what it has seen.
    fn outermost(&self, slot: u32, around: &mut HashMap<u32, Vec<u32>>) -> Vec<u32> {
        let (mut decorators, mut wrapped) = (Vec::new(), HashSet::new());
        // Each slot has the nearest decorator that it wraps.
        let mut open = vec![(slot, None)];
        while let Some((inner, nearest)) = open.pop() {
            for outer in around.remove(&inner).unwrap_or_default() {
                if self.header(outer).is_some_and(is_decorator) {
                    decorators.push(outer);
                    wrapped.extend(nearest);
                    open.push((outer, Some(outer)));
                } else {
                    open.push((outer, nearest));
                }
            }
        }
        decorators.retain(|decorator| !wrapped.contains(decorator));
        decorators.sort_unstable();
        decorators
    }
}

fn is_decorator(header: &Header) -> bool {
    header.label.role == Role::Decorator
}
