//! The bindings that an override targets.

use crate::graph::draft::Draft;
use crate::spec::entry::same_entry;
use crate::spec::key::Key;
use crate::testing::graph::target::{Target, Which};

/// Returns the slots that an override with this target changes, with their decorators.
pub(crate) fn bound(target: &Target, key: Key, draft: &Draft) -> Vec<u32> {
    let members = draft.graph.members.get(&key);
    let members = members.into_iter().flatten();
    let targets = members.filter(|member| same_entry(member.entry.as_ref(), target.entry.as_ref()));
    let slots = targets.map(|member| member.slot);
    match target.member {
        None => slots.collect(),
        Some(Which::Nth(number)) => slots.skip(number).take(1).collect(),
        Some(Which::Component(component)) => slots
            .filter(|slot| is_of(&component, *slot, draft))
            .collect(),
    }
}

/// Returns `true` if the slot leads to a binding of this component.
fn is_of(component: &Key, slot: u32, draft: &Draft) -> bool {
    let own = draft.graph.members.iter();
    let mut own = own.filter(|(key, _)| key.same_type(component));
    let inside: Vec<u32> = draft.graph.wrapped(slot).collect();
    own.any(|(_, members)| {
        let mut cores = members
            .iter()
            .filter_map(|it| draft.graph.wrapped(it.slot).last());
        cores.any(|core| inside.contains(&core))
    })
}
