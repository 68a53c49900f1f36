//! Replacements: each replaces the bindings of its keys.

use crate::error::{Problem, ProblemKind, ProblemText, Purpose, near_misses};
use crate::graph::draft::{Decoration, Provision};
use crate::spec::entry::{Entry, same_entry};
use crate::spec::key::{Key, KeySet};
use crate::spec::origin::Label;
use crate::spec::sort::{sort, sort_by, sort_by_key};
use crate::spec::visibility::{Homes, Spaces};

/// A key and entry that a replacement has replaced.
struct Replaced {
    key: Key,
    entry: Option<Entry>,
    by: Label,
}

/// Applies each replacement to the bindings of its keys. A component is removed if all its traits are
/// replaced.
pub(crate) fn replace(
    provisions: Vec<Provision>,
    replacements: Vec<Provision>,
    spaces: &Spaces,
    problems: &mut Vec<Problem>,
) -> Vec<Provision> {
    let installed = spaces.installed().iter();
    let exported = installed.flat_map(|space| spaces.exported(*space));
    let exported: KeySet = exported.collect();
    let homes = spaces.homes();

    let mut left: Vec<Option<Provision>> = provisions.into_iter().map(Some).collect();
    let mut placed: Vec<(usize, Provision)> = Vec::new();
    let mut replaced: Vec<Replaced> = Vec::new();
    for mut replacement in replacements {
        let mut place = None;
        let mut is_second = false;
        for (key, entry, required) in targets(&replacement) {
            match take_key(
                &mut left,
                key,
                entry.as_ref(),
                &exported,
                &mut replacement.exposed_as,
            ) {
                Some(first) => {
                    place = Some(place.map_or(first, |place: usize| place.min(first)));
                    let by = replacement.label;
                    replaced.push(Replaced { key, entry, by });
                }
                None if required => {
                    let before = replaced.iter().find(|it| it.is(key, entry.as_ref()));
                    is_second |= before.is_some();
                    problems.push(match before {
                        Some(before) => replaced_twice(&replacement, before),
                        None => no_target(&replacement, key, entry.as_ref(), &left, &homes),
                    });
                }
                None => {}
            }
        }
        replacement.exposed_as = without_repeats(&replacement.exposed_as);
        if !is_second {
            placed.push((place.unwrap_or(left.len()), replacement));
        }
    }
    problems.extend(
        left.iter()
            .flatten()
            .filter_map(|old| orphaned_traits(old, &replaced)),
    );
    let kept = left.into_iter().enumerate();
    placed.extend(kept.filter_map(|(place, provision)| Some((place, provision?))));
    sort_by_key(&mut placed, |(place, _)| *place);
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

/// Takes a key from all bindings that have it, and returns the place of the first.
///
/// This includes bindings that installed modules export under the key. They are replaced in these modules.
fn take_key(
    left: &mut [Option<Provision>],
    key: Key,
    entry: Option<&Entry>,
    exported: &KeySet,
    taken: &mut Vec<Key>,
) -> Option<usize> {
    let is_meant =
        |bound: Key| bound == key || (bound.in_root() == key && exported.contains(&bound));
    let mut first = None;
    for (place, slot) in left.iter_mut().enumerate() {
        let Some(provision) = slot else { continue };
        let had = provision.provided.traits.len();
        let has_entry = same_entry(provision.provided.entry.as_ref(), entry);
        if has_entry {
            let traits = &mut provision.provided.traits;
            taken.extend(
                traits
                    .iter()
                    .map(|bound| bound.key)
                    .filter(|key| is_meant(*key)),
            );
            traits.retain(|bound| !is_meant(bound.key));
        }
        let lost_traits = provision.provided.traits.len() < had;
        let own_entry = provision.provided.entry.as_ref().filter(|_| had == 0);
        let lost_itself =
            provision.owns_key && is_meant(provision.key) && same_entry(own_entry, entry);
        if lost_itself {
            taken.push(provision.key);
            provision.owns_key = false;
        }
        if lost_traits || lost_itself {
            first.get_or_insert(place);
        }
        let traits_left = !provision.provided.traits.is_empty();
        if (lost_traits || lost_itself) && !traits_left {
            *slot = None;
        }
    }
    first
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
fn orphaned_traits(old: &Provision, replaced: &[Replaced]) -> Option<Problem> {
    let by = replaced.iter().find(|it| it.key == old.key.in_root())?.by;
    let traits = &old.provided.traits;
    if old.owns_key || traits.is_empty() {
        return None;
    }
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

fn replaced_twice(replacement: &Provision, before: &Replaced) -> Problem {
    let mut both = vec![before.by, replacement.label];
    sort_by(&mut both, Label::by_place);
    let text = ProblemText::new(format!("{} is replaced twice", before.spelling()))
        .lines(
            "by",
            both.into_iter().map(|label| label.as_candidate(before.key)),
        )
        .line("help", "keep one of the two");
    Problem::new(ProblemKind::NoTarget, text)
}

fn no_target(
    replacement: &Provision,
    key: Key,
    entry: Option<&Entry>,
    left: &[Option<Provision>],
    homes: &Homes,
) -> Problem {
    let label = &replacement.label;
    let is_component = label.declared.is_some();
    let names_no_trait = is_component && replacement.provided.traits.is_empty();
    let help = if names_no_trait {
        format!(
            "`{0}` names no traits, so it only replaces itself: write `#[inject(bind(dyn ..))]` on it, or `.replace(bind::<dyn ..>().to_arc(..))`; or `.add(..)` if it is new",
            key.short_name()
        )
    } else {
        "write `.add(..)` instead of `.replace(..)` if it is new".to_owned()
    };
    let mut catalog = left.iter().flatten().flat_map(|it| it.candidates(homes));
    let text = ProblemText::new(format!(
        "there is no binding of {} to replace",
        spelling(key, entry)
    ))
    .line("written at", label.registered.to_string())
    .lines("near miss", near_misses(key, Purpose::Target, &mut catalog))
    .line("help", help);
    Problem::new(ProblemKind::NoTarget, text)
}

fn spelling(key: Key, entry: Option<&Entry>) -> String {
    match entry {
        Some(entry) => format!("the entry {entry:?} of {key}"),
        None => key.to_string(),
    }
}

impl Replaced {
    fn is(&self, key: Key, entry: Option<&Entry>) -> bool {
        self.key == key && same_entry(self.entry.as_ref(), entry)
    }

    fn spelling(&self) -> String {
        spelling(self.key, self.entry.as_ref())
    }
}
