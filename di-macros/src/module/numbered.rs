//! The numbered entries of a module: own, imported and required keys, collections, and decorated
//! entries.

use std::collections::HashMap;

use crate::module::ast::{Field, Module};
use crate::module::entry::{Component, Function, Import, Key};
use crate::module::options::Options;

/// The maximal number of other keys that a component counts: the maximum of a byte.
const MOST_COUNTED: usize = 255;

/// The entries of a module. The index of an entry is its number.
pub(crate) struct Numbered<'a> {
    pub(crate) entries: Vec<Entry<'a>>,
    /// For each entry, `true` if a decorator wraps it.
    is_decorated: Vec<bool>,
    /// The numbers of the entries of each key.
    by_key: Vec<Vec<usize>>,
}

/// A key, and its source in the module.
pub(crate) struct Entry<'a> {
    pub(crate) key: Key,
    /// The text that identifies the key.
    pub(crate) text: String,
    pub(crate) role: Role<'a>,
    /// If `true`, the binding has an entry of a map.
    pub(crate) is_mapped: bool,
}

#[derive(Clone, Copy)]
pub(crate) enum Role<'a> {
    Value(&'a Field<'a>),
    Component(&'a Component),
    Factory(&'a Function),
    Seed,
    /// Another key of the entry with this number.
    Alias(usize),
    /// A key of the import with this number.
    Imported(usize, &'a Import),
    Required(usize),
    Collection,
}

impl<'a> Numbered<'a> {
    pub(crate) fn of(module: &'a Module<'a>) -> Self {
        let mut numbered = Self {
            entries: Vec::new(),
            is_decorated: Vec::new(),
            by_key: Vec::new(),
        };
        for field in module.values() {
            numbered.push_all(field.keys(), Role::Value(field), false);
        }
        let lists = &module.lists;
        for component in &lists.components {
            let types = std::iter::once(&component.ty).chain(&component.traits);
            let keys = types.map(|ty| Key {
                ty: ty.clone(),
                qualifier: component.options.key.clone(),
            });
            let is_mapped = component.options.entry.is_some();
            numbered.push_all(keys, Role::Component(component), is_mapped);
        }
        for factory in &lists.factories {
            let is_mapped = factory.options.entry.is_some();
            numbered.push(factory.key(), Role::Factory(factory), is_mapped);
        }
        for seed in &lists.seeds {
            numbered.push(seed.clone(), Role::Seed, false);
        }
        for (number, import) in lists.imports.iter().enumerate() {
            for key in &import.keys {
                numbered.push(key.clone(), Role::Imported(number, import), false);
            }
        }
        for (number, key) in lists.requires.iter().enumerate() {
            numbered.push(key.clone(), Role::Required(number), false);
        }
        for key in &lists.collections {
            numbered.push(key.clone(), Role::Collection, false);
        }
        numbered.is_decorated = vec![false; numbered.entries.len()];
        for (number, _) in numbered.decorated(module) {
            numbered.is_decorated[number] = true;
        }
        numbered.by_key = by_key(&numbered.entries);
        numbered
    }

    /// Adds the keys of a binding. The first key is its own type, the others are aliases. If there are
    /// aliases, only they are entries of a map.
    fn push_all(&mut self, keys: impl Iterator<Item = Key>, role: Role<'a>, is_mapped: bool) {
        let (main, keys) = (self.entries.len(), keys.collect::<Vec<_>>());
        let is_alone = keys.len() == 1;
        for (at, key) in keys.into_iter().enumerate() {
            if at == 0 {
                self.push(key, role, is_mapped && is_alone);
            } else {
                self.push(key, Role::Alias(main), is_mapped);
            }
        }
    }

    fn push(&mut self, key: Key, role: Role<'a>, is_mapped: bool) {
        self.entries.push(Entry {
            text: key.text(),
            key,
            role,
            is_mapped,
        });
    }

    /// Returns the number of each decorated entry, with its decorator.
    pub(crate) fn decorated(&self, module: &'a Module<'a>) -> Vec<(usize, &'a Function)> {
        let mut decorated = Vec::new();
        for decorator in &module.lists.decorators {
            let key = self.decorated_key(decorator).map_or("", |key| &key.text);
            let entries = self.entries.iter().enumerate();
            let own = entries.filter(|(_, entry)| entry.role.is_own() && entry.text == key);
            decorated.extend(own.map(|(number, _)| (number, decorator)));
        }
        decorated
    }

    /// Returns an entry of the module itself with the key of a decorator.
    ///
    /// If no key is spelt like that of the decorator, it is the only one with the same name behind another path.
    /// rustc checks that the types are the same.
    pub(crate) fn decorated_key(&self, decorator: &Function) -> Option<&Entry<'a>> {
        let key = decorator.key();
        let (text, name) = (key.text(), key.name());
        let own = || self.entries.iter().filter(|entry| entry.role.is_own());
        own().find(|entry| entry.text == text).or_else(|| {
            let named = || own().filter(|entry| entry.key.name() == name);
            let first = named().next()?;
            named()
                .all(|entry| entry.text == first.text)
                .then_some(first)
        })
    }

    /// Returns the number of an entry and the numbers of its aliases, which follow it.
    pub(crate) fn keys_of(&self, main: usize) -> std::ops::Range<usize> {
        let following = self.entries[main + 1..].iter();
        let is_alias = |entry: &&Entry<'_>| matches!(entry.role, Role::Alias(of) if of == main);
        main..main + 1 + following.take_while(is_alias).count()
    }

    /// Returns the number of aliases directly after a component that the component counts.
    pub(crate) fn aliases(&self, main: usize) -> usize {
        let next = self.entries[main + 1..].iter().enumerate();
        let counted = next.take_while(|(at, _)| self.counts(main, main + 1 + at));
        counted.count()
    }

    /// Returns `true` if a component counts this alias.
    pub(crate) fn counts(&self, main: usize, alias: usize) -> bool {
        let is_alias = |entry: &Entry<'_>| matches!(entry.role, Role::Alias(of) if of == main);
        matches!(self.entries[main].role, Role::Component(_))
            && is_alias(&self.entries[alias])
            && alias - main <= MOST_COUNTED
            && !(main..=alias).any(|number| self.is_decorated[number])
    }

    /// Returns the components in order. A component that is bound as the graph lists it has its index
    /// among the components of the graph. Decorated components come last in the graph.
    pub(crate) fn components(&self) -> Vec<(&'a Component, Option<usize>)> {
        let (mut components, mut place) = (Vec::new(), 0);
        for (number, entry) in self.entries.iter().enumerate() {
            let Role::Component(component) = entry.role else {
                continue;
            };
            let Options {
                key,
                entry,
                lifetime,
                eager,
                ..
            } = &component.options;
            let is_decorated = self.is_decorated[number];
            let binds = key.is_some() || entry.is_some();
            let is_as_declared = !binds && lifetime.is_none() && eager.is_none();
            let is_listed = is_as_declared && !is_decorated;
            components.push((component, is_listed.then_some(place)));
            place += usize::from(!is_decorated);
        }
        components
    }

    /// Returns each key with the numbers of its entries, in the order of their first entries.
    pub(crate) fn by_key(&self) -> impl Iterator<Item = (&Key, &[usize])> {
        let numbers = self.by_key.iter();
        numbers.map(|numbers| (&self.entries[numbers[0]].key, &**numbers))
    }

    /// Returns the collection among the entries of one key.
    pub(crate) fn collection(&self, numbers: &[usize]) -> Option<usize> {
        let mut numbers = numbers.iter().copied();
        numbers.find(|number| matches!(self.entries[*number].role, Role::Collection))
    }

    /// Returns `true` if the text of a key has a path, so that two texts may be one key.
    pub(crate) fn has_paths(&self) -> bool {
        self.entries.iter().any(|entry| entry.text.contains("::"))
    }

    /// Returns the number of the collection of each key that has one.
    pub(crate) fn collections(&self) -> HashMap<&str, usize> {
        let entries = self.entries.iter().enumerate();
        let collections = entries.filter(|(_, entry)| matches!(entry.role, Role::Collection));
        collections
            .map(|(number, entry)| (&*entry.text, number))
            .collect()
    }

    /// Returns the entry that a dependency on one object resolves to.
    pub(crate) fn single(&self, numbers: &[usize]) -> usize {
        let candidates: Vec<usize> = numbers
            .iter()
            .copied()
            .filter(|number| {
                let entry = &self.entries[*number];
                !entry.is_mapped && !matches!(entry.role, Role::Collection)
            })
            .collect();
        match (candidates.as_slice(), self.collection(numbers)) {
            ([one], _) => *one,
            (_, Some(collection)) => collection,
            ([first, ..], None) => *first,
            ([], None) => numbers.first().copied().unwrap_or_default(),
        }
    }
}

/// Returns the numbers of the entries of each key, in the order of their first entries.
fn by_key(entries: &[Entry<'_>]) -> Vec<Vec<usize>> {
    let mut places: HashMap<&str, usize> = HashMap::with_capacity(entries.len());
    let mut keys: Vec<Vec<usize>> = Vec::with_capacity(entries.len());
    for (number, entry) in entries.iter().enumerate() {
        let place = *places.entry(&entry.text).or_insert(keys.len());
        if place == keys.len() {
            keys.push(Vec::new());
        }
        keys[place].push(number);
    }
    keys
}

impl Role<'_> {
    /// Returns `true` if the module itself binds the entry.
    pub(crate) fn is_own(&self) -> bool {
        !matches!(
            self,
            Role::Imported(..) | Role::Required(_) | Role::Collection
        )
    }
}
