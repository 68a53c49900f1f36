//! From bindings to slots: one for each binding, for each trait of a component, and for each decorated value.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::finding::{Finding, Place};
use crate::model::shape::{EntryType, Request};
use crate::model::{Binding, Edge, Entry, Fails, Key, Life, Lifetime, Source, Type, Wiring};

/// A value that a container can construct.
#[derive(Debug)]
pub(crate) struct Slot {
    pub(crate) kind: Kind,
    /// The space of its binding.
    pub(crate) space: usize,
    pub(crate) place: Place,
    pub(crate) maker: usize,
    pub(crate) lifetime: Lifetime,
    pub(crate) edges: Vec<Edge>,
    pub(crate) is_eager: bool,
    pub(crate) fails: Fails,
    pub(crate) life: Life,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Constructed,
    Value,
    Seed,
    /// The double of the override with this number.
    Double(usize),
    /// A trait of the component in this slot.
    Trait(usize),
    /// A decorator of the value in this slot.
    Decorator(usize),
}

/// A binding of a key.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Member {
    pub(crate) key: Key,
    pub(crate) slot: usize,
    pub(crate) entry: Option<Entry>,
}

#[derive(Default)]
pub(crate) struct Graph {
    pub(crate) slots: Vec<Slot>,
    /// The bindings of all keys, in the order of registration.
    pub(crate) members: Vec<Member>,
    /// The keys that modules require, and that their importers do not have.
    pub(crate) unsupplied: Vec<Key>,
    pub(crate) findings: BTreeSet<Finding>,
    pub(crate) levels: Vec<(usize, usize)>,
    /// The numbers of the overrides that are no removals.
    pub(crate) overrides: BTreeSet<usize>,
    /// The components whose traits an override replaces, by the slot of the override.
    pub(crate) replaced_components: BTreeMap<usize, usize>,
    /// The slot of each double, factory or wrapper of a test, by the number of its override.
    pub(crate) overriding: Vec<(usize, usize)>,
    /// The keys and the entry of each removal of a test, by the number of its override.
    pub(crate) removals: Vec<(usize, BTreeSet<Key>, Option<Entry>)>,
    /// The slots of the seeds that a test has replaced.
    pub(crate) replaced_seeds: BTreeSet<usize>,
}

impl Graph {
    pub(crate) fn of(wiring: &Wiring) -> Self {
        let mut graph = Self {
            levels: wiring.levels.clone(),
            ..Self::default()
        };
        let spaces = wiring.modules.spaces().into_iter();
        let bindings = spaces.flat_map(|space| wiring.bindings_in(space));
        let used: Vec<&Binding> = bindings.filter(|it| is_used(it, wiring)).collect();
        let repeated = graph.find_duplicates(&used);
        for binding in &used {
            let is_repeated = repeated.contains(&binding.place);
            graph.add(binding, wiring, is_repeated.then_some((&used, &repeated)));
        }
        graph.link(wiring);
        graph.apply_overrides(wiring);
        graph
    }

    /// Returns the places of the bindings of which a key belongs to an earlier one in the source.
    fn find_duplicates(&mut self, used: &[&Binding]) -> BTreeSet<usize> {
        let mut in_source = used.to_vec();
        in_source.sort_by_key(|it| (it.source == Source::Component, it.place));
        let mut repeated = BTreeSet::new();
        let mut kept: Vec<&Binding> = Vec::new();
        for binding in in_source {
            let conflict = binding.claims().into_iter().find_map(|(key, entry)| {
                let mut kept = kept.iter();
                let with = kept.find(|it| conflict(key, entry, binding, it))?;
                Some((key, with.place))
            });
            let Some((key, other)) = conflict else {
                kept.push(binding);
                continue;
            };
            repeated.insert(binding.place);
            self.findings.insert(Finding::Duplicate {
                key: key.in_root(),
                both: [binding.place, other].map(Place::Binding).into(),
            });
        }
        repeated
    }

    pub(crate) fn push(&mut self, slot: Slot) -> usize {
        self.slots.push(slot);
        self.slots.len() - 1
    }

