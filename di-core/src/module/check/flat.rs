//! The entries of a module and of all that it imports in one list, with their edges.

use crate::module::check::count::{base_of, count_nodes, count_own};
use crate::module::check::graph::{Entry, Graph, Kind};
use crate::module::requirements::{Edges, Way};
use crate::spec::lifetime::Lifetime;

/// Stands for no entry.
pub(crate) const NONE: usize = usize::MAX;

/// The graph of a module, with the entries and edges of its imports among its own.
///
/// It has no parameters, and the lists are slices: rustc takes many times as long to evaluate what
/// is generic.
pub(crate) struct Flat<'a> {
    pub(crate) nodes: &'a mut [Entry],
    /// How many of the entries are the module's own: these come first.
    pub(crate) own: usize,
    /// The lifetime of each, where something is made.
    pub(crate) lifetimes: &'a mut [Option<Lifetime>],
    /// The edges of each entry, by their numbers: from here, up to there.
    pub(crate) spans: &'a mut [(usize, usize)],
    pub(crate) edges: &'a mut [FlatEdge],
    pub(crate) edge_count: usize,
    pub(crate) has_scoped: bool,
    pub(crate) has_collections: bool,
    has_decorators: bool,
}

#[derive(Clone, Copy)]
pub(crate) struct FlatEdge {
    /// The number of the field or the parameter, if there is one.
    pub(crate) name: usize,
    pub(crate) target: usize,
    pub(crate) way: Way,
}

impl FlatEdge {
    /// Stands for no edge.
    pub(crate) const NONE: Self = Self {
        name: NONE,
        target: NONE,
        way: Way::One,
    };
}

/// Where a module stands in the list.
#[derive(Clone, Copy)]
struct Place {
    base: usize,
    /// Where who imports it stands.
    above: usize,
    supplied: Option<&'static [usize]>,
}

impl<'a> Flat<'a> {
    /// Fills the lists.
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
            above: 0,
            supplied: None,
        };
        flat.add(graph, place);
        if flat.has_decorators {
            flat.measure_decorators();
        }
        flat
    }

    /// Whether it is only another way to an entry, and no step that is told.
    pub(crate) const fn is_between(&self, node: usize) -> bool {
        matches!(
            self.nodes[node].kind(),
            Kind::Alias(_) | Kind::Imported(..) | Kind::Required(_) | Kind::Collection(_)
        )
    }

    /// A decorator lives as long as what it decorates.
    const fn measure_decorators(&mut self) {
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
                self.push(NONE, number, Way::Same);
                alias += 1;
            }
            number = alias;
        }
        let mut at = 0;
        while at < graph.imports.len() {
            let import = &graph.imports[at];
            let inside = Place {
                base: number,
                above: place.base,
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
            Kind::Made(lifetime) => self.lifetimes[number] = Some(lifetime),
            Kind::Seed => self.lifetimes[number] = Some(Lifetime::Scoped),
            Kind::Decorator(inner) => {
                self.has_decorators = true;
                self.push(NONE, place.base + inner, Way::Same);
            }
            Kind::Alias(inner) => self.push(NONE, place.base + inner, Way::Same),
            Kind::Imported(import, entry) => {
                let base = place.base + base_of(graph, import);
                self.push(NONE, base + entry, Way::Same);
            }
            Kind::Required(entry) => {
                if let Some(supplied) = place.supplied {
                    self.push(NONE, place.above + supplied[entry], Way::Same);
                }
            }
            Kind::Collection(members) => {
                self.has_collections = true;
                let mut member = 0;
                while member < members.len() {
                    self.push(NONE, place.base + members[member], Way::Same);
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
            // Not worth a call, which rustc is slow at.
            self.edges[self.edge_count] = FlatEdge {
                name: edge.name,
                target: base + edge.target,
                way: edge.way,
            };
            self.edge_count += 1;
            at += 1;
        }
    }

    const fn push(&mut self, name: usize, target: usize, way: Way) {
        self.edges[self.edge_count] = FlatEdge { name, target, way };
        self.edge_count += 1;
    }

    /// The field or the parameter of an edge; nothing where there is none.
    pub(crate) const fn name(&self, node: usize, edge: usize) -> &'static str {
        match self.edges[edge].name {
            NONE => "",
            number => self.nodes[node].names().nth(number),
        }
    }
}
