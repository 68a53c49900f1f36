//! Near misses: bindings that the user may have meant instead of a missing key.

mod pair;
mod purpose;
mod rank;
mod same_type;

use crate::error::catalog::{Candidate, Catalog};
use crate::error::near_miss::pair::near_miss;
pub(crate) use crate::error::near_miss::purpose::Purpose;
use crate::error::near_miss::rank::Rank;
use crate::spec::key::Key;
use crate::spec::origin::Role;
use crate::spec::sort::sort;

/// The maximum number of near misses in a message.
const MAX_NEAR_MISSES: usize = 4;

impl Catalog {
    /// Returns the near misses of a key that is not bound, the nearest first.
    pub(crate) fn near_misses(&self, wanted: Key, purpose: Purpose) -> Vec<String> {
        nearest(self.ranked(wanted, purpose))
    }

    /// Returns the near misses of a key that constructors need, the nearest first. `leads_to_consumer` tells
    /// whether the slot of a struct that nothing needs leads to one of the constructors.
    pub(crate) fn near_misses_of_need(
        &self,
        wanted: Key,
        leads_to_consumer: impl Fn(u32) -> bool,
    ) -> Vec<String> {
        // The removal is the reason, whatever else is bound.
        if self.removal(wanted).is_some() {
            return Vec::new();
        }
        let mut misses = self.ranked(wanted, Purpose::Need);
        if wanted.is_dyn() && misses.is_empty() {
            let others = self
                .unneeded()
                .filter(|(slot, _)| !leads_to_consumer(*slot));
            let others: Vec<&Candidate> = others.map(|(_, candidate)| candidate).collect();
            if others.len() <= MAX_NEAR_MISSES {
                let others = others.into_iter();
                misses.extend(others.map(|it| (Rank::OtherKind, without_trait(wanted, it))));
            }
        }
        nearest(misses)
    }

    fn ranked(&self, wanted: Key, purpose: Purpose) -> Vec<(Rank, String)> {
        let related = self.related(wanted);
        let is_bound_here = related.iter().any(|candidate| candidate.key == wanted);
        // What is bound here is not hidden, whatever modules it comes from.
        let shown = related.into_iter();
        let shown = shown.filter(|it| !is_bound_here || it.hiding_module(wanted).is_none());
        shown
            .filter_map(|candidate| near_miss(wanted, purpose, candidate))
            .collect()
    }
}

/// Describes a struct that may lack the binding to the missing trait.
fn without_trait(wanted: Key, candidate: &Candidate) -> String {
    let Candidate { key, label, .. } = candidate;
    let (short, wanted) = (key.short_name(), wanted.short_name());
    let remedy = match label.role {
        Role::Component => format!("write `#[inject(bind({wanted}))]` on it"),
        _ => format!("write `bind::<{wanted}>()` instead of `bind::<{short}>()`"),
    };
    format!(
        "`{short}` is bound, and nothing needs it: if it implements `{wanted}`, {remedy} ({})",
        label.places()
    )
}

fn nearest(mut misses: Vec<(Rank, String)>) -> Vec<String> {
    sort(&mut misses);
    misses.dedup();
    // If the trait is bound under another key, its component is not a near miss of its own.
    if misses
        .first()
        .is_some_and(|(rank, _)| *rank == Rank::SameType)
    {
        misses.retain(|(rank, _)| *rank != Rank::OtherKind);
    }
    let of_other_arguments = misses
        .iter()
        .position(|(rank, _)| *rank == Rank::OtherArguments);
    let one_of_those = of_other_arguments.map_or(MAX_NEAR_MISSES, |first| first + 1);
    misses.truncate(MAX_NEAR_MISSES.min(one_of_those));
    misses.into_iter().map(|(_, text)| text).collect()
}
