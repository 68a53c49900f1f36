//! Deferred edges that close a cycle, found by Tarjan's algorithm for strongly connected components (1972).

use crate::graph::check::{Graph, LinkedGraph};
use crate::runtime::slot::{Edge, Holder};
use crate::spec::lifetime::Lifetime;

const UNSEEN: u32 = u32::MAX;

/// Marks the deferred edges through which a value could hold itself, if the container or the scope holds it
/// anyway.
pub(crate) fn mark(graph: &mut LinkedGraph) {
    let mut edges = graph.edges.iter().flatten();
    if edges.all(|edge| edge.edge.is_direct()) {
        return;
    }
    let components = Components::of(graph);
    let LinkedGraph {
        graph: Graph { nodes, .. },
        edges,
        ..
    } = graph;
    let part = |node: usize| components.component[node];
    let holder = |node: usize, slot: u32| match nodes[slot as usize].shared {
        _ if part(node) != part(slot as usize) => Holder::Lazy,
        Lifetime::Transient => Holder::Realm,
        Lifetime::Singleton | Lifetime::Scoped => Holder::Cell,
    };
    for (node, edges) in edges.iter_mut().enumerate() {
        for edge in edges {
            match &mut edge.edge {
                Edge::Deferred { slot, holder: own } => *own = holder(node, *slot),
                Edge::ManyDeferred(members) => {
                    for (member, own) in members {
                        *own = holder(node, member.slot);
                    }
                }
                _ => {}
            }
        }
    }
}

/// The strongly connected components of a graph: the component of each node, and the search state.
struct Components {
    component: Vec<u32>,
    seen: Vec<u32>,
    lowest: Vec<u32>,
    stack: Vec<u32>,
    count: u32,
}

impl Components {
    fn of(graph: &LinkedGraph) -> Self {
        let count = graph.graph.nodes.len();
        let mut components = Self {
            component: vec![UNSEEN; count],
            seen: vec![UNSEEN; count],
            lowest: vec![UNSEEN; count],
            stack: Vec::new(),
            count: 0,
        };
        for start in graph.numbers() {
            if components.seen[start as usize] == UNSEEN {
                components.visit(graph, start);
            }
        }
        components
    }

    /// Visits all reachable nodes, without recursion, so that a long chain needs no deep stack.
    fn visit(&mut self, graph: &LinkedGraph, start: u32) {
        let mut path = vec![(start, targets(graph, start))];
        self.enter(start);
        while let Some((node, targets_left)) = path.last_mut() {
            let node = *node;
            match targets_left.pop() {
                Some(target) if self.seen[target as usize] == UNSEEN => {
                    self.enter(target);
                    path.push((target, targets(graph, target)));
                }
                Some(target) => {
                    if self.component[target as usize] == UNSEEN {
                        let seen = self.seen[target as usize];
                        self.lower(node, seen);
                    }
                }
                None => {
                    path.pop();
                    if let Some((above, _)) = path.last() {
                        let lowest = self.lowest[node as usize];
                        self.lower(*above, lowest);
                    }
                    self.leave(node);
                }
            }
        }
    }

    fn enter(&mut self, node: u32) {
        self.seen[node as usize] = self.count;
        self.lowest[node as usize] = self.count;
        self.count += 1;
        self.stack.push(node);
    }

    fn lower(&mut self, node: u32, to: u32) {
        let lowest = &mut self.lowest[node as usize];
        *lowest = (*lowest).min(to);
    }

    /// Completes a component, if the node is the first of one.
    fn leave(&mut self, node: u32) {
        if self.lowest[node as usize] != self.seen[node as usize] {
            return;
        }
        while let Some(member) = self.stack.pop() {
            self.component[member as usize] = node;
            if member == node {
                break;
            }
        }
    }
}

fn targets(graph: &LinkedGraph, node: u32) -> Vec<u32> {
    let edges = graph.edges(node).iter();
    edges.flat_map(|edge| edge.edge.targets()).collect()
}
