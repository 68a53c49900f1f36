//! Near misses: bindings that the user may have meant instead of a missing key.

use crate::error::catalog::{Candidate, Catalog};
use crate::spec::key::Key;
use crate::spec::origin::Role;
use crate::spec::sort::sort;
use crate::spec::type_name::{
    ShortName, inside_arc, inside_box, path, stem, without_auto_traits, word_sequences,
};

/// The reason for a look-up, which decides the remedy for a near miss.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// A constructor needs the key, or a caller resolves it.
    Need,
    /// A replacement or a decorator has the key as its target.
    Target,
    /// A test graph overrides the key.
    #[cfg(feature = "testing")]
    Override,
    /// The caller passes the key to a scope as a seed.
    Seed,
}

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
                misses.extend(others.map(|it| (OTHER_KIND, without_trait(wanted, it))));
            }
        }
        nearest(misses)
    }

    fn ranked(&self, wanted: Key, purpose: Purpose) -> Vec<(u8, String)> {
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

fn nearest(mut misses: Vec<(u8, String)>) -> Vec<String> {
    sort(&mut misses);
    misses.dedup();
    // If the trait is bound under another key, its component is not a near miss of its own.
    if misses.first().is_some_and(|(rank, _)| *rank == SAME_TYPE) {
        misses.retain(|(rank, _)| *rank != OTHER_KIND);
    }
    let of_other_arguments = misses.iter().position(|(rank, _)| *rank == OTHER_ARGUMENTS);
    let one_of_those = of_other_arguments.map_or(MAX_NEAR_MISSES, |first| first + 1);
    misses.truncate(MAX_NEAR_MISSES.min(one_of_those));
    misses.into_iter().map(|(_, text)| text).collect()
}

/// The rank of the same type with another qualifier or entry.
const SAME_TYPE: u8 = 0;

/// The rank of a struct instead of a trait, or of a trait instead of a struct.
const OTHER_KIND: u8 = 3;

/// The rank of the same type with other generic arguments.
const OTHER_ARGUMENTS: u8 = 9;

fn near_miss(wanted: Key, purpose: Purpose, candidate: &Candidate) -> Option<(u8, String)> {
    let Candidate { key, label, .. } = candidate;
    let (want, have) = (wanted.full_name(), key.full_name());
    let places = label.places();
    let short = ShortName(have);
    if candidate.key.in_root() == wanted.in_root() && candidate.key != wanted {
        // An override of a key in the root finds the private bindings of modules too.
        #[cfg(feature = "testing")]
        if purpose == Purpose::Override && wanted == wanted.in_root() {
            return Some((SAME_TYPE, same_type(wanted, purpose, candidate)));
        }
        let home = candidate.hiding_module(wanted)?;
        // A replacement in the root reaches what installed modules export.
        let is_replaced = purpose == Purpose::Target && wanted == wanted.in_root();
        if is_replaced && home.exports && candidate.entry.is_some() {
            return Some((SAME_TYPE, same_type(wanted, purpose, candidate)));
        }
        let module = home.name();
        let text = if home.exports && wanted == wanted.in_root() {
            format!("module `{module}` exports it, but only to other modules ({places})")
        } else if home.exports {
            format!("module `{module}` exports it, but is not imported here ({places})")
        } else {
            format!("it is private to module `{module}` ({places})")
        };
        return Some((SAME_TYPE, text));
    }
    if wanted.same_type(key) {
        let is_reachable = key.space() == wanted.space()
            || match purpose {
                Purpose::Need => false,
                // A scope passes its seeds to all modules.
                Purpose::Seed => true,
                Purpose::Target => candidate.home.is_some_and(|home| home.exports),
                #[cfg(feature = "testing")]
                Purpose::Override => true,
            };
        return is_reachable.then(|| (SAME_TYPE, same_type(wanted, purpose, candidate)));
    }
    if want == have {
        let name = path(want).split("::").next().unwrap_or_default();
        let text = format!(
            "another `{short}` is bound: if it is of another version of the crate `{name}`, `cargo tree -d` shows the versions ({places})"
        );
        return Some((1, text));
    }
    if inside_arc(have) == want {
        let text = format!(
            "`{short}` is bound, and the container adds the `Arc`: bind `{}` ({places})",
            ShortName(want)
        );
        return Some((1, text));
    }
    if inside_box(have) == want {
        let text = format!(
            "`{short}` is bound: bind `{}`, with an `Arc` instead of the `Box` ({places})",
            ShortName(want)
        );
        return Some((1, text));
    }
    if inside_arc(want) == have {
        let text = format!("`{short}` is bound, and the container adds the `Arc` ({places})");
        return Some((1, text));
    }
    if wanted.is_trait() && key.is_trait() && without_auto_traits(want) == without_auto_traits(have)
    {
        let text = format!(
            "`{short}` is bound, another type: write the same bounds in both places ({places})"
        );
        return Some((1, text));
    }
    if stem(want) == stem(have) && wanted.is_trait() == key.is_trait() {
        return Some(if path(want) == path(have) {
            (OTHER_ARGUMENTS, format!("`{short}` is bound ({places})"))
        } else {
            (
                2,
                format!(
                    "`{short}` is bound, which is not `{}` ({places})",
                    ShortName(want)
                ),
            )
        });
    }
    let only_struct = wanted.is_dyn() && !key.is_trait() && label.role != Role::Decorator;
    if only_struct && word_sequences(stem(have)).any(|words| words == stem(want)) {
        let remedy = match label.role {
            Role::Component => format!(": write `#[inject(bind({}))]` on it", ShortName(want)),
            _ => String::new(),
        };
        let text = format!(
            "`{short}` is bound, but not as `{}`{remedy} ({places})",
            ShortName(want)
        );
        return Some((OTHER_KIND, text));
    }
    if !wanted.is_trait()
        && key.is_dyn()
        && word_sequences(stem(want)).any(|words| words == stem(have))
    {
        let text = format!("`{short}` is bound, not the struct ({places})");
        return Some((OTHER_KIND, text));
    }
    None
}

/// Describes a binding of the same type with another qualifier, or as a map entry.
fn same_type(wanted: Key, purpose: Purpose, candidate: &Candidate) -> String {
    let places = candidate.label.places();
    let name = wanted.short_name();
    let bound = candidate.key.qualifier();
    let (what, remedy) = if wanted.qualifier() == bound {
        let Some(entry) = &candidate.entry else {
            return format!("it is bound without an entry ({places})");
        };
        let remedy = match purpose {
            Purpose::Need => format!("use `HashMap<_, Arc<{name}>>`"),
            Purpose::Target | Purpose::Seed => format!("write `.entry({})`", entry.code()),
            #[cfg(feature = "testing")]
            Purpose::Override => format!("call `.entry({})` before", entry.code()),
        };
        // A key of another type may read alike.
        let of_type = match purpose {
            Purpose::Need => String::new(),
            _ => format!(" of type `{}`", ShortName(entry.type_name())),
        };
        (format!("as the entry {entry}{of_type}"), remedy)
    } else if let Some(qualifier) = bound {
        let remedy = match purpose {
            Purpose::Need => {
                format!("use `#[inject(key = {qualifier})]` or `Keyed<{qualifier}, _>`")
            }
            Purpose::Target => format!("write `.key::<{qualifier}>()`"),
            #[cfg(feature = "testing")]
            Purpose::Override => format!("call `.keyed::<{qualifier}>()` before"),
            Purpose::Seed => format!("write `.with_keyed::<{qualifier}, _>(..)`"),
        };
        (format!("under the key `{qualifier}`"), remedy)
    } else {
        let remedy = match purpose {
            Purpose::Need => "remove the key".to_owned(),
            Purpose::Target => "remove `.key::<..>()`, or `key = ..` above its struct".to_owned(),
            #[cfg(feature = "testing")]
            Purpose::Override => "remove `.keyed::<..>()`".to_owned(),
            Purpose::Seed => "write `.with(..)`".to_owned(),
        };
        ("without a key".to_owned(), remedy)
    };
    format!("it is bound {what}: {remedy} ({places})")
}
