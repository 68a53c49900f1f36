//! Components that have lost all their traits to replacements. Only those that are still needed stay bound.

use crate::graph::draft::{Decoration, Provision};
use crate::spec::key::{Key, KeyMap, KeySet};
use crate::spec::request::Step;
use crate::spec::visibility::Spaces;

/// Removes each component at these places, unless a module exports it or another binding needs its own key.
///
/// A removed component needs nothing, so the keys that only it needs may have no binding. Returns the removed
/// components.
pub(crate) fn remove_unneeded<'a>(
    bare: &[usize],
    provisions: &mut [Option<Provision>],
    replacements: impl Iterator<Item = &'a Provision>,
    decorations: &[Decoration],
    spaces: &Spaces,
) -> Vec<Provision> {
    let mut unneeded: KeyMap<Vec<(usize, Provision)>> = KeyMap::default();
    for place in bare {
        let slot = &mut provisions[*place];
        if let Some(bare) = slot.take_if(|bare| !is_exported(bare.key, spaces)) {
            unneeded.entry(bare.key).or_default().push((*place, bare));
        }
    }
    if unneeded.is_empty() {
        return Vec::new();
    }
    let mut needed: Vec<Key> = Vec::new();
    for replacement in replacements {
        needed.extend(keys(&replacement.provided.steps));
    }
    for provision in provisions.iter().flatten() {
        needed.extend(keys(&provision.provided.steps));
    }
    for decoration in decorations {
        needed.push(decoration.key);
        needed.extend(keys(&decoration.steps));
    }
    let mut seen = KeySet::default();
    while let Some(key) = needed.pop() {
        if !seen.insert(key) {
            continue;
        }
        needed.extend(spaces.suppliers(key));
        for (place, bare) in unneeded.remove(&key).into_iter().flatten() {
            needed.extend(keys(&bare.provided.steps));
            provisions[place] = Some(bare);
        }
    }
    let removed = unneeded.into_values().flatten();
    removed.map(|(_, provision)| provision).collect()
}

fn is_exported(key: Key, spaces: &Spaces) -> bool {
    let module = spaces.module(key.space());
    module.is_some_and(|module| module.exports.contains(&key.in_root()))
}

fn keys(steps: &[Step]) -> impl Iterator<Item = Key> {
    steps.iter().filter_map(|step| match step {
        Step::Need(need) => Some(need.key),
        Step::Optional(_) | Step::Scopes => None,
    })
}
