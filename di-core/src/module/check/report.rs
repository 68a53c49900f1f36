//! The entry points for generated code: the check, and the panic that becomes a compile error.

use crate::module::check::count::{count_edges, count_nodes};
use crate::module::check::findings::Findings;
use crate::module::check::flat::Flat;
use crate::module::check::graph::{Entry, Graph, Kind, Wiring};
use crate::module::check::links::{FlatEdge, NONE};
use crate::module::check::search::{Memory, search};
use crate::module::check::summary::Fault;
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

/// An imported module with parameters that has a problem, if there is one. No check of its own reports it.
#[derive(Clone, Copy, Debug)]
pub struct Faulty(Option<&'static Graph>);

/// Returns the module with a problem behind the import of this number.
#[must_use]
pub const fn faulty<M: Wiring>(import: usize) -> Faulty {
    let mut import = &M::GRAPH.imports[import];
    loop {
        match import.summary.fault() {
            Fault::None => return Faulty(None),
            Fault::Own => return Faulty(Some(import.graph)),
            Fault::Import(inner) => import = &import.graph.imports[inner],
        }
    }
}

/// Returns the number of entries of a faulty module, and of its edges.
#[must_use]
pub const fn size_of_faulty(faulty: Faulty) -> (usize, usize) {
    match faulty.0 {
        Some(graph) => (count_nodes(graph), 1 + count_edges(graph)),
        None => (0, 0),
    }
}

/// Reports the first problem of a faulty module.
///
/// # Panics
///
/// Panics if there is a faulty module. In a constant, the panic is a compile error.
#[track_caller]
pub const fn report_faulty<const N: usize, const E: usize>(faulty: Faulty) {
    let Some(graph) = faulty.0 else {
        return;
    };
    let has_problem = search_graph::<N, E>(graph);
    let mut entry = 0;
    while entry < N {
        if has_problem[entry] {
            report_entry::<N, E>(graph, entry);
        }
        entry += 1;
    }
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
///
/// A collection does not need its members: they are needed if it is.
#[must_use]
pub const fn needed_entries<M: Wiring, const N: usize>() -> [bool; N] {
    let mut needed = [false; N];
    note_needed(M::GRAPH, &mut needed);
    needed
}

const fn note_needed(graph: &'static Graph, needed: &mut [bool]) {
    let mut entries = graph.entries();
    while let Some(entry) = entries.next() {
        if entry.edges().have_unknown_needs() {
            note_all(needed);
        }
        if let Kind::Decorator(inner) = entry.kind() {
            needed[inner] = true;
        }
        let mut at = 0;
        while let Some(edge) = entry.edges().nth(at) {
            needed[edge.target] = true;
            at += 1;
        }
    }
    let mut import = 0;
    while import < graph.imports.len() {
        let mut supplied = 0;
        while supplied < graph.imports[import].supplied.len() {
            needed[graph.imports[import].supplied[supplied]] = true;
            supplied += 1;
        }
        import += 1;
    }
}

const fn note_all(needed: &mut [bool]) {
    let mut at = 0;
    while at < needed.len() {
        needed[at] = true;
        at += 1;
    }
}

/// Reports the problem of an entry of a module.
///
/// # Panics
///
/// Always panics. In a constant, the panic is a compile error.
#[track_caller]
pub const fn report<M: Wiring, const N: usize, const E: usize>(entry: usize) {
    report_entry::<N, E>(M::GRAPH, entry);
}

#[track_caller]
const fn report_entry<const N: usize, const E: usize>(graph: &'static Graph, entry: usize) {
    let (mut has_problem, mut path) = ([false; N], [(NONE, NONE); N]);
    let mut lists = Lists::<N, E>::new();
    let flat = lists.flat(graph);
    let mut findings = Findings::new(entry, &mut has_problem, &mut path);
    search(&flat, &mut Scratch::<N, E>::new().memory(), &mut findings);
    panic!("{}", findings.text(&flat).as_str());
}

/// Reports a mistake that only rustc can find, as it depends on types.
///
/// # Panics
///
/// Panics if `is_wrong` is true. In a constant, the panic is a compile error.
#[track_caller]
pub const fn reject(is_wrong: bool, message: &str) {
    assert!(!is_wrong, "{}", message);
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
            nodes: [Entry::Alias(0); N],
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
