//! Near misses: what is bound and could have been meant.

use crate::erased::Entry;
use crate::key::Key;
use crate::label::{Label, Role};
use crate::name::{Short, path, stem, without_auto_traits};

/// A key that is bound, and by whom.
pub(crate) struct Candidate {
    pub(crate) key: Key,
    pub(crate) entry: Option<Entry>,
    pub(crate) label: Label,
}

/// How many near misses a message shows at the most.
const MOST: usize = 4;

/// What could have been meant by a key that is not bound, the nearest first.
pub(crate) fn near_misses(
    wanted: Key,
    catalog: &mut dyn Iterator<Item = Candidate>,
) -> Vec<String> {
    let mut misses: Vec<(u8, String)> = catalog
        .filter_map(|candidate| near_miss(wanted, &candidate))
        .collect();
    misses.sort();
    misses.dedup();
    let of_other_arguments = misses.iter().position(|(rank, _)| *rank == OTHER_ARGUMENTS);
    let one_of_those = of_other_arguments.map_or(MOST, |first| first + 1);
    misses.truncate(MOST.min(one_of_those));
    misses.into_iter().map(|(_, text)| text).collect()
}

/// The rank of the same type with other generic arguments.
const OTHER_ARGUMENTS: u8 = 9;

fn near_miss(wanted: Key, candidate: &Candidate) -> Option<(u8, String)> {
    let Candidate { key, label, .. } = candidate;
    let (want, have) = (wanted.full_name(), key.full_name());
    let places = label.places();
    let short = Short(have);
    if wanted.same_type(key) {
        return Some((0, same_type(wanted, candidate)));
    }
    if wanted.is_trait() && key.is_trait() && without_auto_traits(want) == without_auto_traits(have)
    {
        let text = format!(
            "`{short}` is bound, another type: spell the bounds alike in both places ({places})"
        );
        return Some((1, text));
    }
    if stem(want) == stem(have) && wanted.is_trait() == key.is_trait() {
        return Some(if path(want) == path(have) {
            (OTHER_ARGUMENTS, format!("`{short}` is bound ({places})"))
        } else {
            (
                2,
                format!("`{have}` is bound, another type than `{want}` ({places})"),
            )
        });
    }
    let only_struct = wanted.is_dyn() && !key.is_trait() && label.role != Role::Decorator;
    if only_struct && stem(have).contains(stem(want)) {
        let cure = match label.role {
            Role::Component => format!(": write `#[inject(bind({}))]` on it", Short(want)),
            _ => String::new(),
        };
        let text = format!(
            "`{short}` is bound, but not as `{}`{cure} ({places})",
            Short(want)
        );
        return Some((3, text));
    }
    if !wanted.is_trait() && key.is_dyn() && stem(want).contains(stem(have)) {
        let text = format!("`{short}` is bound, not the struct ({places})");
        return Some((3, text));
    }
    None
}

/// The same type under another qualifier, or as an entry.
fn same_type(wanted: Key, candidate: &Candidate) -> String {
    let places = candidate.label.places();
    let name = wanted.short_name();
    if wanted.qualifier() == candidate.key.qualifier() {
        return match &candidate.entry {
            Some(entry) => format!(
                "it is bound as the entry {entry:?}: ask for `HashMap<_, Arc<{name}>>` ({places})"
            ),
            None => format!("it is bound without an entry ({places})"),
        };
    }
    match candidate.key.qualifier() {
        Some(qualifier) => format!(
            "it is bound under the key `{qualifier}`: ask with `#[inject(key = {qualifier})]` or `Keyed<{qualifier}, _>` ({places})"
        ),
        None => format!("it is bound without a key: ask without one ({places})"),
    }
}
