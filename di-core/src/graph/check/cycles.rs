//! Cycles: constructors that wait for each other.

use std::collections::HashSet;

use crate::error::{Problem, ProblemKind, ProblemText, abridged};
use crate::graph::check::{LinkedGraph, NeedEdge};
use crate::spec::request::{Request, Site};
use crate::spec::sort::sort;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Visit {
    Not,
    Open,
    Done,
}

/// Reports a cycle for each edge that leads back to a node on the current path. Returns whether the graph
/// has a cycle.
pub(crate) fn check(graph: &LinkedGraph, problems: &mut Vec<Problem>) -> bool {
    let mut cycles: Vec<Vec<(u32, usize)>> = Vec::new();
    // Two edges between the same nodes close one cycle.
    let mut closing: HashSet<(u32, u32)> = HashSet::new();
    let mut visits = vec![Visit::Not; graph.graph.nodes.len()];
    for start in graph.in_order.iter().copied() {
        // The path from the start.
        let mut path: Vec<Visited> = Vec::new();
        if visits[start as usize] == Visit::Not {
            visits[start as usize] = Visit::Open;
            path.push(Visited::of(graph, start));
        }
        while let Some(last) = path.last_mut() {
            let Some((place, target)) = last.edges.pop() else {
                visits[last.node as usize] = Visit::Done;
                path.pop();
                continue;
            };
            last.place = place;
            match visits[target as usize] {
                Visit::Done => {}
                Visit::Not => {
                    visits[target as usize] = Visit::Open;
                    path.push(Visited::of(graph, target));
                }
                Visit::Open if !closing.insert((last.node, target)) => {}
                Visit::Open => {
                    let first = path.iter().rposition(|it| it.node == target);
                    let cycle = path.iter().skip(first.unwrap_or(0));
                    cycles.push(cycle.map(|it| (it.node, it.place)).collect());
                }
            }
        }
    }
    let found = !cycles.is_empty();
    let mut texts: Vec<ProblemText> = cycles.iter().map(|cycle| graph.cycle(cycle)).collect();
    sort(&mut texts);
    texts.dedup();
    problems.extend(
        texts
            .into_iter()
            .map(|text| Problem::new(ProblemKind::Cycle, text)),
    );
    found
}

/// A node on the path of the search.
struct Visited {
    node: u32,
    /// The place of the edge to the next node, among all edges.
    place: usize,
    /// The edges that the search has not followed, in reverse: the place of each, and its target.
    edges: Vec<(usize, u32)>,
}

impl Visited {
    fn of(graph: &LinkedGraph, node: u32) -> Self {
        Self {
            node,
            place: 0,
            edges: graph.direct_edges(node),
        }
    }
}

impl LinkedGraph {
    /// Returns the direct edges of a node in reverse, as (place among all edges, target).
    fn direct_edges(&self, node: u32) -> Vec<(usize, u32)> {
        let edges = self.edges(node).iter().enumerate();
        let direct = edges.filter(|(_, edge)| edge.edge.is_direct());
        let mut edges: Vec<(usize, u32)> = direct
            .flat_map(|(at, edge)| {
                let targets = self.targets_in_order(edge).into_iter();
                targets.map(move |target| (at, target))
            })
            .collect();
        edges.reverse();
        edges
    }

    fn cycle(&self, cycle: &[(u32, usize)]) -> ProblemText {
        let visible = cycle
            .iter()
            .filter(|(node, _)| !self.graph.node(*node).is_alias);
        let mut steps: Vec<(u32, Option<&NeedEdge>)> = visible
            .map(|(node, at)| (*node, self.edges(*node).get(*at)))
            .collect();
        // A cycle has the same text wherever the search finds it.
        let first = (0..steps.len()).min_by_key(|at| self.ranks[steps[*at].0 as usize]);
        steps.rotate_left(first.unwrap_or(0));
        let label = |node: u32| self.graph.node(node).label;
        let names = steps
            .iter()
            .chain(steps.first())
            .map(|(node, _)| label(*node).step());
        let names: Vec<String> = names.collect();
        let places =
            steps.iter().map(
                |(node, edge)| match edge.map_or(Site::Nowhere, NeedEdge::site) {
                    Site::Nowhere => label(*node).to_string(),
                    site => format!("{site} of {}", label(*node)),
                },
            );
        ProblemText::new(format!("dependency cycle: {}", abridged(&names)))
            .lines("through", places)
            .line("help", self.remedy(&steps))
    }

    /// Returns the remedy: one field of the cycle can resolve its dependency after construction.
    fn remedy(&self, steps: &[(u32, Option<&NeedEdge>)]) -> String {
        let field = steps.iter().find_map(|(node, edge)| {
            let need = edge.and_then(|edge| edge.need)?;
            matches!(need.request, Request::One).then(|| (self.step(*node, need.site), need.key))
        });
        let how = "resolve one dependency after construction: use";
        match field {
            Some((field, key)) => {
                let name = key.short_name();
                format!("{how} `Lazy<{name}>` or `Provider<{name}>` for `{field}`")
            }
            None => format!("{how} `Lazy<..>` or `Provider<..>`"),
        }
    }
}
