//! The steps of a path through the graph, and how messages show them.

use crate::graph::check::{LinkedGraph, NeedEdge};
use crate::runtime::slot::Member;
use crate::spec::entry::Entry;
use crate::spec::request::Site;

/// An edge of a path: a vertex, and the place of the edge among all edges of the vertex.
pub(crate) type PathEdge = (u32, usize);

/// A constructor on a path, and its dependency that leads on.
#[derive(Clone, Copy)]
pub(crate) struct PathStep<'a> {
    pub(crate) node: u32,
    pub(crate) edge: Option<&'a NeedEdge>,
    /// The member of a collection that the path leads to, if the dependency is a collection.
    member: Option<&'a Member>,
}

impl LinkedGraph {
    /// Returns the steps of a path. The traits of components and the collections are parts of the steps before.
    pub(crate) fn steps(&self, path: &[PathEdge]) -> Vec<PathStep<'_>> {
        let steps = path.iter().enumerate();
        let steps = steps.filter(|(_, (vertex, _))| self.is_step(*vertex));
        let steps = steps.map(|(at, (node, place))| PathStep {
            node: *node,
            edge: self.edges(*node).get(*place),
            member: path.get(at + 1).and_then(|edge| self.member(*edge)),
        });
        steps.collect()
    }

    /// Returns the field or the parameter of an edge.
    pub(crate) fn site(&self, (vertex, place): PathEdge) -> Site {
        let edges = self.edges.get(vertex as usize);
        let edge = edges.and_then(|edges| edges.get(place));
        edge.map_or(Site::Nowhere, NeedEdge::site)
    }

    fn member(&self, (vertex, place): PathEdge) -> Option<&Member> {
        self.collection(vertex)?.in_order.get(place)
    }

    /// Returns a step of a path: `Signup.mailer`, `Shop (parameter 1, entry "a")` or `Signup`.
    pub(crate) fn path_step(&self, step: PathStep<'_>) -> String {
        let name = self.graph.node(step.node).label.step();
        match (step.site(), step.entry()) {
            (site, None) => site.of(name),
            (Site::Parameter(number), Some(entry)) => {
                format!("{name} (parameter {number}, entry {entry})")
            }
            (site, Some(entry)) => format!("{} (entry {entry})", site.of(name)),
        }
    }

    /// Returns the place of a step: ``field `mailer` of `Signup` (src/signup.rs:12, ..)``.
    pub(crate) fn path_place(&self, step: PathStep<'_>) -> String {
        let label = &self.graph.node(step.node).label;
        match (step.site(), step.entry()) {
            (Site::Nowhere, _) => label.to_string(),
            (site, None) => format!("{site} of {label}"),
            (site, Some(entry)) => format!("{site} (entry {entry}) of {label}"),
        }
    }
}

impl<'a> PathStep<'a> {
    pub(crate) fn site(self) -> Site {
        self.edge.map_or(Site::Nowhere, NeedEdge::site)
    }

    /// Returns true if the path leads to a member of a collection.
    pub(crate) fn is_to_member(self) -> bool {
        self.member.is_some()
    }

    /// Returns the key of the map entry that the path leads to.
    fn entry(self) -> Option<&'a Entry> {
        self.member?.entry.as_ref()
    }
}
