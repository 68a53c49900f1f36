//! Decorators: each wraps what is bound to its key so far.

use super::{Decoration, Draft, SlotSource};
use crate::error::{Problem, ProblemKind, ProblemText, Purpose, near_misses};
use crate::graph::Node;
use crate::name::At;

/// Wraps the bindings of each decorator's key. The traits of a decorated component lead to the
/// decorated one.
pub(super) fn decorate(decorations: Vec<Decoration>, draft: &mut Draft) {
    let mut outermost: Vec<u32> = (0..).take(draft.graph.nodes.len()).collect();
    for decoration in decorations {
        let Some(members) = draft.graph.members.get(&decoration.key) else {
            draft.problems.push(no_target(&decoration, draft));
            continue;
        };
        let slots: Vec<u32> = members.iter().map(|member| member.slot).collect();
        for (at, inner) in slots.into_iter().enumerate() {
            let shared = draft.graph.node(inner).shared;
            let node = Node {
                label: decoration.label,
                lifetime: shared,
                shared,
                inner: Some(inner),
                is_alias: false,
                steps: decoration.steps.clone(),
            };
            let outer = draft.push(node, SlotSource::of(decoration.making.clone()));
            for slot in &mut outermost {
                if *slot == inner {
                    *slot = outer;
                }
            }
            outermost.push(outer);
            if let Some(members) = draft.graph.members.get_mut(&decoration.key) {
                members[at].slot = outer;
            }
        }
    }
    for node in draft.graph.nodes.iter_mut().filter(|node| node.is_alias) {
        node.inner = node.inner.map(|inner| outermost[inner as usize]);
    }
}

fn no_target(decoration: &Decoration, draft: &Draft) -> Problem {
    let key = decoration.key;
    let text = ProblemText::new(format!("nothing is bound to {key} that could be decorated"))
        .line("written at", At(decoration.label.registered).to_string())
        .lines(
            "near miss",
            near_misses(key, Purpose::Target, &mut draft.graph.catalog()),
        )
        .line("help", "bind it, or take the decorator away");
    Problem::new(ProblemKind::NoTarget, text)
}
