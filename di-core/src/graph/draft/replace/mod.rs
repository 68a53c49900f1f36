//! Replacements: each replaces the bindings of its keys.

use std::collections::HashMap;

use crate::error::{
    Absence, Candidate, Catalog, Problem, ProblemKind, ProblemText, Purpose, Removal,
};
use crate::graph::draft::bare::remove_unneeded;
use crate::graph::draft::{Decoration, Draft, Provision};
use crate::spec::entry::{Entry, EntryId};
use crate::spec::key::{Key, KeyMap, KeySet};
use crate::spec::origin::Label;
use crate::spec::sort::{sort, sort_by_key, sorted_pair};
use crate::spec::visibility::Spaces;

/// The bindings that are left, with an index by key and entry.
struct Left {
    provisions: Vec<Option<Provision>>,
    places: KeyMap<HashMap<EntryId, Vec<usize>>>,
    /// The places of the components that have lost all their traits.
    bare: Vec<usize>,
    /// The keys that installed modules export, in their spaces.
    exported: KeySet,
}

/// The first replacement of each key and entry.
type Replaced = KeyMap<HashMap<EntryId, Label>>;

/// A replacement of a key and entry to which nothing is bound.
struct WithoutTarget {
    key: Key,
    entry: Option<Entry>,
    label: Label,
    names_no_trait: bool,
}

/// Applies each replacement to the bindings of its keys. A component is removed if all its traits are
/// replaced and nothing needs it by its own key.
pub(crate) fn replace(
    provisions: Vec<Provision>,
    replacements: Vec<Provision>,
    decorations: &[Decoration],
    spaces: &Spaces,
    draft: &mut Draft,
) -> Vec<Provision> {
    let problems = &mut draft.problems;
    if replacements.is_empty() {
        return provisions;
    }
    let count = provisions.len();
    let homes = spaces.homes();
    let added = provisions.iter().flat_map(|it| it.candidates(&homes));
    let added: Vec<Candidate> = added.collect();
    let mut left = Left::of(provisions, spaces);
    let mut placed: Vec<(usize, Provision)> = Vec::new();
    let mut replaced = Replaced::default();
    let mut without_target = Vec::new();
    for mut replacement in replacements {
        let mut place = None;
        let mut is_second = false;
        for (key, entry, required) in targets(&replacement) {
            let of_entry = EntryId::of(entry.as_ref());
            if let Some(first) = left.take_key(key, entry.as_ref(), &mut replacement.exposed_as) {
                place = Some(place.map_or(first, |place: usize| place.min(first)));
                let by_entry = replaced.entry(key).or_default();
                by_entry
                    .entry(of_entry)
                    .or_insert_with(|| replacement.label.clone());
            } else if required {
                let before = replaced.get(&key).and_then(|it| it.get(&of_entry));
                if let Some(before) = before {
                    is_second = true;
                    let both = [before.clone(), replacement.label.clone()];
                    problems.push(replaced_twice(key, entry.as_ref(), both));
                } else {
                    without_target.push(WithoutTarget::of(&replacement, key, entry));
                }
            }
        }
        replacement.exposed_as = without_repeats(&replacement.exposed_as);
        if !is_second {
            placed.push((place.unwrap_or(count), replacement));
        }
    }
    let placed_ones = placed.iter().map(|(_, replacement)| replacement);
    let removed = remove_unneeded(
        &left.bare,
        &mut left.provisions,
        placed_ones,
        decorations,
        spaces,
    );
    let removed = removed.into_iter();
    let removed = removed.map(|it| (it.key, Removal::WithItsTraits(it.label)));
    draft.graph.removed.extend(removed);
    let old = left.provisions.iter().flatten();
    problems.extend(old.filter_map(|old| orphaned_traits(old, &replaced)));
    let left = left.provisions.into_iter().enumerate();
    placed.extend(left.filter_map(|(place, provision)| Some((place, provision?))));
    sort_by_key(&mut placed, |(place, _)| *place);
    if !without_target.is_empty() {
        let catalog = Catalog::of(added.into_iter());
        problems.extend(without_target.iter().map(|it| it.problem(&catalog, spaces)));
    }
    placed.into_iter().map(|(_, provision)| provision).collect()
}

/// Returns the keys that a replacement takes, and whether each must be bound. A component with traits takes
/// their keys, which must be bound, and its own key if it is bound.
fn targets(replacement: &Provision) -> Vec<(Key, Option<Entry>, bool)> {
    let provided = &replacement.provided;
    let traits = provided.traits.iter();
    let mut targets: Vec<_> = traits
        .map(|bound| (bound.key, provided.entry.clone(), true))
        .collect();
    let itself = targets.is_empty();
    let entry = provided.entry.clone().filter(|_| itself);
    targets.push((replacement.key, entry, itself));
    targets
}

