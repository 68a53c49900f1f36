//! Cycles: constructors that wait for each other.

use crate::error::{Problem, ProblemKind, ProblemText};
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
    let mut visits = vec![Visit::Not; graph.graph.nodes.len()];
    for start in graph.in_order.iter().copied() {
        // The path from the start: each node with its remaining edges, as (place, target).
        let mut path: Vec<(u32, Vec<(usize, u32)>)> = Vec::new();
        if visits[start as usize] == Visit::Not {
            visits[start as usize] = Visit::Open;
            path.push((start, graph.direct_edges(start)));
        }
        while let Some((node, edges)) = path.last_mut() {
            let Some((_, target)) = edges.pop() else {
                visits[*node as usize] = Visit::Done;
                path.pop();
                continue;
            };
            match visits[target as usize] {
                Visit::Done => {}
                Visit::Not => {
                    visits[target as usize] = Visit::Open;
                    path.push((target, graph.direct_edges(target)));
                }
                Visit::Open => {
                    let nodes = path.iter().map(|(node, _)| *node);
                    let cycle = nodes.skip_while(|node| *node != target);
                    cycles.push(graph.with_edges(&cycle.collect::<Vec<_>>()));
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

    /// Returns each node of a cycle with the place of the edge to the next node.
    fn with_edges(&self, cycle: &[u32]) -> Vec<(u32, usize)> {
        let nexts = cycle.iter().cycle().skip(1);
        cycle
            .iter()
            .zip(nexts)
            .map(|(node, next)| {
                let leads = |edge: &NeedEdge| {
                    edge.edge.is_direct() && edge.edge.targets().any(|target| target == *next)
                };
                let at = self.edges(*node).iter().position(leads);
                (*node, at.unwrap_or(0))
            })
            .collect()
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
        ProblemText::new(format!("dependency cycle: {}", names.join(" -> ")))
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
