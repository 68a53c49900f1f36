//! The entry points for generated code: the check, and the panic that becomes a compile error.

use crate::module::check::count::{base_of, count_edges, count_nodes};
use crate::module::check::findings::Findings;
use crate::module::check::flat::{Flat, FlatEdge, NONE};
use crate::module::check::graph::{Entry, Graph, Kind, Wiring};
use crate::module::check::search::{Memory, search};
use crate::module::check::text::Text;
use crate::spec::lifetime::Lifetime;

/// Returns the number of entries of a module and its imports.
#[must_use]
pub const fn nodes_of<M: Wiring>() -> usize {
    count_nodes(M::GRAPH)
}

/// Returns the maximum number of edges of a module, plus one. The number 0 means that no search is needed.
#[must_use]
pub const fn edges_of<M: Wiring>() -> usize {
    1 + count_edges(M::GRAPH)
}

/// Returns which of a module's entries have a problem. The module has `N` entries and `E` edges.
///
/// If `E` is 0, no entry has a problem, and this does not read the graph.
#[must_use]
pub const fn check<M: Wiring, const N: usize, const E: usize>() -> [bool; N] {
    if E == 0 {
        return [false; N];
    }
    search_module::<M, N, E>()
}

/// Returns which entries of a module and its imports have a problem.
///
/// No other check covers a generic module that the module imports, because its arguments are known only here.
#[must_use]
pub const fn check_with_imports<M: Wiring, const N: usize, const E: usize>() -> [bool; N] {
    let mut has_problem = [false; N];
    let mut lists = Lists::<N, E>::new();
    let mut flat = lists.flat(M::GRAPH);
    flat.own = N;
    let mut findings = Findings::new(NONE, &mut has_problem, &mut []);
    search(&flat, &mut Scratch::<N, E>::new().memory(), &mut findings);
    has_problem
}

/// Returns the first entry with a problem of the import of this number, and of what it imports.
#[must_use]
pub const fn first_in_import<M: Wiring>(has_problem: &[bool], import: usize) -> Option<usize> {
    let mut at = base_of(M::GRAPH, import);
    let end = at + count_nodes(M::GRAPH.imports[import].graph);
    while at < end {
        if has_problem[at] {
            return Some(at);
        }
        at += 1;
    }
    None
}

const fn search_module<M: Wiring, const N: usize, const E: usize>() -> [bool; N] {
    search_graph::<N, E>(M::GRAPH)
}

/// Searches the graph. Returns which of its own entries have a problem.
pub(crate) const fn search_graph<const N: usize, const E: usize>(
    graph: &'static Graph,
) -> [bool; N] {
    let mut has_problem = [false; N];
    let mut lists = Lists::<N, E>::new();
    let mut findings = Findings::new(NONE, &mut has_problem, &mut []);
    search(
        &lists.flat(graph),
        &mut Scratch::<N, E>::new().memory(),
        &mut findings,
    );
    has_problem
}

/// Returns which of a module's entries another entry needs or may need, or an import requires.
#[must_use]
pub const fn needed_entries<M: Wiring, const N: usize, const E: usize>() -> [bool; N] {
    let mut needed = [false; N];
    if E == 0 {
        note_needed_in_graph(M::GRAPH, &mut needed);
    } else {
        note_needed(&Lists::<N, E>::new().flat(M::GRAPH), &mut needed);
    }
    needed
}

const fn note_needed(flat: &Flat<'_>, needed: &mut [bool]) {
    let mut node = 0;
    while node < flat.nodes.len() {
        if node < flat.own && flat.nodes[node].edges().have_unknown_needs() {
            note_all(needed);
        }
        let (mut edge, end) = flat.spans[node];
        // The additional key of an entry does not need the entry.
        while edge < end && !matches!(flat.nodes[node].kind(), Kind::Alias(_)) {
            needed[flat.edges[edge].target] = true;
            edge += 1;
        }
        node += 1;
    }
}

const fn note_all(needed: &mut [bool]) {
    let mut at = 0;
    while at < needed.len() {
        needed[at] = true;
        at += 1;
    }
}

/// Marks the entries that other entries need, in a module without imports.
const fn note_needed_in_graph(graph: &'static Graph, needed: &mut [bool]) {
    let mut entries = graph.entries();
    while let Some(entry) = entries.next() {
        if entry.edges().have_unknown_needs() {
            note_all(needed);
        }
        let mut at = 0;
        while let Some(edge) = entry.edges().nth(at) {
            needed[edge.target] = true;
            at += 1;
        }
    }
}

/// Reports the problem of an entry of a module.
///
/// # Panics
///
/// Always panics. In a constant, the panic is a compile error.
#[track_caller]
pub const fn report<M: Wiring, const N: usize, const E: usize>(entry: usize) {
    let (mut has_problem, mut path) = ([false; N], [(NONE, NONE); N]);
    let mut lists = Lists::<N, E>::new();
    let mut flat = lists.flat(M::GRAPH);
    if entry >= flat.own {
        // It is an entry of an import.
        flat.own = N;
    }
    let mut findings = Findings::new(entry, &mut has_problem, &mut path);
    search(&flat, &mut Scratch::<N, E>::new().memory(), &mut findings);
    panic!("{}", findings.text(&flat).as_str());
}

/// Reports a collection whose members an imported module exports, but which the module does not import.
///
/// # Panics
///
/// Panics if `is_exported` is true. In a constant, the panic is a compile error.
#[track_caller]
pub const fn require_import(is_exported: bool, message: &str) {
    assert!(!is_exported, "{}", message);
}

/// Reports a component whose struct is bound to traits, but whose entry lists none.
///
/// Otherwise, rustc would report a dependency on one of them as missing, and a collection would lack the
/// component without a word.
///
/// # Panics
///
/// Panics if there are traits in `bound_to`. In a constant, the panic is a compile error.
#[track_caller]
pub const fn require_no_traits(bound_to: &str, component: &str) {
    if bound_to.is_empty() {
        return;
    }
    let mut text = Text::new();
    text.push("component `");
    text.push(component);
    text.push("` has `bind(..)`, but its entry lists no trait\nhelp: write `");
    text.push(component);
    text.push(" as ");
    text.push(bound_to);
    text.push("`, or `");
    text.push(component);
    text.push(" as ()` to bind no trait here");
    panic!("{}", text.as_str());
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

/// The working memory of a search of `N` entries and `E` edges.
struct Scratch<const N: usize, const E: usize> {
    visits: [u8; N],
    path: [(usize, usize); N],
    toward: [usize; N],
    open: [usize; N],
    starts: [usize; N],
    holders: [(usize, usize); E],
}

impl<const N: usize, const E: usize> Scratch<N, E> {
    const fn new() -> Self {
        Self {
            visits: [0; N],
            path: [(NONE, NONE); N],
            toward: [NONE; N],
            open: [NONE; N],
            starts: [0; N],
            holders: [(NONE, NONE); E],
        }
    }

    const fn memory(&mut self) -> Memory<'_> {
        Memory {
            visits: &mut self.visits,
            path: &mut self.path,
            toward: &mut self.toward,
            open: &mut self.open,
            starts: &mut self.starts,
            holders: &mut self.holders,
        }
    }
}
