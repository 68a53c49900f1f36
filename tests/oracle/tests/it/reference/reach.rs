//! What a slot leads to.

use std::collections::BTreeSet;

use crate::model::Edge;
use crate::model::finding::Place;
use crate::model::shape::Request;
use crate::reference::graph::{Graph, Kind, Member};

impl Graph {
    /// Returns the slots that an edge leads to, those of deferred requests apart.
    pub(crate) fn targets(&self, edge: Edge) -> (Vec<usize>, Vec<usize>) {
        let (mut direct, mut deferred) = (Vec::new(), Vec::new());
        if edge.shape.is_optional() && !self.is_present(edge) {
            return (direct, deferred);
        }
        for request in edge.shape.requests() {
            let targets = match request {
                Request::One(_) | Request::Maybe(_) => match self.candidates(edge.key)[..] {
                    [only] => vec![only],
                    _ => Vec::new(),
                },
                Request::All(_) => slots(&self.bound_to(edge.key)),
                Request::Entries(of, _) => slots(&self.entries(edge.key, *of).0),
            };
            let list = if request.is_deferred() {
                &mut deferred
            } else {
                &mut direct
            };
            list.extend(targets);
        }
        (direct, deferred)
    }

    /// Returns the slot inside of a trait or a decorator.
    pub(crate) fn inner(&self, slot: usize) -> Option<usize> {
        match self.slots[slot].kind {
            Kind::Trait(inner) | Kind::Decorator(inner) => Some(inner),
            _ => None,
        }
    }

    /// Returns the slots for which the constructor of a slot waits.
    pub(crate) fn direct(&self, slot: usize) -> Vec<usize> {
        let edges = self.slots[slot].edges.iter();
        let targets = edges.flat_map(|edge| self.targets(*edge).0);
        self.inner(slot).into_iter().chain(targets).collect()
    }

    /// Returns the slots that the value of a slot may hold.
    pub(crate) fn held(&self, slot: usize) -> Vec<usize> {
        let edges = self.slots[slot].edges.iter();
        let targets = edges.flat_map(|edge| {
            let (direct, deferred) = self.targets(*edge);
            direct.into_iter().chain(deferred)
        });
        self.inner(slot).into_iter().chain(targets).collect()
    }

    /// Returns the slots to which some steps lead from a slot. It is one of them only if a circle leads back.
    pub(crate) fn reached(
        &self,
        from: usize,
        step: impl Fn(&Self, usize) -> Vec<usize>,
    ) -> BTreeSet<usize> {
        let mut reached = BTreeSet::new();
        let mut open = step(self, from);
        while let Some(slot) = open.pop() {
            if reached.insert(slot) {
                open.extend(step(self, slot));
            }
        }
        reached
    }

    /// Returns the groups of places whose constructors wait for each other.
    pub(crate) fn circles(&self) -> Vec<BTreeSet<Place>> {
        let mut circles: Vec<BTreeSet<Place>> = Vec::new();
        for slot in 0..self.slots.len() {
            let below = self.reached(slot, Self::direct);
            if below.contains(&slot) {
                let circle = below.iter();
                let circle = circle.filter(|it| self.reached(**it, Self::direct).contains(&slot));
                let places: BTreeSet<Place> = circle.map(|it| self.slots[*it].place).collect();
                if !circles.contains(&places) {
                    circles.push(places);
                }
            }
        }
        circles
    }

    /// Returns whether each of these constructors waits for the next one, and in a circle the last for the first.
    pub(crate) fn wait_for_each_other(&self, places: &[Place], is_circle: bool) -> bool {
        let next = places.iter().cycle().skip(1);
        let pairs = places.len() - usize::from(!is_circle);
        let mut pairs = places.iter().zip(next).take(pairs);
        pairs.all(|(one, other)| self.waits_for(*one, *other))
    }

    fn waits_for(&self, one: Place, other: Place) -> bool {
        let slots = 0..self.slots.len();
        let mut of_one = slots.filter(|slot| self.slots[*slot].place == one);
        of_one.any(|slot| {
            let targets = self.direct(slot).into_iter();
            let mut targets = targets.map(|target| self.without_trait(target));
            targets.any(|target| self.slots[target].place == other)
        })
    }

    fn without_trait(&self, slot: usize) -> usize {
        match self.slots[slot].kind {
            Kind::Trait(component) => component,
            _ => slot,
        }
    }
}

fn slots(members: &[Member]) -> Vec<usize> {
    members.iter().map(|member| member.slot).collect()
}
