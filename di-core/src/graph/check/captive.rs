//! Captives: what a scope holds must not be held by the container.

use crate::error::{Problem, ProblemKind, ProblemText};
use crate::graph::check::{Answer, Answered};
use crate::spec::lifetime::Lifetime;
use crate::spec::origin::Role;
use crate::spec::type_name::ShortName;

/// Reports each field of a singleton that would hold something scoped, also where transient
/// components stand between, and where it is asked for later.
pub(crate) fn check(graph: &Answered, problems: &mut Vec<Problem>) {
    let toward = toward_scoped(graph);
    for node in graph.numbers() {
        let is_singleton = graph.graph.node(node).shared == Lifetime::Singleton;
        if !is_singleton {
            continue;
        }
        for answer in graph.edges(node) {
            let holds = graph
                .targets_in_order(answer)
                .into_iter()
                .find(|target| graph.is_scoped(*target) || toward[*target as usize].is_some());
            if let Some(target) = holds {
                problems.push(graph.captive(node, answer, target, &toward));
            }
        }
    }
}

/// For each transient node that leads to a scoped one: which answer leads there, and to whom.
type Toward = Vec<Option<(usize, u32)>>;

fn toward_scoped(graph: &Answered) -> Toward {
    let mut toward: Toward = vec![None; graph.graph.nodes.len()];
    let is_between = |node: u32| graph.graph.node(node).lifetime == Lifetime::Transient;
    let mut holders: Vec<Vec<(u32, usize)>> = vec![Vec::new(); graph.graph.nodes.len()];
    let in_order = || graph.in_order.iter().copied();
    for node in in_order().filter(|node| is_between(*node)) {
        for (at, answer) in graph.edges(node).iter().enumerate() {
            for target in answer.edge.targets() {
                holders[target as usize].push((node, at));
            }
        }
    }
    let mut open: Vec<u32> = in_order().filter(|node| graph.is_scoped(*node)).collect();
    let mut next = 0;
    while let Some(target) = open.get(next).copied() {
        next += 1;
        for (holder, at) in &holders[target as usize] {
            let step = &mut toward[*holder as usize];
            if step.is_none() {
                *step = Some((*at, target));
                open.push(*holder);
            }
        }
    }
    toward
}

impl Answered {
    fn is_scoped(&self, node: u32) -> bool {
        self.graph.node(node).lifetime == Lifetime::Scoped
    }

    fn captive(&self, node: u32, answer: &Answer, target: u32, toward: &Toward) -> Problem {
        let mut steps = vec![self.step(node, answer.site())];
        let mut at = target;
        while let Some((place, next)) = toward[at as usize].filter(|_| !self.is_scoped(at)) {
            if !self.graph.node(at).is_alias {
                let site = self.edges(at).get(place).map(Answer::site);
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
