//! Deferred edges that close a cycle.

use std::collections::HashMap;
use std::sync::Arc;

use crate::graph::check::opened_scopes::OpenedScopes;
use crate::graph::check::vertices::Edges;
use crate::graph::check::vertices::components::Components;
use crate::graph::check::{LinkedGraph, Node};
use crate::runtime::slot::{Edge, Holder, Member};
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
        let closes_cycle = |target: u32| {
            components.are_one(node, target) || is_held && scopes.may_hold_shared(target)
        };
        for edge in edges {
            let Some(target) = edge.target.filter(|target| closes_cycle(*target)) else {
                continue;
            };
            match &mut edge.edge {
                Edge::Deferred { slot, holder } => *holder = holder_in_cycle(nodes, *slot),
                Edge::ManyDeferred(members) => {
                    let cycles = (target, components.are_one(node, target), is_held);
                    let marked = marked.entry(cycles).or_insert_with(|| {
                        let members = members.iter().cloned().map(|(member, holder)| {
                            let in_cycle = || holder_in_cycle(nodes, member.slot);
                            let holder = if closes_cycle(member.slot) {
                                in_cycle()
                            } else {
                                holder
                            };
                            (member, holder)
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
fn holder_in_cycle(nodes: &[Node], slot: u32) -> Holder {
    match nodes[slot as usize].shared {
        Lifetime::Transient => Holder::Realm,
        Lifetime::Singleton | Lifetime::Scoped => Holder::Cell,
    }
}
