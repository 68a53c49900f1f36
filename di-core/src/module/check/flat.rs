//! The entries of a module and of all that it imports in one list, with their edges.

use super::graph::{Edge, Graph, Kind, Node, Targets};
use crate::lifetime::Lifetime;

/// Stands for no entry.
pub(super) const NONE: usize = usize::MAX;

/// The graph of a module with `N` entries and `E` edges, those of its imports among them.
pub(super) struct Flat<const N: usize, const E: usize> {
    pub(super) nodes: [&'static Node; N],
    /// How many of the entries are the module's own: these come first.
    pub(super) own: usize,
    /// The lifetime of each, where something is made.
    pub(super) lifetimes: [Option<Lifetime>; N],
    /// Where the edges of each entry start; those of the last one end at the end.
    starts: [usize; N],
    pub(super) edges: [FlatEdge; E],
    edge_count: usize,
}

#[derive(Clone, Copy)]
pub(super) struct FlatEdge {
    /// The field or the parameter, if there is one.
    pub(super) name: &'static str,
    pub(super) target: usize,
    pub(super) way: Way,
}

/// How an edge asks.
#[derive(Clone, Copy)]
pub(super) enum Way {
    One,
    Later,
    All,
    /// It is the same thing.
    Same,
}

/// Where a module stands in the list.
#[derive(Clone, Copy)]
struct Place {
    base: usize,
    /// Where who imports it stands.
    above: usize,
    supplied: Option<&'static [usize]>,
}

/// How many entries a module has, with those of its imports.
pub(crate) const fn count_nodes(graph: &Graph) -> usize {
    let mut count = graph.nodes.len();
    let mut at = 0;
    while at < graph.imports.len() {
        count += count_nodes(graph.imports[at].graph);
        at += 1;
    }
    count
}

/// How many edges there are at most.
pub(crate) const fn count_edges(graph: &Graph) -> usize {
    let mut count = 0;
    let mut at = 0;
    while at < graph.nodes.len() {
        let node = &graph.nodes[at];
        count += match node.kind {
            Kind::Collection(members) => members.len(),
            _ => 1,
        };
        let mut edge = 0;
        while edge < node.edges.len() {
            count += count_targets(node.edges[edge].targets);
            edge += 1;
        }
        at += 1;
    }
    let mut at = 0;
    while at < graph.imports.len() {
        count += count_edges(graph.imports[at].graph);
        at += 1;
    }
    count
}

const fn count_targets(targets: Targets) -> usize {
    match targets {
        Targets::One(_) | Targets::Later(_) | Targets::All(_) => 1,
        Targets::Each(parts) => {
            let mut count = 0;
            let mut at = 0;
            while at < parts.len() {
                count += count_targets(parts[at]);
                at += 1;
            }
            count
        }
    }
}

impl<const N: usize, const E: usize> Flat<N, E> {
    pub(super) const fn of(graph: &'static Graph) -> Self {
        const NOBODY: Node = Node {
            name: "",
            kind: Kind::Seed,
            edges: &[],
            lacks_key: false,
        };
        let mut flat = Self {
            nodes: [&NOBODY; N],
            own: graph.nodes.len(),
            lifetimes: [None; N],
            starts: [0; N],
            edges: [FlatEdge {
                name: "",
                target: NONE,
                way: Way::One,
            }; E],
            edge_count: 0,
        };
        let place = Place {
            base: 0,
            above: 0,
            supplied: None,
        };
        flat.add(graph, place);
        flat.measure_decorators();
        flat
    }

    /// The edges of an entry, by their numbers: from here, up to there.
    pub(super) const fn edges_of(&self, node: usize) -> (usize, usize) {
        let end = if node + 1 < N {
            self.starts[node + 1]
        } else {
            self.edge_count
        };
        (self.starts[node], end)
    }

    /// Whether it is only another way to an entry, and no step that is told.
    pub(super) const fn is_between(&self, node: usize) -> bool {
        matches!(
            self.nodes[node].kind,
            Kind::Alias(_) | Kind::Imported(..) | Kind::Required(_) | Kind::Collection(_)
        )
    }

    /// A decorator lives as long as what it decorates.
    const fn measure_decorators(&mut self) {
        let mut node = 0;
        while node < N {
            if let Kind::Decorator(_) = self.nodes[node].kind {
                let mut inner = node;
                let mut steps = 0;
                while self.lifetimes[inner].is_none()
                    && steps < N
                    && self.edges_of(inner).0 < self.edges_of(inner).1
                {
                    inner = self.edges[self.edges_of(inner).0].target;
                    steps += 1;
                }
                self.lifetimes[node] = self.lifetimes[inner];
            }
            node += 1;
        }
    }

    const fn add(&mut self, graph: &'static Graph, place: Place) {
        let mut at = 0;
        while at < graph.nodes.len() {
            self.add_node(graph, at, place);
            at += 1;
        }
        let mut base = place.base + graph.nodes.len();
        let mut at = 0;
        while at < graph.imports.len() {
            let import = &graph.imports[at];
            let inside = Place {
                base,
                above: place.base,
                supplied: Some(import.supplied),
            };
            self.add(import.graph, inside);
            base += count_nodes(import.graph);
            at += 1;
        }
    }

    const fn add_node(&mut self, graph: &'static Graph, at: usize, place: Place) {
        let node = &graph.nodes[at];
        let number = place.base + at;
        self.nodes[number] = node;
        self.starts[number] = self.edge_count;
        match node.kind {
            Kind::Made(lifetime) => self.lifetimes[number] = Some(lifetime),
            Kind::Seed => self.lifetimes[number] = Some(Lifetime::Scoped),
            Kind::Decorator(inner) | Kind::Alias(inner) => {
                self.push("", place.base + inner, Way::Same);
            }
            Kind::Imported(import, entry) => {
                let base = place.base + base_of(graph, import);
                self.push("", base + entry, Way::Same);
            }
            Kind::Required(entry) => {
                if let Some(supplied) = place.supplied {
                    self.push("", place.above + supplied[entry], Way::Same);
                }
            }
            Kind::Collection(members) => {
                let mut member = 0;
                while member < members.len() {
                    self.push("", place.base + members[member], Way::Same);
                    member += 1;
                }
            }
        }
        let mut edge = 0;
        while edge < node.edges.len() {
            let Edge { name, targets } = node.edges[edge];
            self.push_targets(name, place.base, targets);
            edge += 1;
        }
    }

    const fn push_targets(&mut self, name: &'static str, base: usize, targets: Targets) {
        match targets {
            Targets::One(target) => self.push(name, base + target, Way::One),
            Targets::Later(target) => self.push(name, base + target, Way::Later),
            Targets::All(target) => self.push(name, base + target, Way::All),
            Targets::Each(parts) => {
                let mut at = 0;
                while at < parts.len() {
                    self.push_targets(name, base, parts[at]);
                    at += 1;
                }
            }
        }
    }

    const fn push(&mut self, name: &'static str, target: usize, way: Way) {
        self.edges[self.edge_count] = FlatEdge { name, target, way };
        self.edge_count += 1;
    }
}

/// Where an import starts, counted from its importer.
const fn base_of(graph: &Graph, import: usize) -> usize {
    let mut base = graph.nodes.len();
    let mut at = 0;
    while at < import {
        base += count_nodes(graph.imports[at].graph);
        at += 1;
    }
    base
}
