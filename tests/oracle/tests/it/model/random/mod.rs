//! Random wirings and scripts.

mod modular;
mod overrides;
mod parts;
mod replacements;
mod scripts;

use std::fmt::Debug;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

pub(crate) use modular::modular_wiring;
pub(crate) use overrides::{with_overrides, with_tame_overrides};
pub(crate) use parts::{spoilt_wiring, tame_wiring};
pub(crate) use replacements::{with_replacements, with_tame_replacements};
pub(crate) use scripts::script;

use crate::model::shape::{SHAPES, Shape};
use crate::model::{
    BINDINGS, Binding, COMPONENTS, DECORATORS, Edge, Entry, Fails, Key, LEVELS, Life, Lifetime,
    MAKERS, PARTS, QUALIFIERS, ROLES, Source, Type, Wiring,
};

/// A key that is chosen later: most are bound, some are arbitrary.
type Choice = (Key, Option<prop::sample::Index>);

/// A binding without a place, and the keys of its edges as choices.
type Draft = (Binding, Vec<(Edge, Choice)>);

fn weighted<T: Clone + Debug + 'static>(items: &[(u32, T)]) -> impl Strategy<Value = T> + use<T> {
    let items = items.iter().cloned();
    proptest::strategy::Union::new_weighted(
        items.map(|(weight, item)| (weight, Just(item))).collect(),
    )
}

fn types(components: u32) -> impl Strategy<Value = Type> {
    prop_oneof![
        4 => (0..PARTS).prop_map(Type::Part),
        4 => (0..ROLES).prop_map(Type::Role),
        components => (0..COMPONENTS).prop_map(Type::Component),
    ]
}

fn key(of: impl Strategy<Value = Type>) -> impl Strategy<Value = Key> {
    let qualifier = prop_oneof![4 => Just(None), 1 => (0..QUALIFIERS).prop_map(Some)];
    (of, qualifier).prop_map(|(of, qualifier)| Key {
        of,
        qualifier,
        space: 0,
    })
}

fn choice() -> impl Strategy<Value = Choice> {
    let bound = any::<prop::sample::Index>();
    (
        key(types(3)),
        prop_oneof![1 => Just(None), 14 => bound.prop_map(Some)],
    )
}

fn edge() -> impl Strategy<Value = (Edge, Choice)> {
    let shape = prop_oneof![1 => Just(Shape::Arc), 2 => select(&SHAPES[..])];
    let is_hasty = weighted(&[(4, false), (1, true)]);
    (shape, is_hasty, choice()).prop_map(|(shape, is_hasty, choice)| {
        let edge = Edge {
            shape,
            key: choice.0,
            is_hasty,
        };
        (edge, choice)
    })
}

fn lifetime() -> impl Strategy<Value = Lifetime> {
    prop_oneof![
        3 => Just(Lifetime::Singleton),
        3 => Just(Lifetime::Scoped),
        2 => (0..LEVELS).prop_map(Lifetime::ScopedIn),
        3 => Just(Lifetime::Transient),
    ]
}

fn entry() -> impl Strategy<Value = Option<Entry>> {
    prop_oneof![
        4 => Just(None),
        3 => (0..3_u8).prop_map(|number| Some(Entry::Number(number))),
        1 => select(&["a", "b"][..]).prop_map(|text| Some(Entry::Text(text))),
    ]
}

fn binding() -> impl Strategy<Value = Draft> {
    let source = weighted(&[(7, Source::Factory), (2, Source::Value), (2, Source::Seed)]);
    let options = (
        weighted(&[(8, false), (1, true)]),
        weighted(&[(7, false), (1, true)]),
        weighted(&[(9, Fails::Never), (1, Fails::Once), (1, Fails::Always)]),
    );
    let parts = (key(types(5)), source, lifetime(), entry(), options);
    (parts, vec(edge(), 0..6)).prop_map(|((key, source, lifetime, entry, options), edges)| {
        let is_component = matches!(key.of, Type::Component(_));
        let is_factory = !is_component && source == Source::Factory;
        let (is_default, is_eager, fails) = options;
        let binding = Binding {
            place: 0,
            key,
            source: if is_component {
                Source::Component
            } else {
                source
            },
            lifetime,
            entry,
            is_default: is_default && !is_component && source != Source::Seed,
            is_eager: is_eager && (is_component || is_factory),
            fails: if is_factory { fails } else { Fails::Never },
            life: Life::default(),
        };
        (binding, edges)
    })
}

