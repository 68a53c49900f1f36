//! Which deferred edges close a cycle: the graph's strongly connected parts, after Tarjan (1972).

use crate::graph::check::Answered;
use crate::runtime::slot::Edge;
use crate::spec::lifetime::Lifetime;

const UNSEEN: u32 = u32::MAX;

/// Marks the deferred edges through which a value could come to hold itself, where the container
/// or the scope holds it anyway.
pub(crate) fn mark(graph: &mut Answered) {
    let is_deferred = |edge: &Edge| matches!(edge, Edge::Deferred { .. });
    let answers = graph.edges.iter().flatten();
    if !answers.map(|answer| &answer.edge).any(is_deferred) {
        return;
    }
    let parts = Parts::of(graph);
    for (node, answers) in graph.edges.iter_mut().enumerate() {
        for answer in answers {
            if let Edge::Deferred { slot, closes_cycle } = &mut answer.edge {
                let target = &graph.graph.nodes[*slot as usize];
                let same_part = parts.part[node] == parts.part[*slot as usize];
                *closes_cycle = same_part && target.shared != Lifetime::Transient;
            }
        }
    }
}

/// For each node the number of the part that it belongs to.
struct Parts {
    part: Vec<u32>,
    seen: Vec<u32>,
    lowest: Vec<u32>,
    stack: Vec<u32>,
    count: u32,
}

impl Parts {
    fn of(graph: &Answered) -> Self {
        let count = graph.graph.nodes.len();
        let mut parts = Self {
            part: vec![UNSEEN; count],
            seen: vec![UNSEEN; count],
            lowest: vec![UNSEEN; count],
            stack: Vec::new(),
            count: 0,
        };
        for start in graph.numbers() {
            if parts.seen[start as usize] == UNSEEN {
                parts.visit(graph, start);
            }
        }
        parts
    }

    /// Visits all that can be reached, without recursion: a long chain must not need a deep stack.
    fn visit(&mut self, graph: &Answered, start: u32) {
        let mut way = vec![(start, targets(graph, start))];
        self.enter(start);
        while let Some((node, targets_left)) = way.last_mut() {
            let node = *node;
            match targets_left.pop() {
                Some(target) if self.seen[target as usize] == UNSEEN => {
                    self.enter(target);
                    way.push((target, targets(graph, target)));
                }
                Some(target) => {
                    if self.part[target as usize] == UNSEEN {
                        let seen = self.seen[target as usize];
                        self.lower(node, seen);
                    }
                }
                None => {
                    way.pop();
                    if let Some((above, _)) = way.last() {
                        let lowest = self.lowest[node as usize];
                        self.lower(*above, lowest);
                    }
                    self.leave(node);
                }
            }
        }
    }

    fn enter(&mut self, node: u32) {
        self.seen[node as usize] = self.count;
        self.lowest[node as usize] = self.count;
        self.count += 1;
        self.stack.push(node);
    }

    fn lower(&mut self, node: u32, to: u32) {
        let lowest = &mut self.lowest[node as usize];
        *lowest = (*lowest).min(to);
    }

    /// Closes the part whose first node this is.
    fn leave(&mut self, node: u32) {
        if self.lowest[node as usize] != self.seen[node as usize] {
            return;
        }
        while let Some(member) = self.stack.pop() {
            self.part[member as usize] = node;
            if member == node {
                break;
            }
        }
    }
}

fn targets(graph: &Answered, node: u32) -> Vec<u32> {
    let answers = graph.edges(node).iter();
    answers.flat_map(|answer| answer.edge.targets()).collect()
}
