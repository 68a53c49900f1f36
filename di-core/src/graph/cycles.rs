//! Cycles: constructors that wait for each other.

use super::{Answer, Answered};
use crate::error::{Problem, ProblemKind, ProblemText};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Visit {
    Not,
    Open,
    Done,
}

/// Reports a cycle for each edge that leads back to what waits for it, and returns whether there
/// is one.
pub(super) fn check(graph: &Answered, problems: &mut Vec<Problem>) -> bool {
    let mut cycles: Vec<Vec<(u32, usize)>> = Vec::new();
    let mut visits = vec![Visit::Not; graph.graph.nodes.len()];
    for start in graph.in_fixed_order() {
        // The way from the start: each node with the edge to look at next, as (answer, target).
        let mut way: Vec<(u32, Vec<(usize, u32)>)> = Vec::new();
        if visits[start as usize] == Visit::Not {
            visits[start as usize] = Visit::Open;
            way.push((start, graph.direct_edges(start)));
        }
        while let Some((node, edges)) = way.last_mut() {
            let Some((_, target)) = edges.pop() else {
                visits[*node as usize] = Visit::Done;
                way.pop();
                continue;
            };
            match visits[target as usize] {
                Visit::Done => {}
                Visit::Not => {
                    visits[target as usize] = Visit::Open;
                    way.push((target, graph.direct_edges(target)));
                }
                Visit::Open => {
                    let nodes = way.iter().map(|(node, _)| *node);
                    let cycle = nodes.skip_while(|node| *node != target);
                    cycles.push(graph.with_answers(&cycle.collect::<Vec<_>>()));
                }
            }
        }
    }
    let found = !cycles.is_empty();
    let mut texts: Vec<ProblemText> = cycles.iter().map(|cycle| graph.cycle(cycle)).collect();
    texts.sort();
    texts.dedup();
    problems.extend(
        texts
            .into_iter()
            .map(|text| Problem::new(ProblemKind::Cycle, text)),
    );
    found
}

impl Answered {
    /// An order that does not depend on that of registration.
    fn in_fixed_order(&self) -> Vec<u32> {
        let mut numbers: Vec<u32> = self.numbers().collect();
        numbers.sort_by_cached_key(|number| {
            let node = self.graph.node(*number);
            ((node.label.name)(), node.is_alias, node.label.places())
        });
        numbers
    }

    /// The direct edges of a node, the first last: as (place among the answers, target).
    fn direct_edges(&self, node: u32) -> Vec<(usize, u32)> {
        let answers = self.edges(node).iter().enumerate();
        let direct = answers.filter(|(_, answer)| answer.edge.is_direct());
        let mut edges: Vec<(usize, u32)> = direct
            .flat_map(|(at, answer)| answer.edge.targets().map(move |target| (at, target)))
            .collect();
        edges.reverse();
        edges
    }

    /// Each node of a cycle with the answer that leads to the next.
    fn with_answers(&self, cycle: &[u32]) -> Vec<(u32, usize)> {
        let nexts = cycle.iter().cycle().skip(1);
        cycle
            .iter()
            .zip(nexts)
            .map(|(node, next)| {
                let leads = |answer: &Answer| {
                    answer.edge.is_direct() && answer.edge.targets().any(|target| target == *next)
                };
                let at = self.edges(*node).iter().position(leads);
                (*node, at.unwrap_or(0))
            })
            .collect()
    }

    fn cycle(&self, cycle: &[(u32, usize)]) -> ProblemText {
        let mut steps: Vec<(String, String)> = cycle
            .iter()
            .filter(|(node, _)| !self.graph.node(*node).is_alias)
            .map(|(node, at)| {
                let label = &self.graph.node(*node).label;
                let site = self.edges(*node).get(*at).map(Answer::site);
                (
                    label.step(),
                    format!("{} of {label}", site.unwrap_or_default()),
                )
            })
            .collect();
        // The same cycle reads the same wherever the search came upon it.
        let first = (0..steps.len()).min_by_key(|at| steps[*at].clone());
        steps.rotate_left(first.unwrap_or(0));
        let names = steps
            .iter()
            .chain(steps.first())
            .map(|(name, _)| name.as_str());
        let path: Vec<&str> = names.collect();
        ProblemText::new(format!("dependency cycle: {}", path.join(" -> ")))
            .lines("through", steps.iter().map(|(_, place)| place.trim_start_matches(" of ").to_owned()))
            .line("help", "let one of these fields be a `Lazy<..>` or a `Provider<..>`, which asks after construction")
    }
}
