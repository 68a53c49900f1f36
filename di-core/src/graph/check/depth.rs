//! The depth of nested constructor calls.

use crate::error::{Problem, ProblemKind, ProblemText, abridged};
use crate::graph::check::vertices::Edges;
use crate::graph::check::{Depths, LinkedGraph};
use crate::runtime::slot::MAX_DEPTH;
use crate::spec::lifetime::Lifetime;

/// Measures the number of nested constructor calls for each node, in a graph without cycles.
///
/// The container can construct shared values ahead, but not transient ones. So a chain of too many
/// transient components is a problem.
pub(crate) fn measure(graph: &mut LinkedGraph, problems: &mut Vec<Problem>) {
    let count = graph.vertices();
    let (mut all, mut all_in_scope) = (vec![0; count], vec![0; count]);
    // For each vertex, the number of transient constructors below it and the next vertex of that chain.
    let mut chains: Vec<(u32, Option<u32>)> = vec![(0, None); count];
    for vertex in lowest_first(graph) {
        let (mut depth, mut in_scope, mut chain) = (0, 0, (0, None));
        for (_, target) in graph.next(vertex, Edges::Direct) {
            depth = depth.max(all[target as usize]);
            in_scope = in_scope.max(all_in_scope[target as usize]);
            let below = chains[target as usize].0;
            if below > chain.0 {
                chain = (below, Some(target));
            }
        }
        let node = graph.graph.nodes.get(vertex as usize);
        // A collection has no constructor.
        let own = u32::from(node.is_some());
        all[vertex as usize] = depth + own;
        if node.is_none_or(|node| node.shared != Lifetime::Singleton) {
            all_in_scope[vertex as usize] = in_scope + own;
        }
        if node.is_none_or(|node| node.lifetime == Lifetime::Transient) {
            let own = u32::from(graph.is_step(vertex));
            chains[vertex as usize] = (chain.0 + own, chain.1);
        }
    }
    graph.depths = Depths {
        all,
        in_scope: all_in_scope,
    };
    let too_deep = graph.in_order.iter().copied().filter(|node| {
        // Only the node that exceeds the limit is reported, and not the nodes above it.
        let is_alias = graph.graph.node(*node).is_alias;
        chains[*node as usize].0 == MAX_DEPTH + 1 && !is_alias
    });
    problems.extend(too_deep.map(|node| graph.too_deep(node, &chains)));
}

/// Returns the vertices in an order in which each follows those that it needs directly.
fn lowest_first(graph: &LinkedGraph) -> Vec<u32> {
    let mut order: Vec<u32> = Vec::new();
    let mut waiting: Vec<usize> = Vec::new();
    for vertex in (0..).take(graph.vertices()) {
        let count = graph.next(vertex, Edges::Direct).count();
        waiting.push(count);
        order.extend(Some(vertex).filter(|_| count == 0));
    }
    let previous = graph.previous(Edges::Direct);
    let mut next = 0;
    while let Some(vertex) = order.get(next).copied() {
        next += 1;
        for (above, _) in &previous[vertex as usize] {
            let left = &mut waiting[*above as usize];
            *left -= 1;
            if *left == 0 {
                order.push(*above);
            }
        }
    }
    order
}

impl LinkedGraph {
    fn too_deep(&self, node: u32, chains: &[(u32, Option<u32>)]) -> Problem {
        let path = std::iter::successors(Some(node), |node| chains[*node as usize].1);
        let path = path.filter(|vertex| self.is_step(*vertex));
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
