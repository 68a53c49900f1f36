//! The steps of a path through the graph, and how messages show them.

use crate::graph::check::{LinkedGraph, NeedEdge};
use crate::spec::request::Site;

/// An edge of a path: a vertex, and the place of the edge among all edges of the vertex.
pub(crate) type PathEdge = (u32, usize);

/// A constructor on a path, and its dependency that leads on.
#[derive(Clone, Copy)]
pub(crate) struct PathStep<'a> {
    pub(crate) node: u32,
    pub(crate) edge: Option<&'a NeedEdge>,
    /// True if the path leads to a member of a collection.
    pub(crate) is_to_member: bool,
}

impl LinkedGraph {
    /// Returns the steps of a path. The traits of components and the collections are parts of the steps before.
    pub(crate) fn steps(&self, path: &[PathEdge]) -> Vec<PathStep<'_>> {
        let steps = path.iter().enumerate();
        let steps = steps.filter(|(_, (vertex, _))| self.is_step(*vertex));
        let steps = steps.map(|(at, (node, place))| PathStep {
            node: *node,
            edge: self.edges(*node).get(*place),
            is_to_member: path
                .get(at + 1)
                .is_some_and(|(vertex, _)| self.collection(*vertex).is_some()),
        });
        steps.collect()
    }

    /// Returns the field or the parameter of an edge.
    pub(crate) fn site(&self, (vertex, place): PathEdge) -> Site {
        let edges = self.edges.get(vertex as usize);
        let edge = edges.and_then(|edges| edges.get(place));
        edge.map_or(Site::Nowhere, NeedEdge::site)
    }

    /// Returns the place of a step: ``field `mailer` of `Signup` (src/signup.rs:12, ..)``.
    pub(crate) fn path_place(&self, step: PathStep<'_>) -> String {
        let label = &self.graph.node(step.node).label;
        match step.site() {
            Site::Nowhere => label.to_string(),
            site => format!("{site} of {label}"),
        }
    }
}

impl PathStep<'_> {
    pub(crate) fn site(self) -> Site {
        self.edge.map_or(Site::Nowhere, NeedEdge::site)
    }
}
