//! The problems of replacements, as texts.

use std::collections::HashMap;

use crate::error::{Absence, Catalog, Problem, ProblemKind, ProblemText, Purpose};
use crate::graph::draft::{Decoration, Provision};
use crate::spec::entry::{Entry, EntryId};
use crate::spec::key::{Key, KeyMap};
use crate::spec::origin::Label;
use crate::spec::sort::{sort, sorted_pair};
use crate::spec::visibility::Spaces;

/// The first replacement of each key and entry.
pub(super) type Replaced = KeyMap<HashMap<EntryId, Label>>;

/// A replacement of a key and entry to which nothing is bound.
pub(super) struct WithoutTarget {
    key: Key,
    entry: Option<Entry>,
    label: Label,
    names_no_trait: bool,
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
pub(super) fn orphaned_traits(old: &Provision, replaced: &Replaced) -> Option<Problem> {
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

pub(super) fn replaced_twice(key: Key, entry: Option<&Entry>, both: [Label; 2]) -> Problem {
    let both = sorted_pair(both, Label::by_place);
    let text = ProblemText::new(format!("{} is replaced twice", spelling(key, entry)))
        .lines("by", both.map(|label| label.as_candidate(key)))
        .line("help", "keep one of the two");
    Problem::new(ProblemKind::Duplicate, text)
}

impl WithoutTarget {
    pub(super) fn of(replacement: &Provision, key: Key, entry: Option<Entry>) -> Self {
        let is_component = replacement.label.declared.is_some();
        Self {
            key,
            entry,
            label: replacement.label.clone(),
            names_no_trait: is_component && replacement.provided.traits.is_empty(),
        }
    }

    pub(super) fn problem(&self, catalog: &Catalog, spaces: &Spaces) -> Problem {
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
        let near_misses = has_others.then(|| self.near_misses(catalog, spaces));
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

    fn near_misses(&self, catalog: &Catalog, spaces: &Spaces) -> Vec<String> {
        let is_entry = self.entry.is_some() && spaces.is_exported(self.key);
        // An installed module exports the key, so its binding is hidden by the entry alone.
        let exported = catalog.in_modules(self.key).filter(|_| is_entry);
        let without_entry = exported.filter(|it| it.entry.is_none());
        let mut shown: Vec<String> = without_entry
            .filter(|it| it.home.is_some_and(|home| home.exports))
            .map(|it| format!("it is bound without an entry ({})", it.label.places()))
            .collect();
        if shown.is_empty() {
            shown = catalog.near_misses(self.key, Purpose::Target);
        }
        shown
    }
}

fn spelling(key: Key, entry: Option<&Entry>) -> String {
    match entry {
        Some(entry) => format!("the entry {entry} of {key}"),
        None => key.to_string(),
    }
}
