//! Deferred edges that close a cycle.

use std::collections::HashMap;
use std::sync::Arc;

use crate::graph::check::vertices::Edges;
use crate::graph::check::vertices::components::Components;
use crate::graph::check::{LinkedGraph, Node};
use crate::runtime::slot::{Edge, Holder, Member};
use crate::spec::lifetime::Lifetime;

/// Marks the deferred edges through which a value could hold itself, if the container or the scope holds it
/// anyway.
pub(crate) fn mark(graph: &mut LinkedGraph) {
    let mut edges = graph.edges.iter().flatten();
    if edges.all(|edge| edge.edge.is_direct()) {
        return;
    }
    let components = Components::of(graph, Edges::All);
    // All consumers of a collection that is part of their cycle share its marked members.
    let mut marked: HashMap<u32, Arc<[(Member, Holder)]>> = HashMap::new();
    let nodes = &graph.graph.nodes;
    for (node, edges) in (0..).zip(&mut graph.edges) {
        for edge in edges {
            let Some(target) = edge.target.filter(|it| components.are_one(node, *it)) else {
                continue;
            };
            match &mut edge.edge {
                Edge::Deferred { slot, holder } => *holder = holder_in_cycle(nodes, *slot),
                Edge::ManyDeferred(members) => {
                    let marked = marked.entry(target).or_insert_with(|| {
                        let members = members.iter().cloned().map(|(member, holder)| {
                            let is_in_cycle = components.are_one(node, member.slot);
                            let in_cycle = || holder_in_cycle(nodes, member.slot);
                            let holder = if is_in_cycle { in_cycle() } else { holder };
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
