//! Sorting with little code: each instance of the sort of the standard library is 8 KiB of a binary.

use std::cmp::Ordering;

/// Sorts a list. Equal elements keep their order.
pub(crate) fn sort_by<T>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let order = sorted_places(items.len(), &|one, other| {
        compare(&items[one], &items[other])
    });
    reorder(items, order);
}

/// Sorts a list by its elements' own order.
pub(crate) fn sort<T: Ord>(items: &mut Vec<T>) {
    sort_by(items, T::cmp);
}

/// Sorts a list by a key of each element, which is computed once. Elements with equal keys keep their order.
pub(crate) fn sort_by_key<T, K: Ord>(items: &mut Vec<T>, key: impl Fn(&T) -> K) {
    let keys: Vec<K> = items.iter().map(key).collect();
    let order = sorted_places(items.len(), &|one, other| keys[one].cmp(&keys[other]));
    reorder(items, order);
}

fn reorder<T>(items: &mut Vec<T>, order: Vec<usize>) {
    let mut places: Vec<Option<T>> = std::mem::take(items).into_iter().map(Some).collect();
    items.extend(order.into_iter().filter_map(|place| places[place].take()));
}

/// Returns two elements in sorted order.
pub(crate) fn sorted_pair<T>(pair: [T; 2], compare: impl Fn(&T, &T) -> Ordering) -> [T; 2] {
    let [one, other] = pair;
    if compare(&one, &other).is_gt() {
        [other, one]
    } else {
        [one, other]
    }
}

/// Returns the places of a list's elements in sorted order. It is not generic, so that it is compiled once.
fn sorted_places(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|one, other| compare(*one, *other));
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_elements_keep_their_order() {
        let mut words = vec!["pear", "fig", "plum", "kiwi", "date", "lime", "yam"];
        sort_by_key(&mut words, |word| word.len());
        assert_eq!(
            words,
            ["fig", "yam", "pear", "plum", "kiwi", "date", "lime"]
        );
        sort(&mut words);
        assert_eq!(
            words,
            ["date", "fig", "kiwi", "lime", "pear", "plum", "yam"]
        );
    }
}
