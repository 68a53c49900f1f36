//! The entries of a module in one list, with their edges.

use crate::module::check::graph::{Entry, Graph, Kind};
use crate::module::check::links::{FlatEdge, NONE, count_own};
use crate::module::requirements::{EdgeKind, Edges};
use crate::spec::lifetime::Lifetime;

/// The graph of a module, with the ways through its imports.
///
/// It is not generic, and the lists are slices: see `docs/compile-time.md`.
#[allow(
    clippy::struct_excessive_bools,
    reason = "they are facts about the lists, and no state"
)]
pub(crate) struct Flat<'a> {
    pub(crate) nodes: &'a mut [Entry],
    pub(crate) node_count: usize,
    /// The number of the module's own entries, which are the first ones.
    pub(crate) own: usize,
    /// The lifetime of each entry that is constructed or given.
    pub(crate) lifetimes: &'a mut [Option<Lifetime>],
    /// The edges of each entry, as a half-open range of their numbers.
    pub(crate) spans: &'a mut [(usize, usize)],
    pub(crate) edges: &'a mut [FlatEdge],
    pub(crate) edge_count: usize,
    pub(crate) has_scoped: bool,
    pub(crate) has_collections: bool,
    has_decorators: bool,
    /// True if the lists are not filled, but only counted.
    is_counting: bool,
}

impl<'a> Flat<'a> {
    /// Fills the lists with the entries and edges of a graph.
    pub(crate) const fn of(
        graph: &'static Graph,
        nodes: &'a mut [Entry],
        lifetimes: &'a mut [Option<Lifetime>],
        spans: &'a mut [(usize, usize)],
        edges: &'a mut [FlatEdge],
    ) -> Self {
        let mut flat = Self {
            own: count_own(graph),
            nodes,
            lifetimes,
            spans,
            edges,
            ..Self::new()
        };
        flat.add(graph);
        if flat.has_decorators {
            flat.set_decorator_lifetimes();
        }
        flat.add_imports(graph);
        flat
    }

    /// Returns the numbers of entries and edges that imports add to a graph.
    pub(crate) const fn count_imports(graph: &'static Graph) -> (usize, usize) {
        let mut flat = Self::new();
        flat.is_counting = true;
        flat.add_imports(graph);
        (flat.node_count, flat.edge_count)
    }

    const fn new() -> Self {
        Self {
            nodes: &mut [],
            node_count: 0,
            own: 0,
            lifetimes: &mut [],
            spans: &mut [],
            edges: &mut [],
            edge_count: 0,
            has_scoped: false,
            has_collections: false,
            has_decorators: false,
            is_counting: false,
        }
    }

    /// Returns true if the node only refers to other entries, so that messages do not name it.
    pub(crate) const fn is_between(&self, node: usize) -> bool {
        matches!(
            self.nodes[node].kind(),
            Kind::Alias(_) | Kind::Imported(..) | Kind::Required(_) | Kind::Collection(_)
        )
    }

    /// Sets the lifetime of each decorator to that of the decorated entry.
    const fn set_decorator_lifetimes(&mut self) {
        let mut node = 0;
        while node < self.nodes.len() {
            if let Kind::Decorator(_) = self.nodes[node].kind() {
                let mut inner = node;
                let mut steps = 0;
                while self.lifetimes[inner].is_none()
                    && steps < self.nodes.len()
                    && self.spans[inner].0 < self.spans[inner].1
                {
                    inner = self.edges[self.spans[inner].0].target;
                    steps += 1;
                }
                self.lifetimes[node] = self.lifetimes[inner];
            }
            node += 1;
        }
    }

    const fn add(&mut self, graph: &'static Graph) {
        let mut entries = graph.entries();
        let mut number = 0;
        while let Some(entry) = entries.next() {
            self.add_node(graph, entry, number);
            let mut alias = number + 1;
            while alias < entries.number {
                self.spans[alias] = (self.edge_count, self.edge_count + 1);
                self.push(NONE, number, EdgeKind::Same);
                alias += 1;
            }
            number = alias;
        }
        self.node_count = number;
    }

