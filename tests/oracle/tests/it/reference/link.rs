//! The borders of modules: bindings become visible in other spaces.

use std::collections::BTreeSet;

use crate::model::finding::{Finding, Place};
use crate::model::{Key, MODULES, Type, Wiring};
use crate::reference::graph::{Graph, Kind, Member};

impl Graph {
    /// Exposes the imports of each module, then the exports to the builder, then the requirements. Decorators wrap
    /// what is visible in their space, before others see it.
    pub(crate) fn link(&mut self, wiring: &Wiring) {
        let modules = &wiring.modules;
        let spaces = modules.in_order();
        // A module is complete before those that import it.
        for space in spaces.iter().copied() {
            for imported in modules.imported_by(space) {
                let imports = modules.keys_imported(space, imported);
                for key in imports.filter(|key| modules.exports.contains(key)) {
                    self.expose(key, key.in_space(space));
                }
            }
            self.decorate_in(space, wiring);
        }
        for space in (1..=MODULES).filter(|space| modules.is_installed[space - 1]) {
            let exports = modules.exports.iter().filter(|key| key.space == space);
            for key in exports {
                self.expose(*key, key.in_root());
            }
        }
        self.decorate_in(0, wiring);
        for space in spaces.into_iter().rev() {
            self.supply(space, wiring);
        }
    }

    fn decorate_in(&mut self, space: usize, wiring: &Wiring) {
        for (number, key) in wiring.decorators.iter().enumerate() {
            if key.space == space {
                self.decorate(number, *key, wiring);
            }
        }
    }

    /// Supplies what a module requires, from its importers.
    fn supply(&mut self, space: usize, wiring: &Wiring) {
        let modules = &wiring.modules;
        let importers = modules.importers(space);
        for key in modules.requires.iter().filter(|key| key.space == space) {
            let supplied = importers.iter().map(|importer| {
                let members = self.bound_to(key.in_space(*importer)).into_iter();
                members.map(|member| member.slot).collect::<Vec<usize>>()
            });
            let supplied: Vec<Vec<usize>> = supplied.collect();
            if supplied.windows(2).any(|two| two[0] != two[1]) {
                self.report_duplicate(*key, BTreeSet::new());
            }
            if supplied.iter().all(Vec::is_empty) {
                self.unsupplied.push(*key);
            }
            let mut importers = importers.iter().map(|importer| key.in_space(*importer));
            if let Some(supplied) = importers.find(|key| !self.bound_to(*key).is_empty()) {
                self.expose(supplied, *key);
            }
        }
    }

    /// Exposes the bindings of one key under another. A binding that arrives on two ways is one member, the outermost.
    /// New members are the last of a module, and in the root they precede those that were registered later.
    fn expose(&mut self, from: Key, to: Key) {
        let before = self.bound_to(to).len();
        for exposed in self.bound_to(from) {
            let own = self.without_decorators(exposed.slot);
            let known = self.bound_to(to);
            let same = known
                .iter()
                .find(|it| self.without_decorators(it.slot) == own);
            let other = known.iter().find(|it| self.excludes(to, it, &exposed));
            match (same, other) {
                (Some(same), _) if self.wraps(exposed.slot, same.slot) => {
                    let members = self.members.iter_mut();
                    let outer = exposed.slot;
                    members
                        .filter(|it| it.key == to && it.slot == same.slot)
                        .for_each(|it| it.slot = outer);
                }
                (Some(same), _) if self.wraps(same.slot, exposed.slot) => {}
                (Some(_), _) => self.report_duplicate(to, BTreeSet::new()),
                (None, Some(other)) => {
                    let places = [other.slot, exposed.slot];
                    let places = places.map(|slot| self.slots[self.without_decorators(slot)].place);
                    self.report_duplicate(to, places.into());
                }
                (None, None) => self.members.push(Member { key: to, ..exposed }),
            }
        }
        let mut members = self.bound_to(to);
        let new = members.split_off(before);
        let registered = |member: &Member| self.without_decorators(member.slot);
        let first = new.iter().map(registered).min();
        let later = members.iter().position(|member| {
            to.space == 0 && first.is_some_and(|first| registered(member) > first)
        });
        let place = later.unwrap_or(before);
        members.splice(place..place, new);
        self.members.retain(|member| member.key != to);
        self.members.extend(members);
    }

    fn report_duplicate(&mut self, key: Key, both: BTreeSet<Place>) {
        let key = key.in_root();
        self.findings.insert(Finding::Duplicate { key, both });
    }

    fn wraps(&self, outer: usize, inner: usize) -> bool {
        let decorated = match self.slots[outer].kind {
            Kind::Decorator(decorated) => self.wraps(decorated, inner),
            _ => false,
        };
        outer == inner || decorated
    }

    /// Returns whether two bindings cannot share a key.
    fn excludes(&self, key: Key, one: &Member, other: &Member) -> bool {
        let is_collection = matches!(key.of, Type::Role(_)) && one.entry.is_none();
        let both_seeds = self.is_seed(one.slot) && self.is_seed(other.slot);
        both_seeds || (!is_collection && one.entry == other.entry)
    }
}
