//! Random scripts for a wiring.

use std::ops::Range;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::model::random::{key, types};
use crate::model::script::{End, Script, Step};
use crate::model::shape::{SHAPES, Shape};
use crate::model::{Edge, Key, LEVELS, Type, Wiring};

fn step(wiring: &Wiring) -> impl Strategy<Value = Step> + use<> {
    let keys = wiring.keys();
    let keys = if keys.is_empty() {
        vec![Key {
            of: Type::Part(0),
            qualifier: None,
            space: 0,
        }]
    } else {
        keys
    };
    let key = prop_oneof![9 => select(keys), 1 => key(types(3))];
    let edge = (select(&SHAPES[..]), key).prop_map(|(shape, key)| Edge {
        shape: match (shape, key.of) {
            (Shape::Cloned, Type::Role(_) | Type::Component(_)) => Shape::Arc,
            (shape, _) => shape,
        },
        key,
        is_hasty: false,
    });
    let realm = || prop_oneof![1 => Just(0), 5 => 0..6_usize];
    let level = prop_oneof![2 => Just(None), 3 => (0..LEVELS).prop_map(Some)];
    prop_oneof![
        3 => (realm(), level, seeds()).prop_map(|(inside, level, seeds)| Step::Open { inside, level, seeds }),
        4 => (realm(), edge).prop_map(|(inside, edge)| Step::Get { inside, edge }),
        2 => realm().prop_map(|inside| Step::Sweep { inside }),
        2 => Just(Step::Touch),
        2 => any::<usize>().prop_map(Step::Release),
        1 => realm().prop_map(Step::Close),
        1 => Just(Step::WarmUp),
    ]
}

/// A bit set of seeds. Most scopes get all of them.
fn seeds() -> impl Strategy<Value = usize> {
    let few: Range<usize> = 0..8;
    prop_oneof![2 => Just(usize::MAX), 1 => few]
}

/// A script for a wiring.
pub(crate) fn script(wiring: &Wiring) -> impl Strategy<Value = Script> + use<> {
    let ends = vec![
        End::DropContainer,
        End::DropScopes,
        End::DropResults,
        End::Touch,
    ];
    let steps = vec(step(wiring), 1..20);
    (steps, Just(ends).prop_shuffle()).prop_map(|(steps, end)| Script { steps, end })
}
