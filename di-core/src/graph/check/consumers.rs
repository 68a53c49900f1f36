//! Who needs what: the edges of a graph the other way round.

use crate::graph::check::Answered;
use crate::graph::check::answer::Asking;
use crate::spec::request::Site;

/// For each node who needs it, and where.
pub(crate) struct Consumers(Vec<Vec<(u32, Site)>>);

impl Consumers {
    pub(crate) fn of(graph: &Answered) -> Self {
        let mut consumers = vec![Vec::new(); graph.graph.nodes.len()];
        for node in graph.in_order.iter().copied() {
            for answer in graph.edges(node) {
                for target in answer.edge.targets() {
                    consumers[target as usize].push((node, answer.site()));
                }
            }
        }
        Self(consumers)
    }

    /// From what nobody needs down to each of these, where that is not the one itself.
    pub(crate) fn ways_to(&self, graph: &Answered, asking: &[Asking]) -> Vec<String> {
        let ways = asking.iter().filter_map(|(node, need)| {
            let mut steps = self.way_to(graph, *node);
            if steps.is_empty() {
                return None;
            }
            steps.push(graph.step(*node, need.site));
            Some(steps.join(" -> "))
        });
        let mut ways: Vec<String> = ways.collect();
        ways.sort();
        ways.dedup();
        ways
    }

    /// The steps from one that nobody needs to this node, without the node; from the farthest,
    /// where all need each other.
    fn way_to(&self, graph: &Answered, node: u32) -> Vec<String> {
        let mut next: Vec<Option<(u32, Site)>> = vec![None; self.0.len()];
        let mut open = vec![node];
        let mut at = 0;
        while let Some(target) = open.get(at).copied() {
            at += 1;
            let others = self.0[target as usize].iter();
            let mut others = others
                .filter(|(consumer, _)| *consumer != target)
                .peekable();
            if others.peek().is_none() {
                open.truncate(at);
                break;
            }
            for (consumer, site) in others {
                let step = &mut next[*consumer as usize];
                if step.is_none() && *consumer != node {
                    *step = Some((target, *site));
                    open.push(*consumer);
                }
            }
        }
        let mut steps = Vec::new();
        let mut top = open.get(at - 1).copied().unwrap_or(node);
        while let Some((target, site)) = next[top as usize] {
            if !graph.graph.node(top).is_alias {
                steps.push(graph.step(top, site));
            }
            top = target;
        }
        steps
    }
}
