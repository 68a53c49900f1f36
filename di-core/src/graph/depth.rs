//! How deep constructors run inside each other.

use super::Answered;
use crate::erased::DEEPEST;
use crate::error::{Problem, ProblemKind, ProblemText};
use crate::lifetime::Lifetime;

/// Measures how many constructors run inside each other to make each node, in a graph without
/// cycles. What is shared can be made ahead; what is transient can't, so a chain of those that
/// is too long is a problem.
pub(super) fn measure(graph: &mut Answered, problems: &mut Vec<Problem>) {
    let count = graph.graph.nodes.len();
    graph.depths = vec![0; count];
    let mut transient = vec![0_u32; count];
    for node in lowest_first(graph) {
        let (mut depth, mut chain) = (0, 0);
        for target in graph.direct_targets(node) {
            depth = depth.max(graph.depths[target as usize]);
            if graph.graph.node(target).lifetime == Lifetime::Transient {
                chain = chain.max(transient[target as usize]);
            }
        }
        graph.depths[node as usize] = depth + 1;
        transient[node as usize] = chain + 1;
    }
    let too_deep = graph.numbers().filter(|node| {
        // The one at which the limit is passed stands for all above it.
        transient[*node as usize] == DEEPEST + 1
    });
    problems.extend(too_deep.map(|node| graph.too_deep(node)));
}

/// The nodes in an order in which each comes after those that it waits for.
fn lowest_first(graph: &Answered) -> Vec<u32> {
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

impl Answered {
    fn too_deep(&self, node: u32) -> Problem {
        let label = &self.graph.node(node).label;
        let text = ProblemText::new(format!(
            "more than {DEEPEST} transient components need each other in a chain"
        ))
        .line("at", label.to_string())
        .line("help", "make one of them a singleton or scoped");
        Problem::new(ProblemKind::TooDeep, text)
    }
}
