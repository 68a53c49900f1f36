//! Near misses of the same type: with another qualifier, or as a map entry.

use crate::error::catalog::Candidate;
use crate::error::near_miss::purpose::Purpose;
use crate::spec::entry::Entry;
use crate::spec::key::{Key, Qualifier};
use crate::spec::type_name::ShortName;

/// Describes a binding of the same type with another qualifier, or as a map entry.
pub(super) fn same_type(wanted: Key, purpose: Purpose, bound: &Candidate) -> String {
    let qualifier = bound.key.qualifier();
    let text = match (qualifier, &bound.entry) {
        (same, Some(entry)) if same == wanted.qualifier() => {
            let name = wanted.short_name();
            format!("as the entry {}", as_entry(entry, &name, purpose))
        }
        (same, None) if same == wanted.qualifier() => "without an entry".to_owned(),
        (Some(qualifier), _) => {
            let remedy = with_qualifier(qualifier, wanted, purpose);
            format!("under the key `{qualifier}`: {remedy}")
        }
        (None, _) => format!("without a key: {}", without_qualifier(wanted, purpose)),
    };
    format!("it is bound {text} ({})", bound.label.places())
}

/// Returns the entry and the remedy.
fn as_entry(entry: &Entry, name: &ShortName<'_>, purpose: Purpose) -> String {
    let code = entry.code();
    // A key of another type may read alike.
    let of_type = ShortName(entry.type_name());
    match purpose {
        Purpose::Need => format!("{entry}: use `HashMap<_, Arc<{name}>>`"),
        Purpose::Target | Purpose::Seed => {
            format!("{entry} of type `{of_type}`: write `.entry({code})`")
        }
        #[cfg(feature = "testing")]
        Purpose::Override => {
            format!("{entry} of type `{of_type}`: call `.entry({code})` before")
        }
    }
}

/// Returns how the key is written with the qualifier of the binding.
fn with_qualifier(qualifier: Qualifier, wanted: Key, purpose: Purpose) -> String {
    match purpose {
        Purpose::Need => format!("use `#[inject(key = {qualifier})]` or `Keyed<{qualifier}, _>`"),
        Purpose::Target => format!("write `.key::<{qualifier}>()`"),
        #[cfg(feature = "testing")]
        Purpose::Override => format!("call `.keyed::<{qualifier}>()` before"),
        Purpose::Seed if wanted.is_trait() => {
            format!("write `.with_keyed_arc::<{qualifier}, _>(..)`")
        }
        Purpose::Seed => format!("write `.with_keyed::<{qualifier}, _>(..)`"),
    }
}

/// Returns how the key is written without a qualifier.
fn without_qualifier(wanted: Key, purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Need => "remove the key",
        Purpose::Target => "remove `.key::<..>()`, or `key = ..` above its struct",
        #[cfg(feature = "testing")]
        Purpose::Override => "remove `.keyed::<..>()`",
        Purpose::Seed if wanted.is_trait() => "write `.with_arc(..)`",
        Purpose::Seed => "write `.with(..)`",
    }
}
