//! The numbers of entries and edges of a module.

use crate::module::check::graph::{Graph, Kind};
use crate::module::requirements::Edges;

/// Returns the number of entries of a module and its imports.
pub(crate) const fn count_nodes(graph: &Graph) -> usize {
    let mut count = count_own(graph);
    let mut at = 0;
    while at < graph.imports.len() {
        count += count_nodes(graph.imports[at].graph);
        at += 1;
    }
    count
}

pub(crate) const fn count_own(graph: &Graph) -> usize {
    graph.components.len() + count_aliases(graph) + graph.others.len()
}

const fn count_aliases(graph: &Graph) -> usize {
    let (mut count, mut at) = (0, 0);
    while at < graph.aliases.len() {
        count += graph.aliases[at] as usize;
        at += 1;
    }
    count
}

/// Returns the maximum number of edges of a module and its imports.
pub(crate) const fn count_edges(graph: &Graph) -> usize {
    let mut count = count_aliases(graph);
    let mut at = 0;
    while at < graph.components.len() {
        count += count_each(&graph.components[at].edges);
        at += 1;
    }
    let mut at = 0;
    while at < graph.others.len() {
        let node = &graph.others[at];
        count += match node.kind {
            Kind::Collection(members) => members.len(),
            _ => 1,
        };
        count += count_each(&node.edges);
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
    let mut count = 0;
    while edges.nth(count).is_some() {
        count += 1;
    }
    count
}

/// Returns the number of an import's first entry, relative to the importer's first entry.
pub(crate) const fn base_of(graph: &Graph, import: usize) -> usize {
    let mut base = count_own(graph);
    let mut at = 0;
    while at < import {
        base += count_nodes(graph.imports[at].graph);
        at += 1;
    }
    base
}
