//! Duplicates: a struct has one binding per qualifier, a map has one binding per entry, and a scope has one
//! seed per key.

use std::collections::HashMap;

use crate::error::{Problem, ProblemKind, ProblemText};
use crate::graph::draft::{Provision, exposed_keys};
use crate::spec::entry::{Entry, EntryId};
use crate::spec::key::{Key, KeyMap};
use crate::spec::origin::Label;
use crate::spec::sort::sort_by;
use crate::spec::visibility::{Home, in_module};

/// The bindings whose key belongs to a binding earlier in the source.
#[derive(Default)]
pub(crate) struct Duplicates {
    /// For each binding, true if an earlier one has its key.
    pub(crate) is_repeated: Vec<bool>,
    pub(crate) problems: Vec<Problem>,
    /// The claims of all other bindings.
    pub(crate) bound: KeyMap<Claims>,
}

/// The first claims of bindings to a key.
#[derive(Default)]
pub(crate) struct Claims {
    without_entry: Option<Label>,
    by_entry: HashMap<EntryId, Label>,
    seed: Option<Label>,
}

impl Duplicates {
    /// Finds the duplicates. The first binding in the order of the source keeps its key.
    pub(crate) fn among(provisions: &[Provision]) -> Self {
        let mut in_order: Vec<usize> = (0..provisions.len()).collect();
        sort_by(&mut in_order, |one, other| {
            let label = |at: &usize| &provisions[*at].label;
            label(one).by_place(label(other))
        });
        let mut duplicates = Self {
            is_repeated: vec![false; provisions.len()],
            ..Self::default()
        };
        for at in in_order {
            duplicates.check(at, &provisions[at]);
        }
        duplicates
    }

    fn check(&mut self, at: usize, provision: &Provision) {
        let claims = claims(provision);
        let conflict = claims.iter().find_map(|(key, entry)| {
            let first = self.first(*key, entry.as_ref(), provision)?;
            Some((*key, entry.clone(), first))
        });
        if let Some((key, entry, first)) = conflict {
            let second = &provision.label;
            self.problems.push(bound_twice(
                key,
                entry.as_ref(),
                [(&first, None), (second, None)],
            ));
            self.is_repeated[at] = true;
            return;
        }
        for (key, entry) in claims {
            let claims = self.bound.entry(key).or_default();
            claims.add(entry.as_ref(), &provision.label);
        }
    }

    /// Returns the earlier binding that claims the same key.
    fn first(&self, key: Key, entry: Option<&Entry>, provision: &Provision) -> Option<Label> {
        let earlier = self.bound.get(&key)?;
        let of_seed = earlier.seed.as_ref().filter(|_| provision.label.is_seed());
        let of_entry = match entry {
            Some(_) => earlier.by_entry.get(&EntryId::of(entry)),
            None => earlier.without_entry.as_ref().filter(|_| !key.is_trait()),
        };
        let both = of_seed.into_iter().chain(of_entry);
        both.min_by(|one, other| one.by_place(other)).cloned()
    }
}

impl Claims {
    fn add(&mut self, entry: Option<&Entry>, label: &Label) {
        match entry {
            Some(_) => {
                self.by_entry
                    .entry(EntryId::of(entry))
                    .or_insert_with(|| label.clone());
            }
            None => {
                self.without_entry.get_or_insert_with(|| label.clone());
            }
        }
        if label.is_seed() {
            self.seed.get_or_insert_with(|| label.clone());
        }
    }
}

/// Returns the keys that a binding claims: its own key and the keys of its traits.
pub(crate) fn claims(provision: &Provision) -> Vec<(Key, Option<Entry>)> {
    let provided = &provision.provided;
    let own_entry = provided
        .entry
        .clone()
        .filter(|_| provided.traits.is_empty());
    let own = provision.owns_key.then_some((provision.key, own_entry));
    let traits = provided.traits.iter();
    let traits = traits.map(|of_trait| (of_trait.key, provided.entry.clone()));
    let claims = own.into_iter().chain(traits);
    if provision.exposed_as.is_empty() {
        return claims.collect();
    }
    let claims = claims.flat_map(|(key, entry)| {
        let keys = exposed_keys(&provision.exposed_as, key);
        keys.map(move |key| (key, entry.clone()))
    });
    claims.collect()
}

/// Reports two bindings of one key, each with the module from which it comes, if it comes from another one.
pub(crate) fn bound_twice(
    key: Key,
    entry: Option<&Entry>,
    both: [(&Label, Option<Home>); 2],
) -> Problem {
    let (headline, help) = match entry {
        // The entries may differ: it is the key that has one seed.
        _ if both.iter().all(|(label, _)| label.is_seed()) => (
            format!("{key} has two seeds, and a scope holds one seed for each key"),
            if key.is_trait() {
                "remove one; or give one a key with `.key::<Q>()`, and pass its value with `.with_keyed_arc::<Q, _>(..)`"
            } else {
                "remove one; or give one a key with `.key::<Q>()`, and pass its value with `.with_keyed::<Q, _>(..)`"
            },
        ),
        Some(entry) => (
            format!("the entry {entry} of {key} is bound twice"),
            "remove one; or give one another `.entry(..)`; or use `.replace(..)` for the one to keep",
        ),
        None if both.iter().all(|(_, home)| home.is_some()) => (
            format!("{key} is exported by two modules"),
            "export it from one of them alone; or give one a key with `key = Q`; or use `.replace(..)` for the one to keep",
        ),
        None => (
            format!("{key} is bound twice"),
            "remove one; or give one a key with `.key::<Q>()`; or use `.replace(..)` for the one to keep",
        ),
    };
    let both = both.map(|(label, home)| in_module(home) + &label.as_candidate(key));
    let text = ProblemText::new(headline)
        .lines("by", both)
        .line("help", help);
    Problem::new(ProblemKind::Duplicate, text)
}