fn levels() -> impl Strategy<Value = Vec<(usize, usize)>> {
    let none = Just(Vec::new());
    let pair = (0..LEVELS, 0..LEVELS);
    prop_oneof![2 => none, 4 => Just(vec![(0, 1)]), 1 => Just(vec![(1, 0)]), 1 => vec(pair, 1..3)]
}

/// A wiring, which may have any problem.
pub(crate) fn wiring() -> impl Strategy<Value = Wiring> {
    let bindings = vec(binding(), 1..=BINDINGS).prop_map(|mut bindings| {
        for (place, (binding, _)) in bindings.iter_mut().enumerate() {
            binding.place = place;
        }
        bindings
    });
    let others = vec(vec(edge(), 0..5), COMPONENTS + DECORATORS);
    let decorators = vec(choice(), 0..=DECORATORS);
    (bindings.prop_shuffle(), others, decorators, levels()).prop_map(wired)
}

fn life() -> impl Strategy<Value = Life> {
    let flag = || weighted(&[(1, false), (1, true)]);
    (flag(), flag(), flag()).prop_map(|(is_async, has_start, has_stop)| Life {
        is_async,
        has_start,
        has_stop,
    })
}

/// A wiring with async functions and hooks. Its constructors are not hasty, and fail always or never.
pub(crate) fn living_wiring() -> impl Strategy<Value = Wiring> {
    let lives = vec(life(), BINDINGS);
    let async_decorators = any::<[bool; DECORATORS]>();
    (wiring(), lives, async_decorators).prop_map(|(mut wiring, lives, async_decorators)| {
        wiring.async_decorators = async_decorators;
        for binding in &mut wiring.bindings {
            if binding.source == Source::Factory {
                binding.life = lives[binding.place];
            }
            if binding.fails == Fails::Once {
                binding.fails = Fails::Never;
            }
        }
        without_haste(wiring)
    })
}

/// Returns the wiring with constructors, also those of its overrides, that call no handle. A handle of what an async
/// function constructs would fail in a constructor.
pub(crate) fn without_haste(mut wiring: Wiring) -> Wiring {
    for edge in wiring.edges.iter_mut().flatten() {
        edge.is_hasty = false;
    }
    wiring
}

/// The parts of a wiring whose keys are not chosen: bindings, the edges of other makers, decorators, levels.
type Drafts = (
    Vec<Draft>,
    Vec<Vec<(Edge, Choice)>>,
    Vec<Choice>,
    Vec<(usize, usize)>,
);

/// Chooses the keys of the edges and the decorators.
fn wired((drafts, others, decorators, levels): Drafts) -> Wiring {
    let mut wiring = Wiring {
        edges: vec![Vec::new(); MAKERS],
        levels,
        ..Wiring::default()
    };
    wiring.bindings = drafts.iter().map(|(binding, _)| binding.clone()).collect();
    let keys = wiring.keys();
    let edge = |draft| with_key(draft, &keys);
    for (binding, edges) in drafts {
        if binding.source == Source::Factory {
            wiring.edges[binding.place] = edges.into_iter().map(edge).collect();
        }
    }
    for (number, edges) in others.into_iter().enumerate() {
        wiring.edges[BINDINGS + number] = edges.into_iter().map(edge).collect();
    }
    let decorators = decorators.into_iter();
    wiring.decorators = decorators.map(|key| chosen(key, &keys)).collect();
    wiring
}

fn chosen((key, bound): Choice, keys: &[Key]) -> Key {
    bound.map_or(key, |bound| *bound.get(keys))
}

fn with_key((edge, choice): (Edge, Choice), keys: &[Key]) -> Edge {
    let key = chosen(choice, keys);
    let is_part = matches!(key.of, Type::Part(_));
    let shape = match edge.shape {
        Shape::Cloned if !is_part => Shape::Arc,
        shape => shape,
    };
    Edge { shape, key, ..edge }
}
