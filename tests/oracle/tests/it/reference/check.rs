//! The problems of a graph.

use std::collections::BTreeSet;

use crate::model::finding::{Finding, Place};
use crate::model::shape::{Form, Request};
use crate::model::{Life, Lifetime, Wiring};
use crate::reference::graph::Graph;

/// The problems of a wiring. A message names one circle or one captive of several that are possible.
pub(crate) struct Expected {
    pub(crate) graph: Graph,
    /// The problems that must be found, and no others.
    pub(crate) findings: BTreeSet<Finding>,
    /// The groups of constructors that wait for each other. One circle of each must be found.
    pub(crate) circles: Vec<BTreeSet<Place>>,
    /// Each holder of captives, with the possible captives of one of its edges. One of them must be found.
    pub(crate) captives: Vec<(Place, BTreeSet<Place>)>,
}

impl Expected {
    pub(crate) fn of(wiring: &Wiring) -> Self {
        let graph = Graph::of(wiring);
        let mut findings = graph.findings.clone();
        graph.check_needs(&wiring.modules, &mut findings);
        graph.check_slots(&mut findings);
        Self {
            findings,
            circles: graph.circles(),
            captives: graph.captives(),
            graph,
        }
    }

    pub(crate) fn is_accepted(&self) -> bool {
        self.findings.is_empty() && self.circles.is_empty() && self.captives.is_empty()
    }

    /// Returns how the found problems differ from the expected ones.
    pub(crate) fn difference(&self, found: &[Finding]) -> Option<String> {
        let has_choice =
            |it: &Finding| matches!(it, Finding::Cycle { .. } | Finding::Captive { .. });
        let exact = found.iter().filter(|it| !has_choice(it));
        let (abridged, complete): (Vec<&Finding>, Vec<&Finding>) =
            exact.partition(|it| it.is_abridged());
        let expected = self.findings.iter();
        let mut missed: Vec<&Finding> = expected.filter(|it| !complete.contains(it)).collect();
        let is_wrong = |it: &&Finding| !self.findings.contains(*it);
        let mut wrong: Vec<&Finding> = complete.into_iter().filter(is_wrong).collect();
        for finding in abridged {
            let same = |it: &&Finding| it.without_places() == finding.without_places();
            match missed.iter().position(same) {
                Some(at) => drop(missed.remove(at)),
                None => wrong.push(finding),
            }
        }
        if !missed.is_empty() || !wrong.is_empty() {
            return Some(format!("missed {missed:#?}, found wrongly {wrong:#?}"));
        }
        self.circle_difference(found)
            .or_else(|| self.captive_difference(found))
    }

    fn circle_difference(&self, found: &[Finding]) -> Option<String> {
        let found = found.iter().filter_map(|it| match it {
            Finding::Cycle {
                places,
                is_complete,
            } => Some((places, *is_complete)),
            _ => None,
        });
        let found: Vec<(&Vec<Place>, bool)> = found.collect();
        let wrong = found.iter().find(|(places, is_complete)| {
            let waits = self.graph.wait_for_each_other(places, *is_complete);
            places.is_empty() || !waits
        });
        let missed = self.circles.iter().find(|circle| {
            let mut found = found.iter();
            !found.any(|(places, _)| places.iter().all(|place| circle.contains(place)))
        });
        match (wrong, missed) {
            (Some(wrong), _) => Some(format!("this is no circle: {wrong:?}")),
            (_, Some(missed)) => Some(format!("no circle of these is found: {missed:?}")),
            _ => None,
        }
    }

    fn captive_difference(&self, found: &[Finding]) -> Option<String> {
        let found = found.iter().filter_map(|it| match it {
            Finding::Captive { holder, captive } => Some((holder, captive)),
            _ => None,
        });
        let found: Vec<(&Place, &Place)> = found.collect();
        let wrong = found.iter().find(|(holder, captive)| {
            let mut expected = self.captives.iter();
            !expected.any(|(it, captives)| it == *holder && captives.contains(captive))
        });
        let missed = self.captives.iter().find(|(holder, captives)| {
            let mut found = found.iter();
            !found.any(|(it, captive)| *it == holder && captives.contains(captive))
        });
        match (wrong, missed) {
            (Some(wrong), _) => Some(format!("this is no captive: {wrong:?}")),
            (_, Some(missed)) => Some(format!("no captive of these is found: {missed:?}")),
            _ => None,
        }
    }
}

