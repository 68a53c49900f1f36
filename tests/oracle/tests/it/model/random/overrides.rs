//! Random overrides of test graphs.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::model::overrides::{Change, Override, Which};
use crate::model::random::{edge, entry, weighted, with_key};
use crate::model::{COMPONENTS, Entry, MAKERS, MODULES, OVERRIDES, Wiring};

/// An override whose key is chosen later.
type Draft = (Change, Index, usize, Selected);

/// The choices for the bindings of a key.
type Selected = (u8, Option<Entry>, usize, usize);

fn draft() -> impl Strategy<Value = Draft> {
    let change = weighted(&[
        (4, Change::Replace),
        (3, Change::Rebind),
        (3, Change::Wrap),
        (2, Change::Remove),
    ]);
    let space = prop_oneof![2 => Just(0), 1 => 0..=MODULES];
    let selected = (0..8_u8, entry(), 0..3_usize, 0..COMPONENTS);
    (change, any::<Index>(), space, selected)
}

fn chosen((change, key, space, selected): Draft, wiring: &Wiring) -> Option<Override> {
    let keys = wiring.keys();
    if keys.is_empty() {
        return None;
    }
    let (kind, entry, position, component) = selected;
    let which = match (entry, kind) {
        (Some(entry), 0..=3) => Which::Entry(entry),
        (_, 6) => Which::Nth(position),
        (_, 7) => Which::Of(component),
        _ => Which::Plain,
    };
    Some(Override {
        change,
        key: key.get(&keys).in_space(space),
        which,
    })
}

/// The same wirings with overrides, which may be wrong.
pub(crate) fn with_overrides(
    wirings: impl Strategy<Value = Wiring>,
) -> impl Strategy<Value = Wiring> {
    let drafts = vec((draft(), vec(edge(), 0..3)), 0..=OVERRIDES);
    (wirings, drafts).prop_map(|(mut wiring, drafts)| {
        for (draft, edges) in drafts {
            let Some(over) = chosen(draft, &wiring) else {
                continue;
            };
            let keys = wiring.keys();
            let edges = edges.into_iter().filter(|_| over.change == Change::Rebind);
            let edges = edges.map(|edge| with_key(edge, &keys)).collect();
            wiring.edges.push(edges);
            wiring.overrides.push(over);
        }
        wiring
    })
}

/// The same wirings with as many overrides as are accepted.
pub(crate) fn with_tame_overrides(
    wirings: impl Strategy<Value = Wiring>,
    is_accepted: fn(&Wiring) -> bool,
) -> impl Strategy<Value = Wiring> {
    with_overrides(wirings).prop_map(move |mut wiring| {
        let overrides = std::mem::take(&mut wiring.overrides);
        let edges = wiring.edges.split_off(MAKERS);
        for (over, edges) in overrides.into_iter().zip(edges) {
            wiring.overrides.push(over);
            wiring.edges.push(edges);
            if !is_accepted(&wiring) {
                wiring.overrides.pop();
                wiring.edges.pop();
            }
        }
        wiring
    })
}