    /// Adds a binding. A repeated one keeps only the traits that no other binding claims.
    fn add(
        &mut self,
        binding: &Binding,
        wiring: &Wiring,
        repeated: Option<(&Vec<&Binding>, &BTreeSet<usize>)>,
    ) {
        let kind = match binding.source {
            Source::Factory | Source::Component => Kind::Constructed,
            Source::Value => Kind::Value,
            Source::Seed => Kind::Seed,
        };
        let slot = |kind, edges: &[Edge]| Slot {
            kind,
            space: binding.key.space,
            place: Place::Binding(binding.place),
            maker: binding.maker(),
            lifetime: match binding.source {
                Source::Value => Lifetime::Singleton,
                Source::Seed => Lifetime::Scoped,
                Source::Factory | Source::Component => binding.lifetime,
            },
            edges: seen(edges, wiring.home_of(binding)),
            is_eager: binding.is_eager && matches!(kind, Kind::Constructed),
            fails: binding.fails,
            life: match kind {
                Kind::Constructed => binding.life,
                _ => Life::default(),
            },
        };
        let has_edges = kind == Kind::Constructed;
        let edges = wiring.edges_of(binding.maker());
        let own = self.push(slot(kind, if has_edges { edges } else { &[] }));
        for (key, entry) in binding.claims() {
            let is_own = key == binding.key;
            let is_free = repeated.is_none_or(|(used, repeated)| {
                let others = used.iter().filter(|it| !repeated.contains(&it.place));
                let mut claimed = others.flat_map(|it| it.claims());
                !is_own && !claimed.any(|(other, _)| other == key)
            });
            if is_free {
                let slot = if is_own {
                    own
                } else {
                    self.push(slot(Kind::Trait(own), &[]))
                };
                self.members.push(Member { key, slot, entry });
            }
        }
    }

    /// Returns whether a binding is used.
    pub(crate) fn has(&self, place: usize) -> bool {
        let mut slots = self.slots.iter();
        slots.any(|slot| slot.place == Place::Binding(place))
    }

    /// Returns the bindings of a key, in the order of registration.
    pub(crate) fn bound_to(&self, key: Key) -> Vec<Member> {
        let members = self.members.iter().copied();
        members.filter(|member| member.key == key).collect()
    }

    /// Returns the slots of the bindings of a key that are not entries.
    pub(crate) fn candidates(&self, key: Key) -> Vec<usize> {
        let members = self.bound_to(key).into_iter();
        let members = members.filter(|member| member.entry.is_none());
        members.map(|member| member.slot).collect()
    }

    /// Returns the entries of a map with keys of a type, and whether it would miss others.
    pub(crate) fn entries(&self, key: Key, of: EntryType) -> (Vec<Member>, bool) {
        let members = self.bound_to(key).into_iter();
        let entries = members.filter(|member| member.entry.is_some());
        let (fitting, others): (Vec<Member>, Vec<Member>) =
            entries.partition(|member| match member.entry {
                Some(Entry::Number(_)) => of == EntryType::Number,
                _ => of == EntryType::Text,
            });
        (fitting, !others.is_empty())
    }

    /// Returns whether an optional dependency is present: each key that it requires is bound.
    pub(crate) fn is_present(&self, edge: Edge) -> bool {
        let mut required = edge.shape.requests().iter();
        !required.any(|request| {
            matches!(request, Request::One(_)) && self.candidates(edge.key).is_empty()
        })
    }

    /// Returns whether a slot has a seed or replaces one, maybe inside of decorators.
    pub(crate) fn is_seed(&self, slot: usize) -> bool {
        let own = self.without_decorators(slot);
        self.slots[own].kind == Kind::Seed || self.replaced_seeds.contains(&own)
    }
}

/// Returns whether a binding is used: it is no default, or nothing else is bound to its key.
fn is_used(binding: &Binding, wiring: &Wiring) -> bool {
    let spaces = wiring.modules.spaces().into_iter();
    let mut others = spaces.flat_map(|space| wiring.bindings_in(space));
    let claims = binding.claims();
    let is_claimed = others.any(|it| {
        let mut others = it.claims().into_iter();
        !it.is_default && others.any(|it| claims.contains(&it))
    });
    let mut exports = wiring.modules.exports.iter().filter(|key| {
        let is_installed = wiring.modules.is_installed[key.space - 1];
        is_installed && binding.entry.is_none()
    });
    let is_exported = exports.any(|key| key.in_root() == binding.key);
    !binding.is_default || !(is_claimed || is_exported)
}

/// Returns the edges of a constructor in a space: it sees the keys of the space.
pub(crate) fn seen(edges: &[Edge], space: usize) -> Vec<Edge> {
    let edges = edges.iter();
    let edges = edges.map(|edge| Edge {
        key: edge.key.in_space(space),
        ..*edge
    });
    edges.collect()
}

/// Returns whether a claim conflicts with an earlier binding: a struct has one binding, a map one for each entry,
/// and a scope one seed for each key.
fn conflict(key: Key, entry: Option<Entry>, binding: &Binding, earlier: &Binding) -> bool {
    let both_seeds = [binding, earlier].map(|it| it.source == Source::Seed) == [true, true];
    let may_repeat = matches!(key.of, Type::Role(_)) && entry.is_none();
    earlier.claims().into_iter().any(|(other, other_entry)| {
        other == key && (both_seeds || (!may_repeat && other_entry == entry))
    })
}