impl Graph {
    fn check_slots(&self, findings: &mut BTreeSet<Finding>) {
        for slot in &self.slots {
            if slot.is_eager && slot.lifetime != Lifetime::Singleton {
                findings.insert(Finding::Eager(slot.place));
            }
            let Life {
                has_start,
                has_stop,
                ..
            } = slot.life;
            let is_never_run = match slot.lifetime {
                Lifetime::Singleton => false,
                Lifetime::Scoped | Lifetime::ScopedIn(_) => has_start,
                Lifetime::Transient => has_start || has_stop,
            };
            if is_never_run {
                findings.insert(Finding::Hook(slot.place));
            }
        }
        for (slot, edge) in self.present_edges() {
            let is_weak = edge.shape.requests() == [Request::One(Form::Weak)];
            for target in self.targets(edge).0 {
                let target = &self.slots[target];
                if is_weak && target.lifetime == Lifetime::Transient {
                    findings.insert(Finding::Dangling {
                        consumer: slot.place,
                        transient: target.place,
                    });
                }
            }
        }
        let mut levels = self.levels.iter().flat_map(|(one, other)| [one, other]);
        if levels.any(|level| self.is_outside(*level, *level)) {
            findings.insert(Finding::Levels);
        }
    }

    /// Returns whether a level is declared to be outside of another, directly or through others.
    fn is_outside(&self, outer: usize, inner: usize) -> bool {
        let mut reached: BTreeSet<usize> = BTreeSet::new();
        let mut open = vec![outer];
        while let Some(level) = open.pop() {
            let inside = self.levels.iter().filter(|(outside, _)| *outside == level);
            let inside = inside.map(|(_, inside)| *inside);
            open.extend(inside.filter(|inside| reached.insert(*inside)));
        }
        reached.contains(&inner)
    }

    /// Returns the captives of each edge of each holder that lives longer than they do.
    fn captives(&self) -> Vec<(Place, BTreeSet<Place>)> {
        let mut captives = Vec::new();
        for (number, slot) in self.slots.iter().enumerate() {
            if matches!(slot.lifetime, Lifetime::Scoped | Lifetime::Transient) {
                continue;
            }
            let edges = slot.edges.iter().map(|edge| {
                let (direct, deferred) = self.targets(*edge);
                direct.into_iter().chain(deferred).collect()
            });
            for targets in edges.chain(self.inner(number).map(|inner| vec![inner])) {
                let of_edge = self.captives_of(slot.lifetime, &targets);
                if !of_edge.is_empty() {
                    captives.push((slot.place, of_edge));
                }
            }
        }
        captives
    }

    /// Returns the slots among these, or behind transient ones and decorators of seeds, that a holder of a lifetime may not hold.
    fn captives_of(&self, holder: Lifetime, targets: &[usize]) -> BTreeSet<Place> {
        let mut captives = BTreeSet::new();
        let mut open = targets.to_vec();
        let mut seen = BTreeSet::new();
        while let Some(number) = open.pop() {
            if !seen.insert(number) {
                continue;
            }
            let slot = &self.slots[number];
            let is_captive = match (holder, slot.lifetime) {
                (_, Lifetime::Singleton) => false,
                (_, Lifetime::Transient) => {
                    open.extend(self.held(number));
                    false
                }
                (Lifetime::ScopedIn(holder), Lifetime::ScopedIn(level)) => {
                    level != holder && !self.is_outside(level, holder)
                }
                // The caller that opens the scope of the level passes the seeds. Their decorators run in that scope.
                (Lifetime::ScopedIn(_), Lifetime::Scoped) if self.is_seed(number) => {
                    open.extend(self.held(number));
                    false
                }
                _ => true,
            };
            if is_captive {
                captives.insert(slot.place);
            }
        }
        captives
    }
}
