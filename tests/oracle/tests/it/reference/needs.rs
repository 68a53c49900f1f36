//! The needs of a graph that nothing meets, or too much. Needs in several modules with one cause are one problem.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::finding::{Finding, Place};
use crate::model::modules::Modules;
use crate::model::shape::Request;
use crate::model::{Edge, Key};
use crate::reference::graph::{Graph, Slot};

/// The consumers of a key.
type Consumers = BTreeSet<Place>;

impl Graph {
    pub(crate) fn check_needs(&self, modules: &Modules, findings: &mut BTreeSet<Finding>) {
        self.check_missing(modules, findings);
        self.check_ambiguous(findings);
        self.check_entries(findings);
    }

    fn check_missing(&self, modules: &Modules, findings: &mut BTreeSet<Finding>) {
        let mut missing: BTreeMap<Key, Consumers> = BTreeMap::new();
        for (key, place, request) in self.needs() {
            if matches!(request, Request::One(_)) && self.candidates(key).is_empty() {
                let consumers = missing.entry(modules.supplied_from(key)).or_default();
                consumers.insert(place);
            }
        }
        // Where a component needs the key, that says it all.
        let mut told: BTreeSet<Key> = missing.keys().map(|key| key.in_root()).collect();
        for key in self
            .unsupplied
            .iter()
            .filter(|key| told.insert(key.in_root()))
        {
            missing.entry(*key).or_default();
        }
        findings.extend(
            missing
                .into_iter()
                .map(|(key, consumers)| Finding::Missing {
                    key: key.in_root(),
                    consumers: Some(consumers),
                }),
        );
    }

    fn check_ambiguous(&self, findings: &mut BTreeSet<Finding>) {
        let mut ambiguous: BTreeMap<(Key, BTreeSet<usize>), Consumers> = BTreeMap::new();
        for (key, place, request) in self.needs() {
            let candidates = self.candidates(key);
            let needs_one = matches!(request, Request::One(_) | Request::Maybe(_));
            if needs_one && candidates.len() > 1 {
                let consumers = ambiguous.entry((key.in_root(), self.undecorated(&candidates)));
                consumers.or_default().insert(place);
            }
        }
        for ((key, candidates), consumers) in ambiguous {
            let places = candidates.iter().map(|slot| self.slots[*slot].place);
            findings.insert(Finding::Ambiguous {
                key,
                consumers: Some(consumers),
                candidates: Some(places.collect()),
            });
        }
    }

    fn check_entries(&self, findings: &mut BTreeSet<Finding>) {
        let mut others: BTreeMap<(Key, BTreeSet<usize>), Consumers> = BTreeMap::new();
        for (key, place, request) in self.needs() {
            let Request::Entries(of, _) = request else {
                continue;
            };
            if self.entries(key, of).1 {
                let bound = self.bound_to(key).into_iter().map(|member| member.slot);
                let bound: Vec<usize> = bound.collect();
                let consumers = others.entry((key.in_root(), self.undecorated(&bound)));
                consumers.or_default().insert(place);
            }
        }
        let others = others.into_iter();
        findings.extend(others.map(|((key, _), consumers)| Finding::OtherEntries {
            key,
            consumers: Some(consumers),
        }));
    }

    /// Returns each request with its key and the place of its consumer, except those of absent options.
    fn needs(&self) -> Vec<(Key, Place, Request)> {
        let edges = self.present_edges().into_iter();
        let needs = edges.flat_map(|(slot, edge)| {
            let requests = edge.shape.requests().iter();
            requests.map(move |request| (edge.key, slot.place, *request))
        });
        needs.collect()
    }

    fn undecorated(&self, slots: &[usize]) -> BTreeSet<usize> {
        let slots = slots.iter();
        slots.map(|slot| self.without_decorators(*slot)).collect()
    }

    /// Returns each edge with the slot of its consumer, except those of absent options.
    pub(crate) fn present_edges(&self) -> Vec<(&Slot, Edge)> {
        let edges = self.slots.iter();
        let edges = edges.flat_map(|slot| slot.edges.iter().map(move |edge| (slot, *edge)));
        edges
            .filter(|(_, edge)| !edge.shape.is_optional() || self.is_present(*edge))
            .collect()
    }
}
