//! Decorators: each one is a slot around another.

use crate::model::finding::{Finding, Place};
use crate::model::{Fails, Key, Life, Wiring, decorator_maker};
use crate::reference::graph::{Graph, Kind, Slot, seen};

impl Graph {
    /// Wraps each binding of the key. A decorator in the space of a component wraps it behind its traits too.
    pub(crate) fn decorate(&mut self, number: usize, key: Key, wiring: &Wiring) {
        let place = Place::Decorator(number);
        let members = 0..self.members.len();
        let meant: Vec<usize> = members.filter(|at| self.members[*at].key == key).collect();
        if meant.is_empty() {
            self.findings.insert(Finding::NoTarget(place));
        }
        for at in meant {
            let inner = self.members[at].slot;
            let outer = self.push(Slot {
                kind: Kind::Decorator(inner),
                space: key.space,
                place,
                maker: decorator_maker(number),
                lifetime: self.slots[inner].lifetime,
                edges: seen(wiring.edges_of(decorator_maker(number)), key.space),
                is_eager: false,
                fails: Fails::Never,
                life: Life {
                    is_async: wiring.async_decorators[number],
                    ..Life::default()
                },
            });
            self.members[at].slot = outer;
            let is_at_home = self.slots[inner].space == key.space;
            let traits = self.slots.iter_mut().filter(|_| is_at_home);
            for slot in traits.filter(|slot| slot.kind == Kind::Trait(inner)) {
                slot.kind = Kind::Trait(outer);
            }
        }
    }

    /// Returns the decorators of a slot and of its traits that no other decorator wraps, in order.
    pub(crate) fn outermost_decorators(&self, slot: usize) -> Vec<usize> {
        let numbers = 0..self.slots.len();
        let decorators = |inner: usize| {
            let numbers = numbers.clone();
            let decorators =
                numbers.filter(|it| matches!(self.slots[*it].kind, Kind::Decorator(_)));
            decorators.filter(move |outer| self.is_around(*outer, inner))
        };
        let outermost =
            decorators(slot).filter(|decorator| decorators(*decorator).next().is_none());
        let is_seen = |slot: &usize| {
            let mut members = self.members.iter();
            members.any(|it| it.slot == *slot || self.is_around(it.slot, *slot))
        };
        // A double of several bindings may live longer than the decorators of one of them.
        let lifetime = self.slots[slot].lifetime;
        let is_alike = |slot: &usize| self.slots[*slot].lifetime == lifetime;
        outermost.filter(is_seen).filter(is_alike).collect()
    }

    /// Returns whether a slot decorates another one or a trait of it, directly or through others.
    fn is_around(&self, outer: usize, inner: usize) -> bool {
        match self.slots[outer].kind {
            Kind::Trait(next) | Kind::Decorator(next) => {
                next == inner || self.is_around(next, inner)
            }
            Kind::Constructed | Kind::Value | Kind::Seed | Kind::Double(_) => false,
        }
    }

    /// Returns the slot inside of all decorators.
    pub(crate) fn without_decorators(&self, slot: usize) -> usize {
        match self.slots[slot].kind {
            Kind::Decorator(inner) => self.without_decorators(inner),
            _ => slot,
        }
    }
}
