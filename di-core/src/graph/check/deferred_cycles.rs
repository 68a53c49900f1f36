//! Deferred edges that close a cycle.

use std::collections::HashMap;
use std::sync::Arc;

use crate::graph::check::opened_scopes::OpenedScopes;
use crate::graph::check::vertices::Edges;
use crate::graph::check::vertices::components::Components;
use crate::graph::check::{LinkedGraph, Node};
use crate::runtime::slot::{Cycle, Edge, Holder, Member};
use crate::spec::lifetime::Lifetime;

/// The members of a collection, each with what holds its value.
type Members = Arc<[(Member, Holder)]>;

/// Marks the deferred edges through which a value could hold itself, if the container or the scope holds it
/// anyway. A value that opens scopes could get any shared value from them.
pub(crate) fn mark(graph: &mut LinkedGraph) {
    let mut edges = graph.edges.iter().flatten();
    if edges.all(|edge| edge.edge.is_direct()) {
        return;
    }
    let components = Components::of(graph, Edges::All);
    let scopes = OpenedScopes::of(graph);
    // All consumers of a collection that is part of their cycles share its marked members.
    let mut marked: HashMap<(u32, bool, bool), Members> = HashMap::new();
    let nodes = &graph.graph.nodes;
    for (node, edges) in (0..).zip(&mut graph.edges) {
        let is_held = scopes.is_held(node);
        let cycle = |target: u32| {
            if components.are_one(node, target) {
                return Some(Cycle::OfGraph);
            }
            let is_opened = is_held && scopes.may_hold_shared(target);
            is_opened.then_some(Cycle::OfOpenedScope)
        };
        for edge in edges {
            let Some((target, kind)) = edge.target.and_then(|it| Some((it, cycle(it)?))) else {
                continue;
            };
            match &mut edge.edge {
                Edge::Deferred { slot, holder } => *holder = holder_in_cycle(nodes, *slot, kind),
                Edge::ManyDeferred(members) => {
                    let cycles = (target, kind == Cycle::OfGraph, is_held);
                    let marked = marked.entry(cycles).or_insert_with(|| {
                        let members = members.iter().cloned().map(|(member, holder)| {
                            let cycle = cycle(member.slot);
                            let in_cycle = cycle.map(|it| holder_in_cycle(nodes, member.slot, it));
                            (member, in_cycle.unwrap_or(holder))
                        });
                        members.collect()
                    });
                    *members = Arc::clone(marked);
                }
                _ => {}
            }
        }
    }
}

/// Returns the holder of a value that may hold the `Lazy` which resolves it.
fn holder_in_cycle(nodes: &[Node], slot: u32, cycle: Cycle) -> Holder {
    match nodes[slot as usize].shared {
        Lifetime::Transient => Holder::Realm(cycle),
        Lifetime::Singleton | Lifetime::Scoped => Holder::Cell(cycle),
    }
}
