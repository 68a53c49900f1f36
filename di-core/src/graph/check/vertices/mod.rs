//! The vertices of a graph, over which the checks search: its nodes, and then its collections.

pub(crate) mod collections;
pub(crate) mod components;
pub(crate) mod path;

use crate::graph::check::LinkedGraph;
use crate::graph::check::vertices::collections::Collection;

/// The edges that a search follows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Edges {
    /// The edges to the values for which a constructor waits.
    Direct,
    /// The edges of `Lazy` and `Provider` too.
    All,
}

impl LinkedGraph {
    /// Returns the number of vertices.
    pub(crate) fn vertices(&self) -> usize {
        self.graph.nodes.len() + self.collections.len()
    }

    /// Returns the collection of a vertex that is no node.
    pub(crate) fn collection(&self, vertex: u32) -> Option<&Collection> {
        let place = (vertex as usize).checked_sub(self.graph.nodes.len())?;
        self.collections.get(place)
    }

    /// Returns true if messages show the vertex as a step of a path: it is neither a collection nor the trait of
    /// a component.
    pub(crate) fn is_step(&self, vertex: u32) -> bool {
        let node = self.graph.nodes.get(vertex as usize);
        node.is_some_and(|node| !node.is_alias)
    }

    /// Returns the next vertices in the fixed order, each with the place of its edge among all edges of the
    /// vertex.
    pub(crate) fn next(
        &self,
        vertex: u32,
        which: Edges,
    ) -> impl Iterator<Item = (usize, u32)> + use<'_> {
        let collection = self.collection(vertex);
        let members = collection.map_or(&[][..], |it| &it.in_order);
        let members = members.iter().map(|member| member.slot).enumerate();
        let edges = self.edges.get(vertex as usize);
        let edges = edges.into_iter().flatten().enumerate();
        let edges = edges.filter(move |(_, edge)| which == Edges::All || edge.edge.is_direct());
        let targets = edges.filter_map(|(place, edge)| Some((place, edge.target?)));
        targets.chain(members)
    }

    /// Returns the vertices that lead to each vertex, in the fixed order, each with the place of its edge.
    pub(crate) fn previous(&self, which: Edges) -> Vec<Vec<(u32, usize)>> {
        let mut previous = vec![Vec::new(); self.vertices()];
        let nodes = self.in_order.iter().copied();
        let collections = (0..).take(self.vertices()).skip(self.graph.nodes.len());
        for vertex in nodes.chain(collections) {
            for (place, target) in self.next(vertex, which) {
                previous[target as usize].push((vertex, place));
            }
        }
        previous
    }
}
