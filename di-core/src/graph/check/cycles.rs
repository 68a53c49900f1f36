//! Cycles: constructors that wait for each other.

use std::collections::HashSet;

use crate::error::{Problem, ProblemKind, ProblemText, abridged};
use crate::graph::check::LinkedGraph;
use crate::graph::check::vertices::Edges;
use crate::graph::check::vertices::components::Components;
use crate::graph::check::vertices::path::{PathEdge, PathStep};
use crate::spec::request::{Need, Request};

/// The maximum number of nodes from which [`Search::shortest`] starts, so that it takes linear time.
const MAX_STARTS: usize = 64;

/// Reports one short cycle for each strongly connected component, which may have far too many cycles. Returns
/// whether the graph has a cycle.
pub(crate) fn check(graph: &LinkedGraph, problems: &mut Vec<Problem>) -> bool {
    let components = Components::of(graph, Edges::Direct);
    let mut search = Search {
        graph,
        components: &components,
        reached_by: vec![None; graph.vertices()],
    };
    let mut cycles: Vec<(Vec<PathEdge>, Vec<u32>)> = Vec::new();
    for nodes in components.nodes(graph) {
        let cycle = search.shortest(&nodes);
        cycles.extend(cycle.map(|cycle| (cycle, nodes)));
    }
    if cycles.is_empty() {
        return false;
    }
    let cycles = cycles.iter();
    problems.extend(cycles.map(|(cycle, nodes)| {
        let text = graph.cycle(cycle, nodes);
        Problem::new(ProblemKind::Cycle, text)
    }));
    true
}

/// The search for short cycles.
struct Search<'a> {
    graph: &'a LinkedGraph,
    components: &'a Components,
    /// The edge by which the search reached each vertex.
    reached_by: Vec<Option<PathEdge>>,
}

impl Search<'_> {
    /// Returns the shortest cycle through one of the first of these nodes, which form a component.
    fn shortest(&mut self, nodes: &[u32]) -> Option<Vec<PathEdge>> {
        let graph = self.graph;
        let starts = nodes.iter().filter(|node| graph.is_step(**node));
        let starts = starts.take(MAX_STARTS);
        let cycles = starts.filter_map(|start| self.shortest_through(*start));
        cycles.min_by_key(|cycle| graph.steps(cycle).len())
    }

    /// Returns the shortest cycle through a node, found breadth-first among the vertices of its component.
    fn shortest_through(&mut self, start: u32) -> Option<Vec<PathEdge>> {
        let mut open = vec![start];
        let mut last = None;
        let mut at = 0;
        while let Some(vertex) = open.get(at).copied().filter(|_| last.is_none()) {
            at += 1;
            let next = self.graph.next(vertex, Edges::Direct);
            for (place, target) in next.filter(|(_, it)| self.components.are_one(start, *it)) {
                let reached_by = &mut self.reached_by[target as usize];
                if target == start {
                    last = last.or(Some((vertex, place)));
                } else if reached_by.is_none() {
                    *reached_by = Some((vertex, place));
                    open.push(target);
                }
            }
        }
        let before = |(vertex, _): &PathEdge| self.reached_by[*vertex as usize];
        let mut cycle: Vec<PathEdge> = std::iter::successors(last, before).collect();
        cycle.reverse();
        for vertex in open {
            self.reached_by[vertex as usize] = None;
        }
        last.map(|_| cycle)
    }
}

impl LinkedGraph {
    /// Describes a cycle, and the other ones of the nodes that lead to each other.
    fn cycle(&self, cycle: &[PathEdge], nodes: &[u32]) -> ProblemText {
        let mut steps = self.steps(cycle);
        // A cycle has the same text wherever the search finds it.
        let first = (0..steps.len()).min_by_key(|at| self.ranks[steps[*at].node as usize]);
        steps.rotate_left(first.unwrap_or(0));
        let names = steps.iter().chain(steps.first());
        let names = names.map(|step| self.graph.node(step.node).label.step());
        let names: Vec<String> = names.collect();
        let places = steps.iter().map(|step| self.path_place(*step));
        let in_cycle: HashSet<u32> = steps.iter().map(|step| step.node).collect();
        let others = nodes.iter().filter(|node| self.is_step(**node));
        let others = others.filter(|node| !in_cycle.contains(*node));
        let others = others.map(|node| {
            let label = &self.graph.node(*node).label;
            format!("{label} is in a cycle with these too")
        });
        ProblemText::new(format!("dependency cycle: {}", abridged(&names)))
            .lines("through", places)
            .lines("others", others)
            .line("help", self.remedy(&steps))
    }

    /// Returns the remedy: one field of the cycle can resolve its dependency after construction.
    fn remedy(&self, steps: &[PathStep<'_>]) -> String {
        let deferred = steps.iter().filter_map(|step| {
            let need = step.edge?.need?;
            let handles = ["Lazy", "Provider"].map(|handle| need.deferred(handle));
            let [Some(lazy), Some(provider)] = handles else {
                return None;
            };
            Some((lazy, provider, self.step(step.node, need.site)))
        });
        let is_collection = |lazy: &Need| !matches!(lazy.request, Request::Deferred(_));
        let how = "resolve one dependency after construction: use";
        match deferred.min_by_key(|(lazy, ..)| is_collection(lazy)) {
            Some((lazy, provider, field)) => {
                let [lazy, provider] = [lazy, provider].map(|it| it.spelling());
                format!("{how} `{lazy}` or `{provider}` for `{field}`")
            }
            None => format!("{how} `Lazy<..>` or `Provider<..>`"),
        }
    }
}
