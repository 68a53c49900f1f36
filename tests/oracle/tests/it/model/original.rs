//! Bindings that others replace.

use crate::model::{Binding, Edge, Entry, Key, Life, Lifetime, Source, Type, Wiring};

/// The number of the component whose only trait is `Role<0>`.
const SINGLE: usize = 1;

/// A binding that the one at its place replaces. It has the same key and entry. A component replaces one original for
/// each of its traits. An original leaves no trace: its constructor must not run, and its dependencies are not bound.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Original {
    pub(crate) place: usize,
    pub(crate) source: Source,
    pub(crate) lifetime: Lifetime,
    pub(crate) is_default: bool,
    pub(crate) is_eager: bool,
    pub(crate) life: Life,
}

impl Wiring {
    /// Returns the original of a binding that can replace one.
    pub(crate) fn original_of(&self, binding: &Binding) -> Option<&Original> {
        let mut originals = self.originals.iter();
        let original = originals.find(|it| it.place == binding.place)?;
        let is_component = binding.source == Source::Component;
        let fits = match original.source {
            // Seeds are declared outside of modules.
            Source::Seed if binding.key.space > 0 => false,
            Source::Component => {
                binding.key.of == Type::Role(0) && !self.mentions(single_of(binding.key.in_root()))
            }
            _ if is_component => !binding.key.of.roles().is_empty(),
            _ => true,
        };
        (fits && self.is_replaceable(binding)).then_some(original)
    }

    /// Returns the space whose keys a binding needs: its own, or that of the builder, which replaces it.
    pub(crate) fn home_of(&self, binding: &Binding) -> usize {
        match self.original_of(binding) {
            Some(_) => 0,
            None => binding.key.space,
        }
    }

    /// Returns whether no other binding has a key and entry of a binding, so that a replacement replaces this one alone.
    fn is_replaceable(&self, binding: &Binding) -> bool {
        let is_alone = |claim: (Key, Option<Entry>)| {
            let claims = self.bindings.iter().flat_map(Binding::claims);
            let same = claims
                .filter(|(key, entry)| (key.in_root(), *entry) == (claim.0.in_root(), claim.1));
            // A module's export takes the place of a default.
            let mut exports = self.modules.exports.iter();
            let is_exported = exports.any(|export| export.in_root() == claim.0.in_root());
            same.count() == 1 && (claim.0.space > 0 || !is_exported)
        };
        let is_reached = match binding.key.space {
            0 => true,
            // Of a component, the builder would have to see all keys.
            _ => binding.source != Source::Component && self.modules.reaches_builder(binding.key),
        };
        let is_plain = is_reached && !binding.is_default;
        is_plain && binding.claims().into_iter().all(is_alone)
    }

    /// Returns whether anything needs, binds or decorates the key.
    fn mentions(&self, key: Key) -> bool {
        let needed = self.edges.iter().flatten().map(|edge: &Edge| edge.key);
        let bound = self.bindings.iter().map(|binding| binding.key);
        let modules = &self.modules;
        let imported = modules.imports.iter().map(|import| import.key);
        let borders = [&modules.exports, &modules.requires];
        let mut mentioned = needed
            .chain(bound)
            .chain(self.decorators.iter().copied())
            .chain(imported)
            .chain(borders.into_iter().flatten().copied());
        mentioned.any(|it| it.in_root() == key)
    }
}

/// Returns the key of the component that has the trait of this key alone.
fn single_of(key: Key) -> Key {
    key.with(Type::Component(SINGLE))
}

impl Original {
    /// Returns it as bindings of the same keys and entry as its replacement.
    pub(crate) fn as_bindings(&self, replacement: &Binding) -> Vec<Binding> {
        let key = replacement.key;
        let keys = match (self.source, replacement.source) {
            (Source::Component, _) => vec![single_of(key)],
            (_, Source::Component) => {
                let roles = key.of.roles().iter();
                roles.map(|role| key.with(Type::Role(*role))).collect()
            }
            _ => vec![key],
        };
        let binding = |key| Binding {
            key,
            source: self.source,
            lifetime: self.lifetime,
            is_default: self.is_default,
            is_eager: self.is_eager,
            life: self.life,
            ..replacement.clone()
        };
        keys.into_iter().map(binding).collect()
    }
}
