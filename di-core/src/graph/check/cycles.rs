//! Cycles: constructors that wait for each other.

use crate::error::{Problem, ProblemKind, ProblemText};
use crate::graph::check::{Answer, Answered};
use crate::spec::request::{Request, Site};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Visit {
    Not,
    Open,
    Done,
}

/// Reports a cycle for each edge that leads back to what waits for it, and returns whether there
/// is one.
pub(crate) fn check(graph: &Answered, problems: &mut Vec<Problem>) -> bool {
    let mut cycles: Vec<Vec<(u32, usize)>> = Vec::new();
    let mut visits = vec![Visit::Not; graph.graph.nodes.len()];
    for start in graph.in_order.iter().copied() {
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
    /// The direct edges of a node, the first last: as (place among the answers, target).
    fn direct_edges(&self, node: u32) -> Vec<(usize, u32)> {
        let answers = self.edges(node).iter().enumerate();
        let direct = answers.filter(|(_, answer)| answer.edge.is_direct());
        let mut edges: Vec<(usize, u32)> = direct
            .flat_map(|(at, answer)| {
                let targets = self.targets_in_order(answer).into_iter();
                targets.map(move |target| (at, target))
            })
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
        let visible = cycle
            .iter()
            .filter(|(node, _)| !self.graph.node(*node).is_alias);
        let mut steps: Vec<(u32, Option<&Answer>)> = visible
            .map(|(node, at)| (*node, self.edges(*node).get(*at)))
            .collect();
        // The same cycle reads the same wherever the search came upon it.
        let first = (0..steps.len()).min_by_key(|at| self.ranks[steps[*at].0 as usize]);
        steps.rotate_left(first.unwrap_or(0));
        let label = |node: u32| self.graph.node(node).label;
        let path = steps
            .iter()
            .chain(steps.first())
            .map(|(node, _)| label(*node).step());
        let path: Vec<String> = path.collect();
        let places =
            steps.iter().map(
                |(node, answer)| match answer.map_or(Site::Nowhere, Answer::site) {
                    Site::Nowhere => label(*node).to_string(),
                    site => format!("{site} of {}", label(*node)),
                },
            );
        ProblemText::new(format!("dependency cycle: {}", path.join(" -> ")))
            .lines("through", places)
            .line("help", self.way_out(&steps))
    }

    /// One field of the cycle that could ask later.
    fn way_out(&self, steps: &[(u32, Option<&Answer>)]) -> String {
        let field = steps.iter().find_map(|(node, answer)| {
            let need = answer.and_then(|answer| answer.need)?;
            matches!(need.ask, Request::One).then(|| (self.step(*node, need.site), need.key))
        });
        let how = "asks after construction";
        match field {
            Some((field, key)) => {
                let name = key.short_name();
                format!(
                    "let one of them ask later: a `Lazy<{name}>` or `Provider<{name}>` for `{field}` {how}"
                )
            }
            None => format!("let one of them ask later: a `Lazy<..>` or `Provider<..>` {how}"),
        }
    }
}
