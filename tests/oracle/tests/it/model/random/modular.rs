//! Random modules around the bindings of a wiring.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::model::random::{weighted, wiring};
use crate::model::{BINDINGS, Binding, DECORATORS, Key, MODULES, Modules, Source, Wiring};

/// The choices for the borders of the modules.
#[derive(Clone, Debug)]
struct Borders {
    /// The space of each binding and of each decorator.
    spaces: Vec<usize>,
    is_installed: [bool; MODULES],
    /// For each claim of a binding, whether its module exports it, and whether the first module imports it.
    exports: Vec<(bool, bool)>,
    requires: Vec<(usize, Index)>,
}

fn borders() -> impl Strategy<Value = Borders> {
    let space = weighted(&[(3, 0), (3, 1), (3, 2)]);
    let installed = || weighted(&[(1, false), (6, true)]);
    let exported = (
        weighted(&[(1, false), (3, true)]),
        weighted(&[(1, false), (2, true)]),
    );
    (
        vec(space, BINDINGS + DECORATORS),
        [installed(), installed()],
        vec(exported, 3 * BINDINGS),
        vec((1..=MODULES, any::<Index>()), 0..3),
    )
        .prop_map(|(spaces, is_installed, exports, requires)| Borders {
            spaces,
            is_installed,
            exports,
            requires,
        })
}

/// A wiring with bindings in two modules. The first may import the second.
pub(crate) fn modular_wiring() -> impl Strategy<Value = Wiring> {
    (wiring(), borders()).prop_map(|(wiring, borders)| modular(wiring, &borders))
}

fn modular(mut wiring: Wiring, borders: &Borders) -> Wiring {
    let keys = wiring.keys();
    for binding in &mut wiring.bindings {
        // Seeds are declared outside of modules.
        if binding.source != Source::Seed {
            binding.key.space = borders.spaces[binding.place];
        }
    }
    wiring.bindings.sort_by_key(|binding| binding.key.space);
    let decorators = wiring.decorators.iter_mut();
    for (key, space) in decorators.zip(&borders.spaces[BINDINGS..]) {
        key.space = *space;
    }
    let mut modules = Modules {
        is_installed: borders.is_installed,
        ..Modules::default()
    };
    let claims = wiring.bindings.iter().flat_map(Binding::claims);
    for ((key, _), (is_exported, is_imported)) in claims.zip(&borders.exports) {
        if key.space > 0 && *is_exported {
            push(&mut modules.exports, key);
        }
        if key.space == 2 && *is_imported {
            push(&mut modules.imports, key);
            if *is_exported {
                push(&mut modules.exports, key.in_space(1));
            }
        }
    }
    for (space, index) in &borders.requires {
        push(&mut modules.requires, index.get(&keys).in_space(*space));
    }
    wiring.modules = modules;
    wiring
}

fn push(keys: &mut Vec<Key>, key: Key) {
    if !keys.contains(&key) {
        keys.push(key);
    }
}
