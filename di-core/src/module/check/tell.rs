//! What generated code calls: the check, and the panic that is a module's compile error.

use super::flat::{Flat, NONE, count_edges, count_nodes};
use super::found::Found;
use super::graph::{BoundTo, Graph};
use super::search::search;

/// How many entries a graph has, with those of its imports.
#[must_use]
pub const fn nodes_of(graph: &Graph) -> usize {
    count_nodes(graph)
}

/// How many edges a graph has at most.
#[must_use]
pub const fn edges_of(graph: &Graph) -> usize {
    count_edges(graph)
}

/// Checks a graph of `N` entries and `E` edges: which of a module's own entries have a problem.
#[must_use]
pub const fn check<const N: usize, const E: usize>(graph: &'static Graph) -> [bool; N] {
    let mut found = Found::new(NONE);
    search(&Flat::<N, E>::of(graph), &mut found);
    found.has_problem
}

/// Which of a module's entries something in it needs, or an import of it requires.
#[must_use]
pub const fn needed<const N: usize, const E: usize>(graph: &'static Graph) -> [bool; N] {
    let flat = Flat::<N, E>::of(graph);
    let mut needed = [false; N];
    let mut node = 0;
    while node < N {
        let (mut edge, end) = flat.edges_of(node);
        while edge < end {
            needed[flat.edges[edge].target] = true;
            edge += 1;
        }
        node += 1;
    }
    needed
}

/// Tells what is wrong with an entry, if anything is.
///
/// # Panics
///
/// Where something is: in a constant, that is a compile error.
#[track_caller]
pub const fn tell<const N: usize, const E: usize>(
    graph: &'static Graph,
    has_problem: &[bool],
    entry: usize,
) {
    if !has_problem[entry] {
        return;
    }
    let flat = Flat::<N, E>::of(graph);
    let mut found = Found::new(entry);
    search(&flat, &mut found);
    panic!("{}", found.text(&flat).as_str());
}

/// That a component is bound to a trait.
pub const fn bound_to<C: BoundTo<K>, K: ?Sized>() {}
