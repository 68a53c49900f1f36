//! Captives: scoped values that a singleton would hold.

use crate::error::{Problem, ProblemKind, ProblemText};
use crate::graph::check::{LinkedGraph, NeedEdge};
use crate::spec::lifetime::Lifetime;
use crate::spec::origin::Role;
use crate::spec::type_name::ShortName;

/// Reports each field of a singleton that would hold a scoped value, also through transient components and
/// deferred handles.
pub(crate) fn check(graph: &LinkedGraph, problems: &mut Vec<Problem>) {
    let steps_to = steps_to_scoped(graph);
    for node in graph.numbers() {
        let is_singleton = graph.graph.node(node).shared == Lifetime::Singleton;
        if !is_singleton {
            continue;
        }
        for edge in graph.edges(node) {
            let holds = graph
                .targets_in_order(edge)
                .into_iter()
                .find(|target| graph.is_scoped(*target) || steps_to[*target as usize].is_some());
            if let Some(target) = holds {
                problems.push(graph.captive(node, edge, target, &steps_to));
            }
        }
    }
}

/// For each transient node that leads to a scoped node: the place of its edge, and the edge's target.
type ScopedSteps = Vec<Option<(usize, u32)>>;

fn steps_to_scoped(graph: &LinkedGraph) -> ScopedSteps {
    let mut steps_to: ScopedSteps = vec![None; graph.graph.nodes.len()];
    let is_between = |node: u32| graph.graph.node(node).lifetime == Lifetime::Transient;
    let mut holders: Vec<Vec<(u32, usize)>> = vec![Vec::new(); graph.graph.nodes.len()];
    let in_order = || graph.in_order.iter().copied();
    for node in in_order().filter(|node| is_between(*node)) {
        for (at, edge) in graph.edges(node).iter().enumerate() {
            for target in edge.edge.targets() {
                holders[target as usize].push((node, at));
            }
        }
    }
    let mut open: Vec<u32> = in_order().filter(|node| graph.is_scoped(*node)).collect();
    let mut next = 0;
    while let Some(target) = open.get(next).copied() {
        next += 1;
        for (holder, at) in &holders[target as usize] {
            let step = &mut steps_to[*holder as usize];
            if step.is_none() {
                *step = Some((*at, target));
                open.push(*holder);
            }
        }
    }
    steps_to
}

impl LinkedGraph {
    fn is_scoped(&self, node: u32) -> bool {
        self.graph.node(node).lifetime == Lifetime::Scoped
    }

    fn captive(&self, node: u32, edge: &NeedEdge, target: u32, steps_to: &ScopedSteps) -> Problem {
        let mut steps = vec![self.step(node, edge.site())];
        let mut at = target;
        while let Some((place, next)) = steps_to[at as usize].filter(|_| !self.is_scoped(at)) {
            if !self.graph.node(at).is_alias {
                let site = self.edges(at).get(place).map(NeedEdge::site);
                steps.push(self.step(at, site.unwrap_or_default()));
            }
            at = next;
        }
        let (holder, held) = (&self.graph.node(node).label, &self.graph.node(at).label);
        steps.push(held.step());
        let short = ShortName((holder.name)());
        let held_short = ShortName((held.name)());
        let headline = if held.role == Role::Seed {
            format!("singleton `{short}` needs the seed `{held_short}`, which only a scope has")
        } else {
            format!("singleton `{short}` would capture scoped `{held_short}`")
        };
        let text = ProblemText::new(headline)
            .line("path", steps.join(" -> "))
            .line("holder", holder.to_string())
            .line("captive", held.to_string())
            .line(
                "help",
                format!(
                    "make `{short}` scoped too, with `#[inject(scoped)]` or `.scoped()`; or pass `{held_short}` to its methods"
                ),
            );
        Problem::new(ProblemKind::Captive, text)
    }
}
