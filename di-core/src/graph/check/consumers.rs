//! The consumers of each node: the reversed edges of a graph.

use crate::graph::check::LinkedGraph;
use crate::graph::check::edges::UnmetNeed;
use crate::spec::request::Site;
use crate::spec::sort::sort;

/// The consumers of each node, and the sites that need it.
pub(crate) struct Consumers(Vec<Vec<(u32, Site)>>);

impl Consumers {
    pub(crate) fn of(graph: &LinkedGraph) -> Self {
        let mut consumers = vec![Vec::new(); graph.graph.nodes.len()];
        for node in graph.in_order.iter().copied() {
            for edge in graph.edges(node) {
                for target in edge.edge.targets() {
                    consumers[target as usize].push((node, edge.site()));
                }
            }
        }
        Self(consumers)
    }

    /// Returns a path to each of these consumers from a node that nothing needs. A consumer that nothing
    /// needs has no path.
    pub(crate) fn paths_to(&self, graph: &LinkedGraph, unmet: &[UnmetNeed]) -> Vec<String> {
        let paths = unmet.iter().filter_map(|(node, need)| {
            let mut steps = self.path_to(graph, *node);
            if steps.is_empty() {
                return None;
            }
            steps.push(graph.step(*node, need.site));
            Some(steps.join(" -> "))
        });
        let mut paths: Vec<String> = paths.collect();
        sort(&mut paths);
        paths.dedup();
        paths
    }

    /// Returns the steps from a node that nothing needs to this node, without the node. If all consumers
    /// need each other, the steps start at the farthest one.
    fn path_to(&self, graph: &LinkedGraph, node: u32) -> Vec<String> {
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
