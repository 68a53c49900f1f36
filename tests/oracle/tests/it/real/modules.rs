//! Modules whose contents are chosen at run time.

use wirework::{Installation, Key, Module};

use crate::model;
use crate::real::bindings::{bound, decorator};
use crate::real::dependency::wiring;
use crate::real::originals::original_of;
use crate::real::types::{Alone, Double, Part, Qualifier, Role, Shifted, Single};

/// The module with this number in the wiring of the thread.
pub(crate) struct Space<const N: usize>;

impl<const N: usize> Module for Space<N> {
    const NAME: &'static str = "Space";

    fn install(self, into: &mut Installation) {
        let wiring = wiring();
        let in_space = |key: &&model::Key| key.space == N;
        for it in wiring.bindings_in(N) {
            let original = wiring.original_of(it);
            let added = match original {
                Some(original) => original.as_bindings(it),
                None => vec![it.clone()],
            };
            for it in added {
                let claims = it.claims().into_iter();
                let keys: Vec<Key> = claims.map(|(claimed, _)| key(claimed)).collect();
                let bound = if original.is_some() {
                    original_of(&it)
                } else {
                    bound(&it)
                };
                into.add(bound, &keys);
            }
        }
        let modules = &wiring.modules;
        for imported in modules.imported_by(N) {
            let keys: Vec<Key> = modules.keys_imported(N, imported).map(key).collect();
            match imported {
                2 => into.import(Space::<2>, &keys),
                _ => into.import(Space::<3>, &keys),
            }
        }
        for exported in modules.exports.iter().filter(in_space) {
            into.export(key(*exported));
        }
        for required in modules.requires.iter().filter(in_space) {
            into.require(key(*required));
        }
        for (number, decorated) in wiring.decorators.iter().enumerate() {
            if decorated.space == N {
                into.add(decorator(number, *decorated), &[key(*decorated)]);
            }
        }
    }
}

fn key(of: model::Key) -> Key {
    let key = with_type!(of.of, T => Key::of::<T>());
    match of.qualifier {
        None => key,
        Some(0) => key.keyed::<Qualifier<0>>(),
        Some(_) => key.keyed::<Qualifier<1>>(),
    }
}
