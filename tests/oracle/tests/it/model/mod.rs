//! A wiring as data: what both containers are built from. It knows neither of them.

pub(crate) mod event;
pub(crate) mod finding;
pub(crate) mod modules;
pub(crate) mod names;
pub(crate) mod original;
pub(crate) mod overrides;
pub(crate) mod random;
pub(crate) mod script;
pub(crate) mod shape;

use std::fmt::{self, Debug, Display, Formatter};

pub(crate) use modules::{Import, Modules};

use crate::model::original::Original;
use crate::model::overrides::{Override, override_maker};
use crate::model::shape::Shape;

/// The number of structs that factories construct.
pub(crate) const PARTS: usize = 3;
/// The number of traits.
pub(crate) const ROLES: usize = 3;
/// The number of derived components, each with fixed traits.
pub(crate) const COMPONENTS: usize = 4;
pub(crate) const QUALIFIERS: usize = 2;
pub(crate) const LEVELS: usize = 2;
pub(crate) const MODULES: usize = 3;

/// The maximum number of bindings in a wiring. Each has a place in the source.
pub(crate) const BINDINGS: usize = 8;
/// The maximum number of decorators in a wiring.
pub(crate) const DECORATORS: usize = 3;
/// The number of lists of edges: one for each place, then one for each component, then one for each decorator. Those of
/// the overrides of a test graph follow.
pub(crate) const MAKERS: usize = BINDINGS + COMPONENTS + DECORATORS;

/// The maximum number of overrides of a test graph. Their numbers as makers follow the others.
pub(crate) const OVERRIDES: usize = 3;

/// A type that a key may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Type {
    Part(usize),
    Role(usize),
    Component(usize),
}

/// What a binding is found by.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Key {
    pub(crate) of: Type,
    pub(crate) qualifier: Option<usize>,
    /// The module that sees the key, from 1 on, or 0 outside of all modules.
    pub(crate) space: usize,
}

/// The key of a map entry. Maps have keys of one of the two types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Entry {
    Number(u8),
    Text(&'static str),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lifetime {
    Singleton,
    Scoped,
    ScopedIn(usize),
    Transient,
}

/// The source of the values of a binding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    Factory,
    Value,
    Seed,
    /// The type of the key is a component, which brings its traits.
    Component,
}

/// How often the constructor of a binding fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fails {
    Never,
    Once,
    Always,
}

/// The part of a factory in the lifecycle of its container.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Life {
    pub(crate) is_async: bool,
    pub(crate) has_start: bool,
    pub(crate) has_stop: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Binding {
    /// Its line in the source, which no other binding has.
    pub(crate) place: usize,
    pub(crate) key: Key,
    pub(crate) source: Source,
    pub(crate) lifetime: Lifetime,
    pub(crate) entry: Option<Entry>,
    pub(crate) is_default: bool,
    pub(crate) is_eager: bool,
    pub(crate) fails: Fails,
    pub(crate) life: Life,
}

/// A dependency of a constructor.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Edge {
    pub(crate) shape: Shape,
    pub(crate) key: Key,
    /// True if the constructor calls `get` of the handles that it receives.
    pub(crate) is_hasty: bool,
}

/// A set of bindings and decorators.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct Wiring {
    /// The bindings in the order of registration.
    pub(crate) bindings: Vec<Binding>,
    /// The keys of the decorators in the order of registration.
    pub(crate) decorators: Vec<Key>,
    /// For each number of a decorator, whether it is async.
    pub(crate) async_decorators: [bool; DECORATORS],
    /// The dependencies of each maker.
    pub(crate) edges: Vec<Vec<Edge>>,
    pub(crate) modules: Modules,
    /// The declared orders of levels, the outer one first.
    pub(crate) levels: Vec<(usize, usize)>,
    /// The bindings that others replace. A binding without a fitting place replaces nothing.
    pub(crate) originals: Vec<Original>,
    /// The overrides of a test graph of the wiring, in order.
    pub(crate) overrides: Vec<Override>,
}

impl Type {
    /// Returns whether several bindings of the type form a collection.
    pub(crate) fn is_trait(self) -> bool {
        matches!(self, Self::Role(_))
    }

    /// Returns the traits of a component.
    pub(crate) fn roles(self) -> &'static [usize] {
        match self {
            Self::Component(1) => &[0],
            Self::Component(2) => &[0, 1],
            Self::Component(3) => &[1, 2],
            _ => &[],
        }
    }
}

