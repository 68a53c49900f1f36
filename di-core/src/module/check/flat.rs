//! The entries of a module and its imports in one list, with their edges.

use crate::module::check::count::{base_of, count_nodes, count_own};
use crate::module::check::graph::{Entry, Graph, Kind};
use crate::module::requirements::{EdgeKind, Edges};
use crate::spec::lifetime::Lifetime;

/// The number that means no entry.
pub(crate) const NONE: usize = usize::MAX;

/// The graph of a module, with the entries and edges of its imports among its own.
///
/// It is not generic, and the lists are slices: see `docs/compile-time.md`.
pub(crate) struct Flat<'a> {
    pub(crate) nodes: &'a mut [Entry],
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
}

#[derive(Clone, Copy)]
pub(crate) struct FlatEdge {
    /// The number of the field or the parameter, or `NONE`.
    pub(crate) name: usize,
    pub(crate) target: usize,
    pub(crate) kind: EdgeKind,
}

impl FlatEdge {
    /// A value that means no edge.
    pub(crate) const NONE: Self = Self {
        name: NONE,
        target: NONE,
        kind: EdgeKind::One,
    };
}

/// The position of a module in the list.
#[derive(Clone, Copy)]
struct Place {
    base: usize,
    /// The base of the importer.
    importer: usize,
    supplied: Option<&'static [usize]>,
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
            nodes,
            own: count_own(graph),
            lifetimes,
            spans,
            edges,
            edge_count: 0,
            has_scoped: false,
            has_collections: false,
            has_decorators: false,
        };
        let place = Place {
            base: 0,
            importer: 0,
            supplied: None,
        };
        flat.add(graph, place);
        if flat.has_decorators {
            flat.set_decorator_lifetimes();
        }
        flat
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

    const fn add(&mut self, graph: &'static Graph, place: Place) {
        let mut entries = graph.entries();
        let mut number = place.base;
        while let Some(entry) = entries.next() {
            self.add_node(graph, entry, number, place);
            let mut alias = number + 1;
            while alias < place.base + entries.number {
                self.spans[alias] = (self.edge_count, self.edge_count + 1);
                self.push(NONE, number, EdgeKind::Same);
                alias += 1;
            }
            number = alias;
        }
        let mut at = 0;
        while at < graph.imports.len() {
            let import = &graph.imports[at];
            let inside = Place {
                base: number,
                importer: place.base,
                supplied: Some(import.supplied),
            };
            self.add(import.graph, inside);
            number += count_nodes(import.graph);
            at += 1;
        }
    }

    const fn add_node(&mut self, graph: &'static Graph, node: Entry, number: usize, place: Place) {
        self.nodes[number] = node;
        let first = self.edge_count;
        match node.kind() {
            Kind::Constructed(lifetime) => self.lifetimes[number] = Some(lifetime),
            Kind::Seed => self.lifetimes[number] = Some(Lifetime::Scoped),
            Kind::Decorator(inner) => {
                self.has_decorators = true;
                self.push(NONE, place.base + inner, EdgeKind::Same);
            }
            Kind::Alias(inner) => self.push(NONE, place.base + inner, EdgeKind::Same),
            Kind::Imported(import, entry) => {
                let base = place.base + base_of(graph, import);
                self.push(NONE, base + entry, EdgeKind::Same);
            }
            Kind::Required(entry) => {
                if let Some(supplied) = place.supplied {
                    self.push(NONE, place.importer + supplied[entry], EdgeKind::Same);
                }
            }
            Kind::Collection(members) => {
                self.has_collections = true;
                let mut member = 0;
                while member < members.len() {
                    self.push(NONE, place.base + members[member], EdgeKind::Same);
                    member += 1;
                }
            }
        }
        self.push_edges(place.base, node.edges());
        self.spans[number] = (first, self.edge_count);
        if let Some(Lifetime::Scoped) = self.lifetimes[number] {
            self.has_scoped = true;
        }
    }

    const fn push_edges(&mut self, base: usize, edges: &Edges) {
        let mut at = 0;
        while let Some(edge) = edges.nth(at) {
            // This repeats `push` inline: see `docs/compile-time.md`.
            self.edges[self.edge_count] = FlatEdge {
                name: edge.name,
                target: base + edge.target,
                kind: edge.kind,
            };
            self.edge_count += 1;
            at += 1;
        }
    }

    const fn push(&mut self, name: usize, target: usize, kind: EdgeKind) {
        self.edges[self.edge_count] = FlatEdge { name, target, kind };
        self.edge_count += 1;
    }

    /// Returns the name of the field or parameter of an edge, or an empty string if there is none.
    pub(crate) const fn name(&self, node: usize, edge: usize) -> &'static str {
        match self.edges[edge].name {
            NONE => "",
            number => self.nodes[node].names().nth(number),
        }
    }
}
