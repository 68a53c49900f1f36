//! The entries of a module by their numbers: own keys, imported ones, required ones, collections, and
//! what decorators wrap.

use std::collections::HashMap;

use super::{
    ast::{Field, Module},
    entry::{Component, Function, Import, Key},
};

/// All that a module knows, each under its number.
pub(super) struct Numbered<'a> {
    pub(super) entries: Vec<Entry<'a>>,
}

/// A key, and what is behind it.
pub(super) struct Entry<'a> {
    pub(super) key: Key,
    pub(super) role: Role<'a>,
    /// Whether it is an entry of a map.
    pub(super) is_mapped: bool,
}

#[derive(Clone, Copy)]
pub(super) enum Role<'a> {
    Value(&'a Field<'a>),
    Component(&'a Component),
    Factory(&'a Function),
    Seed,
    /// Another key of the entry of this number.
    Alias(usize),
    /// Of which import.
    Imported(usize, &'a Import),
    Required(usize),
    Collection,
}

impl<'a> Numbered<'a> {
    pub(super) fn of(module: &'a Module<'a>) -> Self {
        let mut numbered = Self {
            entries: Vec::new(),
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
        numbered
    }

    /// The first key of several is that of the thing itself. Where it has others, those are the
    /// entries of a map and it is not.
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
            key,
            role,
            is_mapped,
        });
    }

    /// The entries that are bound to each key, in the order of the first of each.
    pub(super) fn by_key(&self) -> Vec<(&Key, Vec<usize>)> {
        let mut places: HashMap<String, usize> = HashMap::new();
        let mut keys: Vec<(&Key, Vec<usize>)> = Vec::new();
        for (number, entry) in self.entries.iter().enumerate() {
            let place = *places.entry(entry.key.spelt()).or_insert(keys.len());
            if place == keys.len() {
                keys.push((&entry.key, Vec::new()));
            }
            keys[place].1.push(number);
        }
        keys
    }

    /// The collection among entries of one key.
    pub(super) fn collection(&self, numbers: &[usize]) -> Option<usize> {
        let mut numbers = numbers.iter().copied();
        numbers.find(|number| matches!(self.entries[*number].role, Role::Collection))
    }

    /// The entry that is meant where one is asked for.
    pub(super) fn meant(&self, numbers: &[usize]) -> usize {
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

impl Role<'_> {
    /// Whether the module binds it itself.
    pub(super) fn is_own(&self) -> bool {
        !matches!(
            self,
            Role::Imported(..) | Role::Required(_) | Role::Collection
        )
    }
}
