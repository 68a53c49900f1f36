//! How many entries and edges a module has.

use super::graph::{Edges, Graph, Kind, Targets};

/// How many entries a module has, with those of its imports.
pub(super) const fn count_nodes(graph: &Graph) -> usize {
    let mut count = count_own(graph);
    let mut at = 0;
    while at < graph.imports.len() {
        count += count_nodes(graph.imports[at].graph);
        at += 1;
    }
    count
}

pub(super) const fn count_own(graph: &Graph) -> usize {
    let mut count = 0;
    let mut at = 0;
    while at < graph.nodes.len() {
        count += 1 + graph.nodes[at].aliases;
        at += 1;
    }
    count
}

/// How many edges there are at most.
pub(super) const fn count_edges(graph: &Graph) -> usize {
    let mut count = 0;
    let mut at = 0;
    while at < graph.nodes.len() {
        let node = &graph.nodes[at];
        count += match node.kind {
            Kind::Collection(members) => members.len(),
            _ => 1,
        };
        count += node.aliases + count_each(&node.edges);
        at += 1;
    }
    let mut at = 0;
    while at < graph.imports.len() {
        count += count_edges(graph.imports[at].graph);
        at += 1;
    }
    count
}

const fn count_each(edges: &Edges) -> usize {
    let mut count = edges.count + count_targets(edges.targets);
    let mut at = 0;
    while at < edges.lists.len() {
        count += count_each(&edges.lists[at]);
        at += 1;
    }
    count
}

const fn count_targets(targets: &[Targets]) -> usize {
    let mut count = targets.len();
    let mut at = 0;
    while at < targets.len() {
        if let Targets::Each(parts) = targets[at] {
            count += count_targets(parts);
        }
        at += 1;
    }
    count
}

/// Where an import starts, counted from its importer.
pub(super) const fn base_of(graph: &Graph, import: usize) -> usize {
    let mut base = count_own(graph);
    let mut at = 0;
    while at < import {
        base += count_nodes(graph.imports[at].graph);
        at += 1;
    }
    base
}
