//! The numbers of entries and edges of a module.

use crate::module::check::flat::Flat;
use crate::module::check::graph::{Graph, Kind};
use crate::module::check::links::{count_aliases, count_own};
use crate::module::requirements::Edges;

/// Returns the number of entries of a module, with those on the ways through its imports.
pub(crate) const fn count_nodes(graph: &'static Graph) -> usize {
    count_own(graph) + Flat::count_imports(graph).0
}

/// Returns the maximum number of edges of a module, with those on the ways through its imports.
pub(crate) const fn count_edges(graph: &'static Graph) -> usize {
    let mut count = count_aliases(graph) + Flat::count_imports(graph).1;
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
            Kind::Imported(import, entry) => graph.imports[import].summary.count_ways(entry),
            _ => 1,
        };
        count += count_each(&node.edges);
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
