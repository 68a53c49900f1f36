//! The components that an application starts by itself, before a test overrides parts of it.

use crate::graph::draft::Draft;
use crate::spec::key::KeySet;
use crate::spec::request::Step;

/// Returns the slots that nothing needs, before any override: what an application resolves or runs.
pub(crate) fn roots(draft: &Draft) -> Vec<u32> {
    let steps = draft.graph.nodes.iter().flat_map(|node| &node.steps);
    let needed: KeySet = steps
        .filter_map(|step| match step {
            Step::Need(need) => Some(need.key.in_root()),
            Step::Optional(_) | Step::Scopes => None,
        })
        .collect();
    let mut is_root = vec![true; draft.graph.nodes.len()];
    let members = draft.graph.members.iter();
    for (_, members) in members.filter(|(key, _)| needed.contains(&key.in_root())) {
        for slot in members
            .iter()
            .flat_map(|member| draft.graph.wrapped(member.slot))
        {
            is_root[slot as usize] = false;
        }
    }
    let numbers = (0..).zip(is_root);
    numbers
        .filter_map(|(slot, is_root)| is_root.then_some(slot))
        .collect()
}
