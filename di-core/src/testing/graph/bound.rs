//! The bindings that an override changes.

use crate::error::Problem;
use crate::graph::draft::Draft;
use crate::spec::entry::same_entry;
use crate::spec::key::Key;
use crate::testing::graph::no_target::{in_several_modules, no_target};
use crate::testing::graph::overriding::Override;
use crate::testing::graph::target::{Target, Which};

/// Returns the slots that an override with this target changes, inside of their decorators.
pub(crate) fn targeted(target: &Target, draft: &Draft) -> Vec<u32> {
    match keys_of(target, draft)[..] {
        [only] => undecorated_slots(target, only, draft),
        _ => Vec::new(),
    }
}

/// Returns the key that an override changes.
///
/// # Errors
///
/// Returns a [`Problem`] if no binding or bindings of several modules have the key.
pub(crate) fn target_key(over: &Override, draft: &Draft) -> Result<Key, Problem> {
    match keys_of(&over.target, draft)[..] {
        [] => Err(no_target(over, draft)),
        [only] => Ok(only),
        ref several => Err(in_several_modules(over, several, draft)),
    }
}

/// Returns the key in the module that the target names. Without one, returns the key in the root if it is bound there,
/// or else the keys in the modules that bind it. Modules that the root installs take precedence.
fn keys_of(target: &Target, draft: &Draft) -> Vec<Key> {
    let key = target.key;
    if let Some(within) = target.within {
        let space = draft.spaces.of_type(within.id);
        return space.map(|space| key.in_space(space)).into_iter().collect();
    }
    if !bound(target, key, draft).is_empty() {
        return vec![key];
    }
    let seen = draft.graph.members.keys().copied();
    let seen = seen.filter(|seen| seen.in_root() == key);
    let keys = seen.map(|key| (key, bound(target, key, draft)));
    let mut keys: Vec<(Key, Vec<u32>)> = keys.filter(|(_, slots)| !slots.is_empty()).collect();
    let installed = draft.spaces.installed();
    let of_installed = |(key, _): &(Key, _)| installed.contains(&key.space());
    if keys.iter().any(of_installed) {
        keys.retain(of_installed);
    }
    // Leaves out modules that only import the binding.
    keys.retain(|(key, slots)| {
        let is_at_home = |slot: &u32| draft.graph.is_at_home(*slot, *key);
        installed.contains(&key.space()) || slots.iter().any(is_at_home)
    });
    keys.into_iter().map(|(key, _)| key).collect()
}

/// Returns the slots that an override with this target changes, with their decorators.
pub(crate) fn bound(target: &Target, key: Key, draft: &Draft) -> Vec<u32> {
    let members = draft.graph.members.get(&key);
    let members = members.into_iter().flatten();
    let targets = members.filter(|member| same_entry(member.entry.as_ref(), target.entry.as_ref()));
    let slots = targets.map(|member| member.slot);
    match target.member {
        None => slots.collect(),
        Some(Which::Nth(number)) => slots.skip(number).take(1).collect(),
        Some(Which::Component(component)) => {
            let cores = draft.graph.cores_of(&component);
            let leads = |slot: &u32| draft.graph.leads_to(*slot, &cores);
            slots.filter(leads).collect()
        }
    }
}

/// Returns the same slots as [`bound`], inside of their decorators.
pub(crate) fn undecorated_slots(target: &Target, key: Key, draft: &Draft) -> Vec<u32> {
    let slots = bound(target, key, draft).into_iter();
    slots.map(|slot| draft.graph.undecorated(slot)).collect()
}
