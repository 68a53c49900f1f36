//! The bindings that replacements leave.

use std::collections::HashMap;

use crate::graph::draft::Provision;
use crate::spec::entry::{Entry, EntryId};
use crate::spec::key::{Key, KeyMap, KeySet};
use crate::spec::sort::sort_by_key;
use crate::spec::visibility::Spaces;

/// The bindings that are left, with an index by key and entry.
pub(super) struct Left {
    pub(super) provisions: Vec<Option<Provision>>,
    places: KeyMap<HashMap<EntryId, Vec<usize>>>,
    /// The places of the components that have lost all their traits.
    pub(super) bare: Vec<usize>,
    /// The keys that installed modules export, in their spaces.
    exported: KeySet,
}

impl Left {
    pub(super) fn of(provisions: Vec<Provision>, spaces: &Spaces) -> Self {
        let installed = spaces.installed().iter();
        let exported = installed.flat_map(|space| spaces.exported(*space));
        let mut places: KeyMap<HashMap<EntryId, Vec<usize>>> = KeyMap::default();
        for (place, provision) in provisions.iter().enumerate() {
            for (key, entry) in provision.keys() {
                let by_entry = places.entry(key.in_root()).or_default();
                let of_entry = by_entry.entry(EntryId::of(entry.as_ref()));
                of_entry.or_default().push(place);
            }
        }
        Self {
            exported: exported.collect(),
            provisions: provisions.into_iter().map(Some).collect(),
            places,
            bare: Vec::new(),
        }
    }

    /// Returns the number of bindings before any replacement.
    pub(super) fn count(&self) -> usize {
        self.provisions.len()
    }

    /// Takes a key from all bindings that have it, and returns the place of the first.
    ///
    /// This includes bindings that installed modules export under the key. They are replaced in these modules.
    pub(super) fn take_key(
        &mut self,
        key: Key,
        entry: Option<&Entry>,
        taken: &mut Vec<Key>,
    ) -> Option<usize> {
        let Self {
            provisions,
            places,
            bare,
            exported,
        } = self;
        let is_meant =
            |bound: Key| bound == key || (bound.in_root() == key && exported.contains(&bound));
        let by_entry = places.get_mut(&key.in_root())?;
        let places = by_entry.get_mut(&EntryId::of(entry))?;
        let mut first = None;
        places.retain(|place| {
            let slot = &mut provisions[*place];
            let lost = take_from(slot, is_meant, taken);
            if lost {
                first.get_or_insert(*place);
                bare.extend(slot.as_ref().filter(|it| is_bare(it)).map(|_| *place));
            }
            !lost
        });
        first
    }

    /// Returns the bindings that are left, with each replacement at its place.
    pub(super) fn with(self, mut placed: Vec<(usize, Provision)>) -> Vec<Provision> {
        let left = self.provisions.into_iter().enumerate();
        placed.extend(left.filter_map(|(place, provision)| Some((place, provision?))));
        sort_by_key(&mut placed, |(place, _)| *place);
        placed.into_iter().map(|(_, provision)| provision).collect()
    }
}

/// Returns whether a component has no trait left.
fn is_bare(provision: &Provision) -> bool {
    provision.provided.traits.is_empty()
}

/// Takes the meant keys from a binding, and removes it if it has no other keys. Returns whether it had one.
fn take_from(
    slot: &mut Option<Provision>,
    is_meant: impl Fn(Key) -> bool,
    taken: &mut Vec<Key>,
) -> bool {
    let Some(provision) = slot else { return false };
    let traits = &mut provision.provided.traits;
    let before = taken.len();
    traits.retain(|bound| {
        let is_meant = is_meant(bound.key);
        if is_meant {
            taken.push(bound.key);
        }
        !is_meant
    });
    if provision.owns_key && is_meant(provision.key) {
        taken.push(provision.key);
        provision.owns_key = false;
    }
    let lost = taken.len() > before;
    if lost && is_bare(provision) {
        // The entry was that of its traits.
        provision.provided.entry = None;
        if !provision.owns_key {
            *slot = None;
        }
    }
    lost
}
