//! Random modules around the bindings of a wiring.

use proptest::array::uniform3;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::model::random::{weighted, wiring};
use crate::model::{BINDINGS, Binding, DECORATORS, Import, Key, MODULES, Modules, Source, Wiring};

/// The choices for the borders of the modules.
#[derive(Clone, Debug)]
struct Borders {
    /// The space of each binding and of each decorator.
    spaces: Vec<usize>,
    is_installed: [bool; MODULES],
    /// For each claim of a binding, which modules import and export it.
    passages: Vec<Passage>,
    requires: Vec<(usize, Index)>,
}

/// The modules that hand on a key.
#[derive(Clone, Debug)]
struct Passage {
    exports: [bool; MODULES],
    /// For each module, the ones from which it imports the key.
    imports: [[bool; MODULES]; MODULES],
}

fn borders() -> impl Strategy<Value = Borders> {
    let space = weighted(&[(4, 0), (3, 1), (3, 2), (2, 3)]);
    let installed = weighted(&[(1, false), (3, true)]);
    (
        vec(space, BINDINGS + DECORATORS),
        uniform3(installed),
        vec(passage(), 3 * BINDINGS),
        vec((1..=MODULES, any::<Index>()), 0..3),
    )
        .prop_map(|(spaces, is_installed, passages, requires)| Borders {
            spaces,
            is_installed,
            passages,
            requires,
        })
}

fn passage() -> impl Strategy<Value = Passage> {
    let exported = weighted(&[(1, false), (4, true)]);
    let imported = weighted(&[(1, false), (1, true)]);
    (uniform3(exported), uniform3(uniform3(imported)))
        .prop_map(|(exports, imports)| Passage { exports, imports })
}

/// A wiring with bindings in modules, which may import those with a higher number.
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
    for ((key, _), passage) in claims.zip(&borders.passages) {
        if key.space > 0 {
            hand_on(key, passage, &mut modules);
        }
    }
    for (space, index) in &borders.requires {
        push(&mut modules.requires, index.get(&keys).in_space(*space));
    }
    wiring.modules = modules;
    wiring
}

/// Exports a key from its module, and hands it on to modules with lower numbers.
fn hand_on(key: Key, passage: &Passage, modules: &mut Modules) {
    let mut exporters = Vec::new();
    for by in (1..=key.space).rev() {
        let imports = exporters.iter().copied();
        let imports = imports.filter(|from: &usize| passage.imports[by - 1][from - 1]);
        let imports = imports.map(|from| Import {
            by,
            key: key.in_space(from),
        });
        let imports: Vec<Import> = imports.collect();
        let is_visible = by == key.space || !imports.is_empty();
        for import in imports {
            push(&mut modules.imports, import);
        }
        if is_visible && passage.exports[by - 1] {
            push(&mut modules.exports, key.in_space(by));
            exporters.push(by);
        }
    }
}

fn push<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}
