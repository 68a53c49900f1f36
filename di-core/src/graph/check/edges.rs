//! The edges of a graph: each need is linked to the slots that are bound to its key.

use crate::error::Problem;
use crate::graph::check::{Depths, Graph, LinkedGraph, NeedEdge};
use crate::runtime::slot::{Edge, Holder, Member};
use crate::spec::key::{Key, KeyMap};
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
    pub(crate) fn is_empty(&self) -> bool {
        self.missing.is_empty() && self.ambiguous.is_empty() && self.other_entries.is_empty()
    }
}

/// Finds the edge of every need. Unmet needs become problems, one for each key.
pub(crate) fn link(graph: Graph, problems: &mut Vec<Problem>) -> LinkedGraph {
    let mut unmet_needs = UnmetNeeds::default();
    let numbers = (0..).zip(&graph.nodes);
    let edges = numbers
        .map(|(number, node)| {
            let mut edges = Vec::with_capacity(node.steps.len() + 1);
            edges.extend(node.inner.map(|inner| NeedEdge {
                edge: Edge::Slot(inner),
                need: None,
            }));
            link_steps(&graph, number, &node.steps, &mut edges, &mut unmet_needs);
            edges
        })
        .collect();
    let mut linked = LinkedGraph {
        depths: Depths::default(),
        in_order: Vec::new(),
        ranks: Vec::new(),
        graph,
        edges,
    };
    linked.fix_order();
    problems.extend(unmet_needs.problems(&linked));
    linked
}

fn link_steps(
    graph: &Graph,
    node: u32,
    steps: &[Step],
    edges: &mut Vec<NeedEdge>,
    unmet_needs: &mut UnmetNeeds,
) {
    let mut at = 0;
    while let Some(step) = steps.get(at) {
        at += 1;
        match step {
            Step::Need(need) => edges.push(NeedEdge {
                edge: graph.edge(node, *need, unmet_needs),
                need: Some(*need),
            }),
            Step::Optional(count) => {
                let inner = &steps[at..at + count];
                let present = is_bound(graph, inner);
                let edge = if present { Edge::Present } else { Edge::Absent };
                edges.push(NeedEdge { edge, need: None });
                if !present {
                    at += count;
                }
            }
            Step::Scopes => {}
        }
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

    fn edge(&self, node: u32, need: Need, unmet_needs: &mut UnmetNeeds) -> Edge {
        match need.request {
            Request::All(element) => many(self.bound_to(need.key).to_vec(), element),
            Request::Entries { .. } => self.entries(node, need, unmet_needs),
            Request::One | Request::Cloned | Request::Weak | Request::Deferred(_) => {
                self.one(node, need, unmet_needs)
            }
        }
    }

    fn one(&self, node: u32, need: Need, unmet_needs: &mut UnmetNeeds) -> Edge {
        let mut candidates = self.candidates(need.key);
        let slot = match (candidates.next(), candidates.next()) {
            (Some(slot), None) => slot,
            (found, _) => {
                let list = match found {
                    Some(_) => &mut unmet_needs.ambiguous,
                    None => &mut unmet_needs.missing,
                };
                list.entry(need.key).or_default().push((node, need));
                return Edge::Absent;
            }
        };
        match need.request {
            Request::Deferred(_) => Edge::Deferred {
                slot,
                holder: Holder::Lazy,
            },
            _ if need.is_field => Edge::Field(slot),
            _ => Edge::Slot(slot),
        }
    }

    /// Returns an edge to the entries with keys of the map's type. Entries with keys of other types are an
    /// error, because the map would silently lack them.
    fn entries(&self, node: u32, need: Need, unmet_needs: &mut UnmetNeeds) -> Edge {
        let Request::Entries { id, element, .. } = need.request else {
            return Edge::Absent;
        };
        let all = self.bound_to(need.key).iter();
        let (fitting, others): (Vec<&Member>, Vec<&Member>) = all
            .filter(|member| member.entry.is_some())
            .partition(|member| {
                let entry = member.entry.as_ref();
                entry.is_some_and(|entry| std::any::Any::type_id(&**entry) == id.get())
            });
        if !others.is_empty() {
            let list = unmet_needs.other_entries.entry(need.key).or_default();
            list.push((node, need));
        }
        many(fitting.into_iter().cloned().collect(), element)
    }
}

/// Returns the edge to the members of a collection.
fn many(members: Vec<Member>, element: Element) -> Edge {
    match element {
        Element::Arc => Edge::Many(members.into()),
        Element::Deferred(_) => {
            let members = members.into_iter().map(|member| (member, Holder::Lazy));
            Edge::ManyDeferred(members.collect())
        }
    }
}
