//! Near misses: what is bound and could have been meant.

use crate::key::Key;
use crate::label::{Label, Role};
use crate::name::{Short, stem, without_auto_traits};

/// How many near misses a message shows at the most.
const MOST: usize = 4;

/// What could have been meant by a key that is not bound, the nearest first, out of all keys that
/// are bound and who binds them.
pub(crate) fn near_misses(
    wanted: Key,
    catalog: &mut dyn Iterator<Item = (Key, Label)>,
) -> Vec<String> {
    let mut misses: Vec<(u8, String)> = catalog
        .filter_map(|(key, label)| near_miss(wanted, key, &label))
        .collect();
    misses.sort();
    misses.dedup();
    misses.truncate(MOST);
    misses.into_iter().map(|(_, text)| text).collect()
}

fn near_miss(wanted: Key, bound: Key, label: &Label) -> Option<(u8, String)> {
    let (want, have) = (wanted.full_name(), bound.full_name());
    let places = label.places();
    if wanted.same_type(&bound) {
        let text = match bound.qualifier() {
            Some(qualifier) => format!("it is bound under the key `{qualifier}` ({places})"),
            None => format!("it is bound without a key ({places})"),
        };
        return Some((0, text));
    }
    if wanted.is_trait() && bound.is_trait() {
        let same = without_auto_traits(want) == without_auto_traits(have);
        if same {
            let text = format!("`{}` is bound, another type ({places})", Short(have));
            return Some((1, text));
        }
    }
    if stem(want) == stem(have) {
        let text = format!("`{have}` is bound, another type than `{want}` ({places})");
        return Some((2, text));
    }
    let only_struct = wanted.is_trait() && !bound.is_trait() && label.role != Role::Decorator;
    if only_struct && stem(have).contains(stem(want)) {
        let text = format!(
            "`{}` is bound, but not as `{}` ({places})",
            Short(have),
            Short(want)
        );
        return Some((3, text));
    }
    let only_trait = !wanted.is_trait() && bound.is_trait();
    if only_trait && stem(want).contains(stem(have)) {
        let text = format!("`{}` is bound, not the struct ({places})", Short(have));
        return Some((3, text));
    }
    None
}