impl Left {
    fn of(provisions: Vec<Provision>, spaces: &Spaces) -> Self {
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

    /// Takes a key from all bindings that have it, and returns the place of the first.
    ///
    /// This includes bindings that installed modules export under the key. They are replaced in these modules.
    fn take_key(&mut self, key: Key, entry: Option<&Entry>, taken: &mut Vec<Key>) -> Option<usize> {
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

fn without_repeats(keys: &[Key]) -> Vec<Key> {
    let mut seen = KeySet::default();
    let first = keys.iter().filter(|key| seen.insert(**key));
    first.copied().collect()
}

pub(crate) fn decorator_cannot_replace(decoration: &Decoration) -> Problem {
    let text = ProblemText::new(format!(
        "a decorator of {} replaces nothing",
        decoration.key
    ))
    .line("written at", decoration.label.registered.to_string())
    .line("help", "write `.add(..)` instead of `.replace(..)`");
    Problem::new(ProblemKind::NoTarget, text)
}

/// Reports traits that would stay with the old component after its struct is replaced. One component is one
/// instance behind all of its traits.
fn orphaned_traits(old: &Provision, replaced: &Replaced) -> Option<Problem> {
    let traits = &old.provided.traits;
    if old.owns_key || traits.is_empty() {
        return None;
    }
    let by = replaced.get(&old.key.in_root())?.values();
    let by = by.min_by(|one, other| one.by_place(other))?;
    let mut left: Vec<String> = traits.iter().map(|bound| bound.key.to_string()).collect();
    sort(&mut left);
    let text = ProblemText::new(format!("{} is replaced without its traits", old.key))
        .line("by", by.as_candidate(old.key))
        .line("old", old.label.to_string())
        .lines("left", left)
        .line(
            "help",
            "write `.replace(..)` for these too, or only for these",
        );
    Some(Problem::new(ProblemKind::NoTarget, text))
}

fn replaced_twice(key: Key, entry: Option<&Entry>, both: [Label; 2]) -> Problem {
    let both = sorted_pair(both, Label::by_place);
    let text = ProblemText::new(format!("{} is replaced twice", spelling(key, entry)))
        .lines("by", both.map(|label| label.as_candidate(key)))
        .line("help", "keep one of the two");
    Problem::new(ProblemKind::Duplicate, text)
}

impl WithoutTarget {
    fn of(replacement: &Provision, key: Key, entry: Option<Entry>) -> Self {
        let is_component = replacement.label.declared.is_some();
        Self {
            key,
            entry,
            label: replacement.label.clone(),
            names_no_trait: is_component && replacement.provided.traits.is_empty(),
        }
    }

    fn problem(&self, catalog: &Catalog, spaces: &Spaces) -> Problem {
        let key = self.key;
        let private = Absence::private(key, catalog);
        let is_hidden = private.is_none() && !spaces.is_exported(key);
        let exported = Absence::exported(key, catalog).filter(|_| is_hidden);
        let help = if let Some(private) = &private {
            format!("{}, or replace what it exports", private.help)
        } else if let Some(exported) = &exported {
            exported.help.clone()
        } else if self.names_no_trait {
            format!(
                "`{0}` names no traits, so it only replaces itself: write `#[inject(bind(dyn ..))]` on it, or `.replace(bind::<dyn ..>().to_arc(..))`; or `.add(..)` if it is new",
                key.short_name()
            )
        } else {
            "write `.add(..)` instead of `.replace(..)` if it is new".to_owned()
        };
        // The headline names what a module exports.
        let has_others = exported.is_none();
        let near_misses = has_others.then(|| catalog.near_misses(key, Purpose::Target));
        let spelling = spelling(key, self.entry.as_ref());
        let text = ProblemText::new(match private.or(exported) {
            Some(hidden) => format!("{}, so `replace` does not reach it", hidden.headline),
            None => format!("there is no binding of {spelling} to replace"),
        })
        .line("written at", self.label.registered.to_string())
        .lines("near miss", near_misses.into_iter().flatten())
        .line("help", help);
        Problem::new(ProblemKind::NoTarget, text)
    }
}

fn spelling(key: Key, entry: Option<&Entry>) -> String {
    match entry {
        Some(entry) => format!("the entry {entry} of {key}"),
        None => key.to_string(),
    }
}
