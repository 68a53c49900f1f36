//! The strongly connected components of a graph, found by Tarjan's algorithm (1972).

use crate::graph::check::LinkedGraph;
use crate::graph::check::vertices::Edges;

const UNSEEN: u32 = u32::MAX;

/// The strongly connected components of a graph: the vertices of a component lead to each other.
pub(crate) struct Components {
    /// One vertex of the component of each vertex.
    component: Vec<u32>,
}

/// The state of the search.
struct Search {
    components: Components,
    seen: Vec<u32>,
    lowest: Vec<u32>,
    stack: Vec<u32>,
    count: u32,
}

impl Components {
    pub(crate) fn of(graph: &LinkedGraph, which: Edges) -> Self {
        let count = graph.vertices();
        let mut search = Search {
            components: Self {
                component: vec![UNSEEN; count],
            },
            seen: vec![UNSEEN; count],
            lowest: vec![UNSEEN; count],
            stack: Vec::new(),
            count: 0,
        };
        for start in (0..).take(count) {
            if search.seen[start as usize] == UNSEEN {
                search.visit(graph, which, start);
            }
        }
        search.components
    }

    pub(crate) fn are_one(&self, vertex: u32, other: u32) -> bool {
        self.component[vertex as usize] == self.component[other as usize]
    }

    /// Returns the nodes of each component in the fixed order. The first nodes decide the order of the components.
    pub(crate) fn nodes(&self, graph: &LinkedGraph) -> Vec<Vec<u32>> {
        let mut all: Vec<Vec<u32>> = Vec::new();
        let mut places: Vec<Option<usize>> = vec![None; self.component.len()];
        for node in graph.in_order.iter().copied() {
            let place = &mut places[self.component[node as usize] as usize];
            let place = *place.get_or_insert_with(|| {
                all.push(Vec::new());
                all.len() - 1
            });
            all[place].push(node);
        }
        all
    }
}

impl Search {
    /// Visits all reachable vertices, without recursion, so that a long chain needs no deep stack.
    fn visit(&mut self, graph: &LinkedGraph, which: Edges, start: u32) {
        let mut path = vec![(start, graph.next(start, which))];
        self.enter(start);
        while let Some((vertex, next)) = path.last_mut() {
            let vertex = *vertex;
            match next.next() {
                Some((_, target)) if self.seen[target as usize] == UNSEEN => {
                    self.enter(target);
                    path.push((target, graph.next(target, which)));
                }
                Some((_, target)) => {
                    if self.components.component[target as usize] == UNSEEN {
                        let seen = self.seen[target as usize];
                        self.lower(vertex, seen);
                    }
                }
                None => {
                    path.pop();
                    if let Some((above, _)) = path.last() {
                        let lowest = self.lowest[vertex as usize];
                        self.lower(*above, lowest);
                    }
                    self.leave(vertex);
                }
            }
        }
    }

    fn enter(&mut self, vertex: u32) {
        self.seen[vertex as usize] = self.count;
        self.lowest[vertex as usize] = self.count;
        self.count += 1;
        self.stack.push(vertex);
    }

    fn lower(&mut self, vertex: u32, to: u32) {
        let lowest = &mut self.lowest[vertex as usize];
        *lowest = (*lowest).min(to);
    }

    /// Completes a component, if the vertex is the first of one.
    fn leave(&mut self, vertex: u32) {
        if self.lowest[vertex as usize] != self.seen[vertex as usize] {
            return;
        }
        while let Some(member) = self.stack.pop() {
            self.components.component[member as usize] = vertex;
            if member == vertex {
                break;
            }
        }
    }
}