    /// Adds the ways through the imports.
    const fn add_imports(&mut self, graph: &'static Graph) {
        let mut at = 0;
        while at < graph.others.len() {
            if let Kind::Imported(import, entry) = graph.others[at].kind {
                let edge = if self.is_counting {
                    0
                } else {
                    self.spans[graph.others[at].number].0
                };
                self.add_ways(&graph.imports[import], entry, edge);
            }
            at += 1;
        }
        let mut at = 0;
        while at < graph.imports.len() {
            self.add_consumers(&graph.imports[at]);
            at += 1;
        }
    }

    const fn add_node(&mut self, graph: &'static Graph, node: Entry, number: usize) {
        self.nodes[number] = node;
        let first = self.edge_count;
        match node.kind() {
            Kind::Constructed(lifetime) => self.lifetimes[number] = Some(lifetime),
            Kind::Seed => self.lifetimes[number] = Some(Lifetime::Scoped),
            Kind::Decorator(inner) => {
                self.has_decorators = true;
                self.push(NONE, inner, EdgeKind::Same);
            }
            Kind::Alias(inner) => self.push(NONE, inner, EdgeKind::Same),
            Kind::Imported(import, entry) => {
                // `add_ways` sets their targets.
                let mut ways = graph.imports[import].summary.count_ways(entry);
                while ways > 0 {
                    self.push(NONE, NONE, EdgeKind::Same);
                    ways -= 1;
                }
            }
            Kind::Required(_) => {}
            Kind::Collection(members) => {
                self.has_collections = true;
                let mut member = 0;
                while member < members.len() {
                    self.push(NONE, members[member], EdgeKind::Same);
                    member += 1;
                }
            }
        }
        self.push_edges(node.edges());
        self.spans[number] = (first, self.edge_count);
        if let Some(Lifetime::Scoped) = self.lifetimes[number] {
            self.has_scoped = true;
        }
    }

    const fn push_edges(&mut self, edges: &Edges) {
        let mut at = 0;
        while let Some(edge) = edges.nth(at) {
            // This repeats `push` inline: see `docs/compile-time.md`.
            self.edges[self.edge_count] = FlatEdge {
                name: edge.name,
                target: edge.target,
                kind: edge.kind,
            };
            self.edge_count += 1;
            at += 1;
        }
    }

    pub(crate) const fn push(&mut self, name: usize, target: usize, kind: EdgeKind) {
        if !self.is_counting {
            self.edges[self.edge_count] = FlatEdge { name, target, kind };
        }
        self.edge_count += 1;
    }

    /// Adds an entry without edges.
    pub(crate) const fn add_entry(&mut self, entry: Entry, lifetime: Option<Lifetime>) {
        self.has_scoped |= matches!(lifetime, Some(Lifetime::Scoped));
        self.has_collections |= matches!(entry.kind(), Kind::Collection(_));
        if !self.is_counting {
            self.nodes[self.node_count] = entry;
            self.lifetimes[self.node_count] = lifetime;
            self.spans[self.node_count] = (self.edge_count, self.edge_count);
        }
        self.node_count += 1;
    }

    /// Ends the edges of an entry with the last edge that was added.
    pub(crate) const fn end_span(&mut self, node: usize) {
        if !self.is_counting {
            self.spans[node].1 = self.edge_count;
        }
    }

    /// Lets an edge lead to the entry that is added next.
    pub(crate) const fn lead_to_next(&mut self, edge: usize) {
        if !self.is_counting {
            self.edges[edge].target = self.node_count;
        }
    }

    /// Returns the name of the field or parameter of an edge, or an empty string if there is none.
    pub(crate) const fn name(&self, node: usize, edge: usize) -> &'static str {
        match self.edges[edge].name {
            NONE => "",
            number => self.nodes[node].names().nth(number),
        }
    }
}