impl Key {
    pub(crate) fn with(self, of: Type) -> Self {
        Self { of, ..self }
    }

    pub(crate) fn in_space(self, space: usize) -> Self {
        Self { space, ..self }
    }

    pub(crate) fn in_root(self) -> Self {
        self.in_space(0)
    }
}

impl Binding {
    /// Returns the number of the list of edges of its constructor.
    pub(crate) fn maker(&self) -> usize {
        match (self.source, self.key.of) {
            (Source::Component, Type::Component(number)) => BINDINGS + number,
            _ => self.place,
        }
    }

    /// Returns its own key and those of its traits, each with its entry.
    pub(crate) fn claims(&self) -> Vec<(Key, Option<Entry>)> {
        let roles = self.key.of.roles();
        let own_entry = self.entry.filter(|_| roles.is_empty());
        let own = (self.key, own_entry);
        let of_role = |role: &usize| (self.key.with(Type::Role(*role)), self.entry);
        std::iter::once(own)
            .chain(roles.iter().map(of_role))
            .collect()
    }
}

impl Wiring {
    /// Returns the bindings of a space, in the order of registration.
    pub(crate) fn bindings_in(&self, space: usize) -> impl Iterator<Item = &Binding> {
        let bindings = self.bindings.iter();
        bindings.filter(move |binding| binding.key.space == space)
    }

    pub(crate) fn edges_of(&self, maker: usize) -> &[Edge] {
        self.edges.get(maker).map_or(&[], Vec::as_slice)
    }

    /// Returns the binding at a place.
    pub(crate) fn at(&self, place: usize) -> Option<&Binding> {
        self.bindings.iter().find(|binding| binding.place == place)
    }

    /// Returns the keys to which something is bound, each once.
    pub(crate) fn keys(&self) -> Vec<Key> {
        let claims = self.bindings.iter().flat_map(Binding::claims);
        let mut keys: Vec<Key> = claims.map(|(key, _)| key.in_root()).collect();
        keys.sort_unstable();
        keys.dedup();
        keys
    }

    /// Returns the keys of the seeds that a caller can pass, each once, in the order of registration.
    pub(crate) fn seeds(&self) -> Vec<Key> {
        let seeds = self.bindings.iter().filter(|binding| {
            // No method passes a trait with a qualifier.
            let can_be_passed = !binding.key.of.is_trait() || binding.key.qualifier.is_none();
            binding.source == Source::Seed && can_be_passed
        });
        let mut keys: Vec<Key> = Vec::new();
        for seed in seeds {
            if !keys.contains(&seed.key) {
                keys.push(seed.key);
            }
        }
        keys
    }
}

/// Returns the number of the list of edges of a decorator.
pub(crate) fn decorator_maker(number: usize) -> usize {
    BINDINGS + COMPONENTS + number
}

/// Writes the key as a message of wirework does.
impl Display for Key {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        match self.of {
            Type::Part(number) => write!(out, "`Part<{number}>`"),
            Type::Role(number) => write!(out, "`dyn Role<{number}>`"),
            Type::Component(number) => {
                let names = ["Alone", "Single", "Double", "Shifted"];
                write!(out, "`{}`", names[number])
            }
        }?;
        match self.qualifier {
            Some(number) => write!(out, " keyed `Qualifier<{number}>`"),
            None => Ok(()),
        }
    }
}

impl Debug for Key {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        match self.space {
            0 => Display::fmt(self, out),
            space => write!(out, "{self} in {space}"),
        }
    }
}

/// Writes one line for each binding, so that a failing case can be read.
impl Debug for Wiring {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        for binding in &self.bindings {
            writeln!(out, "{binding:?}")?;
            for edge in self.edges_of(binding.maker()) {
                writeln!(out, "    {edge:?}")?;
            }
            if let Some(original) = self.original_of(binding) {
                writeln!(out, "    replaces {original:?}")?;
            }
        }
        for (number, key) in self.decorators.iter().enumerate() {
            let is_async = self.async_decorators[number];
            writeln!(out, "decorator {number} of {key}, async: {is_async}")?;
            for edge in self.edges_of(decorator_maker(number)) {
                writeln!(out, "    {edge:?}")?;
            }
        }
        for (number, over) in self.overrides.iter().enumerate() {
            writeln!(out, "{over:?}")?;
            for edge in self.edges_of(override_maker(number)) {
                writeln!(out, "    {edge:?}")?;
            }
        }
        writeln!(out, "{:?}", self.modules)?;
        write!(out, "levels {:?}", self.levels)
    }
}
