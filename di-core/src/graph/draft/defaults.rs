//! Default bindings, which are used only if nothing else is bound to their keys.

use std::collections::HashSet;

use crate::binding::Precedence;
use crate::graph::draft::Provision;
use crate::graph::draft::duplicate::claims;
use crate::spec::entry::{Entry, EntryId};
use crate::spec::key::{Key, KeyMap};
use crate::spec::visibility::Spaces;

/// Removes the default bindings whose key another binding claims in the same module, or an installed module
/// exports.
pub(crate) fn remove_unused(provisions: Vec<Provision>, spaces: &Spaces) -> Vec<Provision> {
    if !provisions.iter().any(is_default) {
        return provisions;
    }
    let mut claimed: KeyMap<HashSet<EntryId>> = KeyMap::default();
    for provision in provisions.iter().filter(|it| !is_default(it)) {
        for (key, entry) in claims(provision) {
            let entries = claimed.entry(key).or_default();
            entries.insert(EntryId::of(entry.as_ref()));
        }
    }
    let installed = spaces.installed().iter();
    for module in installed.filter_map(|space| spaces.module(*space)) {
        for key in &module.exports {
            claimed.entry(*key).or_default().insert(EntryId::of(None));
        }
    }
    let is_claimed = |(key, entry): &(Key, Option<Entry>)| {
        let entries = claimed.get(key);
        entries.is_some_and(|entries| entries.contains(&EntryId::of(entry.as_ref())))
    };
    let is_used =
        |provision: &Provision| !is_default(provision) || !claims(provision).iter().any(is_claimed);
    provisions.into_iter().filter(is_used).collect()
}

fn is_default(provision: &Provision) -> bool {
    provision.provided.precedence == Precedence::Default
}
