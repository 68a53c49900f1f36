//! The edges of a graph: each need is linked to the slots that are bound to its key.

use std::any::TypeId;

use crate::error::Problem;
use crate::graph::check::vertices::collections::Collections;
use crate::graph::check::{Depths, Graph, LinkedGraph, NeedEdge};
use crate::runtime::slot::{Edge, Holder, Member};
use crate::spec::key::{Key, KeyMap, KeySet};
use crate::spec::request::{Element, Need, Request, Step, required};

/// A need without an edge, and its node.
pub(crate) type UnmetNeed = (u32, Need);

/// The needs that matched no binding, too many bindings, or entries of another key type, by key.
#[derive(Default)]
pub(crate) struct UnmetNeeds {
    pub(crate) missing: KeyMap<Vec<UnmetNeed>>,
    pub(crate) ambiguous: KeyMap<Vec<UnmetNeed>>,
    pub(crate) other_entries: KeyMap<Vec<UnmetNeed>>,
}

impl UnmetNeeds {
    /// Adds the keys that modules require and nothing supplies. No component may need such a key, or only as an option.
    /// If one needs it, the need is reported already.
    fn add_unsupplied(&mut self, keys: &[Key]) {
        let mut seen: KeySet = self.missing.keys().map(|key| key.in_root()).collect();
        for key in keys.iter().filter(|key| seen.insert(key.in_root())) {
            self.missing.entry(*key).or_default();
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.missing.is_empty() && self.ambiguous.is_empty() && self.other_entries.is_empty()
    }
}

/// The search for the edges of all needs.
struct Linker<'a> {
    graph: &'a Graph,
    collections: Collections,
    unmet_needs: UnmetNeeds,
}

/// Finds the edge of every need. Unmet needs become problems, one for each key.
pub(crate) fn link(graph: Graph, problems: &mut Vec<Problem>) -> LinkedGraph {
    let mut search = Linker {
        graph: &graph,
        collections: Collections::default(),
        unmet_needs: UnmetNeeds::default(),
    };
    let edges = (0..).take(graph.nodes.len());
    let edges = edges.map(|number| search.edges(number)).collect();
    let Linker {
        collections,
        mut unmet_needs,
        ..
    } = search;
    unmet_needs.add_unsupplied(&graph.unsupplied);
    let mut linked = LinkedGraph {
        depths: Depths::default(),
        in_order: Vec::new(),
        ranks: Vec::new(),
        collections: collections.all,
        graph,
        edges,
    };
    linked.fix_order();
    problems.extend(unmet_needs.problems(&linked));
    linked
}

impl Linker<'_> {
    fn edges(&mut self, number: u32) -> Vec<NeedEdge> {
        let node = self.graph.node(number);
        let mut edges = Vec::with_capacity(node.steps.len() + 1);
        edges.extend(node.inner.map(|inner| NeedEdge {
            edge: Edge::Slot(inner),
            target: Some(inner),
            need: None,
        }));
        self.add_edges(number, &node.steps, &mut edges);
        edges
    }

    fn add_edges(&mut self, number: u32, mut steps: &[Step], edges: &mut Vec<NeedEdge>) {
        let plain = |edge| NeedEdge {
            edge,
            target: None,
            need: None,
        };
        while let Some((step, rest)) = steps.split_first() {
            steps = rest;
            match step {
                Step::Need(need) => edges.push(self.edge(number, *need)),
                Step::Optional(count) => {
                    let (inner, after) = rest.split_at(*count);
                    steps = after;
                    if is_bound(self.graph, inner) {
                        let mut parts = Vec::new();
                        self.add_edges(number, inner, &mut parts);
                        edges.push(plain(Edge::Present(parts.len())));
                        edges.append(&mut parts);
                    } else {
                        edges.push(plain(Edge::Absent));
                    }
                }
                Step::Scopes => {}
            }
        }
    }

    fn edge(&mut self, node: u32, need: Need) -> NeedEdge {
        match need.request {
            Request::All(element) => self.many(node, need, None, element),
            Request::Entries { id, element, .. } => self.many(node, need, Some(id.get()), element),
            Request::One | Request::Cloned | Request::Weak | Request::Deferred(_) => {
                self.one(node, need)
            }
        }
    }

    fn one(&mut self, node: u32, need: Need) -> NeedEdge {
        let mut candidates = self.graph.candidates(need.key);
        let (edge, target) = match (candidates.next(), candidates.next()) {
            (Some(slot), None) => (one(slot, need), Some(slot)),
            (found, _) => {
                let list = match found {
                    Some(_) => &mut self.unmet_needs.ambiguous,
                    None => &mut self.unmet_needs.missing,
                };
                list.entry(need.key).or_default().push((node, need));
                (Edge::Absent, None)
            }
        };
        NeedEdge {
            edge,
            target,
            need: Some(need),
        }
    }

    /// Returns an edge to all bindings of a key, or to the entries with keys of a type. Entries with keys of other
    /// types are an error, because the map would silently lack them.
    fn many(
        &mut self,
        node: u32,
        need: Need,
        entries: Option<TypeId>,
        element: Element,
    ) -> NeedEdge {
        let bound = self.graph.bound_to(need.key);
        let (place, collection) = self.collections.find(need.key, bound, entries);
        if collection.has_other_entries {
            let list = self.unmet_needs.other_entries.entry(need.key).or_default();
            list.push((node, need));
        }
        NeedEdge {
            edge: collection.edge(element),
            target: u32::try_from(self.graph.nodes.len() + place).ok(),
            need: Some(need),
        }
    }
}

fn one(slot: u32, need: Need) -> Edge {
    match need.request {
        Request::Deferred(_) => Edge::Deferred {
            slot,
            holder: Holder::Lazy,
        },
        _ if need.is_field => Edge::Field(slot),
        _ => Edge::Slot(slot),
    }
}

/// Returns whether each key that these steps require is bound.
fn is_bound(graph: &Graph, steps: &[Step]) -> bool {
    required(steps).all(|need| graph.candidates(need.key).next().is_some())
}

impl Graph {
    /// Returns the slots that are bound to a key and are not map entries.
    pub(crate) fn candidates(&self, key: Key) -> impl Iterator<Item = u32> {
        let members = self.bound_to(key).iter();
        members
            .filter(|member| member.entry.is_none())
            .map(|member| member.slot)
    }

    pub(crate) fn bound_to(&self, key: Key) -> &[Member] {
        self.members.get(&key).map_or(&[], Vec::as_slice)
    }
}
