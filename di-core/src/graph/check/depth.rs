//! The depth of nested constructor calls.

use crate::error::{Problem, ProblemKind, ProblemText, abridged};
use crate::graph::check::{Depths, LinkedGraph};
use crate::runtime::slot::MAX_DEPTH;
use crate::spec::lifetime::Lifetime;

/// Measures the number of nested constructor calls for each node, in a graph without cycles.
///
/// The container can construct shared values ahead, but not transient ones. So a chain of too many
/// transient components is a problem.
pub(crate) fn measure(graph: &mut LinkedGraph, problems: &mut Vec<Problem>) {
    let count = graph.graph.nodes.len();
    graph.depths = Depths {
        all: vec![0; count],
        in_scope: vec![0; count],
    };
    // For each node, the number of transient constructors below it and the next node of that chain.
    let mut chains: Vec<(u32, Option<u32>)> = vec![(0, None); count];
    for node in lowest_first(graph) {
        let (mut depth, mut in_scope, mut chain) = (0, 0, (0, None));
        for target in graph.direct_targets(node) {
            depth = depth.max(graph.depths.all[target as usize]);
            in_scope = in_scope.max(graph.depths.in_scope[target as usize]);
            let below = chains[target as usize].0;
            if below > chain.0 {
                chain = (below, Some(target));
            }
        }
        graph.depths.all[node as usize] = depth + 1;
        if graph.graph.node(node).shared != Lifetime::Singleton {
            graph.depths.in_scope[node as usize] = in_scope + 1;
        }
        if graph.graph.node(node).lifetime == Lifetime::Transient {
            let own = u32::from(!graph.graph.node(node).is_alias);
            chains[node as usize] = (chain.0 + own, chain.1);
        }
    }
    let too_deep = graph.in_order.iter().copied().filter(|node| {
        // Only the node that exceeds the limit is reported, and not the nodes above it.
        let is_alias = graph.graph.node(*node).is_alias;
        chains[*node as usize].0 == MAX_DEPTH + 1 && !is_alias
    });
    problems.extend(too_deep.map(|node| graph.too_deep(node, &chains)));
}

/// Returns the nodes in an order in which each node follows its direct dependencies.
fn lowest_first(graph: &LinkedGraph) -> Vec<u32> {
    let mut waiting: Vec<usize> = Vec::new();
    let mut holders: Vec<Vec<u32>> = vec![Vec::new(); graph.graph.nodes.len()];
    for node in graph.numbers() {
        waiting.push(graph.direct_targets(node).count());
        for target in graph.direct_targets(node) {
            holders[target as usize].push(node);
        }
    }
    let free = |node: &u32| waiting[*node as usize] == 0;
    let mut order: Vec<u32> = graph.numbers().filter(free).collect();
    let mut next = 0;
    while let Some(node) = order.get(next).copied() {
        next += 1;
        for holder in &holders[node as usize] {
            let left = &mut waiting[*holder as usize];
            *left -= 1;
            if *left == 0 {
                order.push(*holder);
            }
        }
    }
    order
}

impl LinkedGraph {
    fn too_deep(&self, node: u32, chains: &[(u32, Option<u32>)]) -> Problem {
        let path = std::iter::successors(Some(node), |node| chains[*node as usize].1);
        let path = path.filter(|node| !self.graph.node(*node).is_alias);
        let steps: Vec<String> = path
            .map(|node| self.graph.node(node).label.step())
            .collect();
        let text = ProblemText::new(format!(
            "a dependency chain has more than {MAX_DEPTH} transient components"
        ))
        .line("first", self.graph.node(node).label.to_string())
        .line("chain", abridged(&steps))
        .line("help", "make one of them a singleton or scoped");
        Problem::new(ProblemKind::TooDeep, text)
    }
}
