//! Random wirings in which bindings replace others.

use proptest::prelude::*;

use crate::model::original::Original;
use crate::model::random::{life, lifetime, weighted};
use crate::model::{BINDINGS, Source, Wiring};

fn original() -> impl Strategy<Value = Original> {
    let source = weighted(&[
        (4, Source::Factory),
        (1, Source::Seed),
        (2, Source::Component),
    ]);
    let flag = || weighted(&[(3, false), (1, true)]);
    (source, lifetime(), flag(), flag(), life()).prop_map(
        |(source, lifetime, is_default, is_eager, life)| Original {
            place: 0,
            source,
            lifetime,
            is_default: is_default && source == Source::Factory,
            is_eager,
            life,
        },
    )
}

/// The same wirings, in each of which some bindings replace others.
pub(crate) fn with_replacements(
    wirings: impl Strategy<Value = Wiring>,
) -> impl Strategy<Value = Wiring> {
    let originals = proptest::collection::vec(proptest::option::of(original()), BINDINGS);
    (wirings, originals).prop_map(|(mut wiring, originals)| {
        let originals = originals.into_iter().enumerate();
        wiring.originals = originals
            .filter_map(|(place, original)| Some(Original { place, ..original? }))
            .collect();
        wiring
    })
}

/// The same wirings, in each of which some bindings replace others and the wiring is accepted.
pub(crate) fn with_tame_replacements(
    wirings: impl Strategy<Value = Wiring>,
    is_accepted: fn(&Wiring) -> bool,
) -> impl Strategy<Value = Wiring> {
    with_replacements(wirings).prop_map(move |mut wiring| {
        for original in std::mem::take(&mut wiring.originals) {
            wiring.originals.push(original);
            if !is_accepted(&wiring) {
                wiring.originals.pop();
            }
        }
        wiring
    })
}
