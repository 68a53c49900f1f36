//! Wirings from the parts of a wild one: tame ones, and spoilt ones.

use proptest::prelude::*;
use proptest::sample::Index;

use crate::model::{Binding, Edge, Import, Key, MAKERS, Modules, Wiring};

/// A part of a wiring.
#[derive(Clone, Debug)]
enum Part {
    Levels((usize, usize)),
    Binding(Binding),
    Export(Key),
    Import(Import),
    Require(Key),
    Decorator(Key),
    Edge(usize, Edge),
}

impl Wiring {
    fn parts(&self) -> Vec<Part> {
        let levels = self.levels.iter().copied().map(Part::Levels);
        let bindings = self.bindings.iter().cloned().map(Part::Binding);
        let exports = self.modules.exports.iter().copied().map(Part::Export);
        let imports = self.modules.imports.iter().copied().map(Part::Import);
        let requires = self.modules.requires.iter().copied().map(Part::Require);
        let decorators = self.decorators.iter().copied().map(Part::Decorator);
        let edges = self.edges.iter().enumerate();
        let edges = edges.flat_map(|(maker, edges)| {
            let edges = edges.iter();
            edges.map(move |edge| Part::Edge(maker, *edge))
        });
        levels
            .chain(bindings)
            .chain(exports)
            .chain(imports)
            .chain(requires)
            .chain(decorators)
            .chain(edges)
            .collect()
    }

    fn with(&self, part: &Part) -> Self {
        let mut changed = self.clone();
        match part {
            Part::Levels(pair) => changed.levels.push(*pair),
            Part::Binding(binding) => changed.bindings.push(binding.clone()),
            Part::Export(key) => changed.modules.exports.push(*key),
            Part::Import(import) => changed.modules.imports.push(*import),
            Part::Require(key) => changed.modules.requires.push(*key),
            Part::Decorator(key) => changed.decorators.push(*key),
            Part::Edge(maker, edge) => changed.edges[*maker].push(*edge),
        }
        changed
    }
}

/// Returns a wiring with as many parts of this one as are accepted, and the others.
fn tamed(wild: &Wiring, is_accepted: fn(&Wiring) -> bool) -> (Wiring, Vec<Part>) {
    let mut tame = Wiring {
        edges: vec![Vec::new(); MAKERS],
        async_decorators: wild.async_decorators,
        modules: Modules {
            is_installed: wild.modules.is_installed,
            ..Modules::default()
        },
        ..Wiring::default()
    };
    let mut refused = Vec::new();
    for part in wild.parts() {
        let changed = tame.with(&part);
        if is_accepted(&changed) {
            tame = changed;
        } else {
            refused.push(part);
        }
    }
    (tame, refused)
}

/// A wiring that is accepted.
pub(crate) fn tame_wiring(
    wild: impl Strategy<Value = Wiring>,
    is_accepted: fn(&Wiring) -> bool,
) -> impl Strategy<Value = Wiring> {
    wild.prop_map(move |wild| tamed(&wild, is_accepted).0)
}

/// An accepted wiring with one part that is not accepted.
pub(crate) fn spoilt_wiring(
    wild: impl Strategy<Value = Wiring>,
    is_accepted: fn(&Wiring) -> bool,
) -> impl Strategy<Value = Wiring> {
    let refused = any::<Index>();
    (wild, refused).prop_map(move |(wild, index)| {
        let (tame, refused) = tamed(&wild, is_accepted);
        match &refused[..] {
            [] => tame,
            parts => tame.with(index.get(parts)),
        }
    })
}
