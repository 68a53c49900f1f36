//! Duplicates: a struct is bound once under one qualifier, a map has an entry once, and a scope one
//! seed of a key.

use crate::error::{Problem, ProblemKind, ProblemText};
use crate::graph::draft::{Provision, seen_as};
use crate::spec::entry::{Entry, same_entry};
use crate::spec::key::{Key, KeyMap};
use crate::spec::origin::Label;

/// The bindings whose place is taken by one that was written before them.
#[derive(Default)]
pub(crate) struct Duplicates {
    /// Where they stand among all.
    pub(crate) places: Vec<usize>,
    pub(crate) problems: Vec<Problem>,
    /// What the others are bound to.
    pub(crate) bound: KeyMap<Vec<Taken>>,
}

pub(crate) struct Taken {
    entry: Option<Entry>,
    label: Label,
}

impl Duplicates {
    /// The first in the order of the source, not of registration, keeps its place.
    pub(crate) fn among(provisions: &[Provision]) -> Self {
        let mut in_order: Vec<usize> = (0..provisions.len()).collect();
        in_order.sort_by(|one, other| {
            let label = |at: &usize| &provisions[*at].label;
            label(one).by_place(label(other))
        });
        let mut duplicates = Self::default();
        for at in in_order {
            duplicates.look_at(at, &provisions[at]);
        }
        duplicates
    }

    fn look_at(&mut self, at: usize, provision: &Provision) {
        let claims = claims(provision);
        let taken = claims.iter().find_map(|(key, entry)| {
            let first = self.first(*key, entry.as_ref(), provision)?;
            Some((*key, entry.clone(), first))
        });
        if let Some((key, entry, first)) = taken {
            let second = &provision.label;
            self.problems
                .push(bound_twice(key, entry.as_ref(), &first, second));
            self.places.push(at);
            return;
        }
        for (key, entry) in claims {
            let label = provision.label;
            self.bound
                .entry(key)
                .or_default()
                .push(Taken { entry, label });
        }
    }

    /// Who has the place that a binding wants.
    fn first(&self, key: Key, entry: Option<&Entry>, provision: &Provision) -> Option<Label> {
        let mut taken = self.bound.get(&key)?.iter();
        let is_seed = provision.label.is_seed();
        let is_collection = key.is_trait() && entry.is_none();
        let same = taken.find(|taken| {
            let both_seeds = is_seed && taken.label.is_seed();
            both_seeds || (!is_collection && same_entry(taken.entry.as_ref(), entry))
        });
        same.map(|taken| taken.label)
    }
}

/// The keys that a binding wants: its own, and those of its traits.
fn claims(provision: &Provision) -> Vec<(Key, Option<Entry>)> {
    let provided = &provision.provided;
    let own_entry = provided
        .entry
        .clone()
        .filter(|_| provided.traits.is_empty());
    let own = provision.owns_key.then_some((provision.key, own_entry));
    let traits = provided.traits.iter();
    let traits = traits.map(|of_trait| (of_trait.key, provided.entry.clone()));
    let claims = own.into_iter().chain(traits);
    if provision.seen_as.is_empty() {
        return claims.collect();
    }
    let seen_as = claims.flat_map(|(key, entry)| {
        let keys = seen_as(&provision.seen_as, key);
        keys.map(move |key| (key, entry.clone()))
    });
    seen_as.collect()
}

pub(crate) fn bound_twice(
    key: Key,
    entry: Option<&Entry>,
    first: &Label,
    second: &Label,
) -> Problem {
    let headline = match entry {
        Some(entry) => format!("the entry {entry:?} of {key} is bound twice"),
        None => format!("{key} is bound twice"),
    };
    let both = [first, second].map(|label| label.as_candidate(key));
    let text = ProblemText::new(headline).lines("by", both).line(
        "help",
        "remove one; or tell them apart with `.key::<Q>()`; or write `.replace(..)` for the one that is to win",
    );
    Problem::new(ProblemKind::Duplicate, text)
}
