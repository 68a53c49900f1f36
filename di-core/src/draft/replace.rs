//! Replacements: each takes the place of what was bound to its keys.

use super::{Decoration, Provision};
use crate::erased::{Entry, EntryKey};
use crate::error::{Problem, ProblemKind, ProblemText, near_misses};
use crate::key::Key;
use crate::label::Label;
use crate::name::At;

/// A key, and the key of an entry, that a replacement has taken already.
struct Taken {
    key: Key,
    entry: Option<Entry>,
    by: Label,
}

/// Lets each replacement take the place of what was bound to its keys. A component all of whose
/// traits are taken is not bound at all any more.
pub(super) fn replace(
    provisions: Vec<Provision>,
    replacements: Vec<Provision>,
    problems: &mut Vec<Problem>,
) -> Vec<Provision> {
    let mut left: Vec<Option<Provision>> = provisions.into_iter().map(Some).collect();
    let mut placed: Vec<(usize, Provision)> = Vec::new();
    let mut taken: Vec<Taken> = Vec::new();
    for replacement in replacements {
        let mut place = left.len();
        for (key, entry, required) in targets(&replacement) {
            match take(&mut left, key, entry.as_ref()) {
                Some(first) => {
                    place = place.min(first);
                    let by = replacement.label;
                    taken.push(Taken { key, entry, by });
                }
                None if required => {
                    problems.push(no_target(
                        &replacement.label,
                        key,
                        entry.as_ref(),
                        &taken,
                        &left,
                    ));
                }
                None => {}
            }
        }
        placed.push((place, replacement));
    }
    let kept = left.into_iter().enumerate();
    placed.extend(kept.filter_map(|(place, provision)| Some((place, provision?))));
    placed.sort_by_key(|(place, _)| *place);
    placed.into_iter().map(|(_, provision)| provision).collect()
}

/// The keys that a replacement takes, and whether something must be bound to them: for a
/// component with traits these, and itself where it happens to be bound.
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

/// Takes a key from all that have it, and returns the place of the first.
fn take(left: &mut [Option<Provision>], key: Key, entry: Option<&Entry>) -> Option<usize> {
    let mut first = None;
    for (place, slot) in left.iter_mut().enumerate() {
        let Some(provision) = slot else { continue };
        let had = provision.provided.traits.len();
        let has_entry = same_entry(provision.provided.entry.as_ref(), entry);
        if has_entry {
            provision.provided.traits.retain(|bound| bound.key != key);
        }
        let lost_traits = provision.provided.traits.len() < had;
        let own_entry = provision.provided.entry.as_ref().filter(|_| had == 0);
        let lost_itself =
            provision.owns_key && provision.key == key && same_entry(own_entry, entry);
        if lost_itself {
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

pub(super) fn same_entry(one: Option<&Entry>, other: Option<&Entry>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => EntryKey::is_same(&**one, &**other),
        (None, None) => true,
        _ => false,
    }
}

pub(super) fn decorator_cannot_replace(decoration: &Decoration) -> Problem {
    let text = ProblemText::new(format!(
        "a decorator of {} replaces nothing",
        decoration.key
    ))
    .line("written at", At(decoration.label.registered).to_string())
    .line("help", "write `.add(..)` instead of `.replace(..)`");
    Problem::new(ProblemKind::NoTarget, text)
}

fn no_target(
    label: &Label,
    key: Key,
    entry: Option<&Entry>,
    taken: &[Taken],
    left: &[Option<Provision>],
) -> Problem {
    let what = match entry {
        Some(entry) => format!("the entry {entry:?} of {key}"),
        None => key.to_string(),
    };
    let before = taken
        .iter()
        .find(|taken| taken.key == key && same_entry(taken.entry.as_ref(), entry));
    let text = if let Some(before) = before {
        ProblemText::new(format!("{what} is replaced twice"))
            .line("first at", At(before.by.registered).to_string())
            .line("again at", At(label.registered).to_string())
            .line("help", "keep one of the two")
    } else {
        let mut catalog = left.iter().flatten().flat_map(Provision::keys);
        ProblemText::new(format!("nothing is bound to {what} that could be replaced"))
            .line("written at", At(label.registered).to_string())
            .lines("near miss", near_misses(key, &mut catalog))
            .line(
                "help",
                "write `.add(..)` instead of `.replace(..)` if it is new",
            )
    };
    Problem::new(ProblemKind::NoTarget, text)
}
