//! What generated code calls: the check, and the panic that is a module's compile error.

use crate::module::check::count::{count_edges, count_nodes};
use crate::module::check::flat::{Flat, FlatEdge, NONE};
use crate::module::check::found::Found;
use crate::module::check::graph::{Entry, Graph, Wiring};
use crate::module::check::search::{Memory, search};
use crate::spec::lifetime::Lifetime;

/// How many entries a module has, with those of its imports.
#[must_use]
pub const fn nodes_of<M: Wiring>() -> usize {
    count_nodes(M::GRAPH)
}

/// How many edges a module has at most, and one more: 0 stands for what needs no search.
#[must_use]
pub const fn edges_of<M: Wiring>() -> usize {
    1 + count_edges(M::GRAPH)
}

/// Checks a module of `N` entries and `E` edges: which of its own entries have a problem. None has,
/// where no edges are to be searched: the graph is not even looked at.
#[must_use]
pub const fn check<M: Wiring, const N: usize, const E: usize>() -> [bool; N] {
    if E == 0 {
        return [false; N];
    }
    search_of::<M, N, E>()
}

const fn search_of<M: Wiring, const N: usize, const E: usize>() -> [bool; N] {
    find::<N, E>(M::GRAPH)
}

/// The same, by a search.
pub(crate) const fn find<const N: usize, const E: usize>(graph: &'static Graph) -> [bool; N] {
    let mut has_problem = [false; N];
    let mut lists = Lists::<N, E>::new();
    let mut found = Found::new(NONE, &mut has_problem, &mut []);
    search(
        &lists.flat(graph),
        &mut Scratch::<N, E>::new().memory(),
        &mut found,
    );
    has_problem
}

/// Which of a module's entries something in it needs, or an import of it requires.
#[must_use]
pub const fn needed<M: Wiring, const N: usize, const E: usize>() -> [bool; N] {
    let mut needed = [false; N];
    if E == 0 {
        note_asked(M::GRAPH, &mut needed);
    } else {
        note_needed(&Lists::<N, E>::new().flat(M::GRAPH), &mut needed);
    }
    needed
}

const fn note_needed(flat: &Flat<'_>, needed: &mut [bool]) {
    let mut edge = 0;
    while edge < flat.edge_count {
        needed[flat.edges[edge].target] = true;
        edge += 1;
    }
}

/// The same of a module that imports no other.
const fn note_asked(graph: &'static Graph, needed: &mut [bool]) {
    let mut entries = graph.entries();
    while let Some(entry) = entries.next() {
        let mut at = 0;
        while let Some(edge) = entry.edges().nth(at) {
            needed[edge.target] = true;
            at += 1;
        }
    }
}

/// Tells what is wrong with an entry of a module, where something is.
///
/// # Panics
///
/// In any case: in a constant, that is a compile error.
#[track_caller]
pub const fn tell<M: Wiring, const N: usize, const E: usize>(entry: usize) {
    let (mut has_problem, mut path) = ([false; N], [(NONE, NONE); N]);
    let mut lists = Lists::<N, E>::new();
    let flat = lists.flat(M::GRAPH);
    let mut found = Found::new(entry, &mut has_problem, &mut path);
    search(&flat, &mut Scratch::<N, E>::new().memory(), &mut found);
    panic!("{}", found.text(&flat).as_str());
}

/// The lists of a graph of `N` entries and `E` edges.
struct Lists<const N: usize, const E: usize> {
    nodes: [Entry; N],
    lifetimes: [Option<Lifetime>; N],
    spans: [(usize, usize); N],
    edges: [FlatEdge; E],
}

impl<const N: usize, const E: usize> Lists<N, E> {
    const fn new() -> Self {
        Self {
            nodes: [Entry::Alias; N],
            lifetimes: [None; N],
            spans: [(0, 0); N],
            edges: [FlatEdge::NONE; E],
        }
    }

    const fn flat(&mut self, graph: &'static Graph) -> Flat<'_> {
        let Self {
            nodes,
            lifetimes,
            spans,
            edges,
        } = self;
        Flat::of(graph, nodes, lifetimes, spans, edges)
    }
}

/// What a search of `N` entries and `E` edges works in.
struct Scratch<const N: usize, const E: usize> {
    visits: [u8; N],
    way: [(usize, usize); N],
    toward: [usize; N],
    open: [usize; N],
    starts: [usize; N],
    holders: [(usize, usize); E],
}

impl<const N: usize, const E: usize> Scratch<N, E> {
    const fn new() -> Self {
        Self {
            visits: [0; N],
            way: [(NONE, NONE); N],
            toward: [NONE; N],
            open: [NONE; N],
            starts: [0; N],
            holders: [(NONE, NONE); E],
        }
    }

    const fn memory(&mut self) -> Memory<'_> {
        Memory {
            visits: &mut self.visits,
            way: &mut self.way,
            toward: &mut self.toward,
            open: &mut self.open,
            starts: &mut self.starts,
            holders: &mut self.holders,
        }
    }
}
