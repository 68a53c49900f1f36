//! The borders of modules.

use crate::model::{Key, MODULES};

/// The borders of the modules. Each list has keys in the space of their module.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Modules {
    /// For each module, whether the builder installs it.
    pub(crate) is_installed: [bool; MODULES],
    pub(crate) exports: Vec<Key>,
    pub(crate) requires: Vec<Key>,
    pub(crate) imports: Vec<Import>,
}

/// An import of a key by a module. The key is in the space of a module with a higher number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Import {
    pub(crate) by: usize,
    pub(crate) key: Key,
}

impl Modules {
    /// Returns the spaces of the builder and of the modules that it uses, in the order of installation.
    pub(crate) fn spaces(&self) -> Vec<usize> {
        let mut spaces = vec![0];
        for (_, used) in self.uses() {
            if !spaces.contains(&used) {
                spaces.push(used);
            }
        }
        spaces
    }

    /// Returns the modules in the order in which their installation ends. Each one follows its imports.
    pub(crate) fn in_order(&self) -> Vec<usize> {
        let mut ended = Vec::new();
        for space in (1..=MODULES).filter(|space| self.is_installed[space - 1]) {
            self.end(space, &mut ended);
        }
        ended
    }

    fn end(&self, space: usize, ended: &mut Vec<usize>) {
        if ended.contains(&space) {
            return;
        }
        for imported in self.imported_by(space) {
            self.end(imported, ended);
        }
        ended.push(space);
    }

    /// Returns the spaces that install or import a module, in this order.
    pub(crate) fn importers(&self, space: usize) -> Vec<usize> {
        let uses = self.uses().into_iter().filter(|(_, used)| *used == space);
        uses.map(|(by, _)| by).collect()
    }

    /// Returns the key from which the importers of a module supply a key: itself, unless the module requires it.
    pub(crate) fn supplied_from(&self, key: Key) -> Key {
        if !self.requires.contains(&key) {
            return key;
        }
        let importers = self.importers(key.space);
        let of_importers = importers.iter().map(|space| key.in_space(*space));
        let handed_on = of_importers.clone().find(|key| self.requires.contains(key));
        let next = handed_on.or_else(|| of_importers.clone().next());
        next.map_or(key, |next| self.supplied_from(next))
    }

    /// Returns each module with a space that installs or imports it, which stands first. A module installs what it imports
    /// after its own bindings.
    fn uses(&self) -> Vec<(usize, usize)> {
        let mut uses = Vec::new();
        for space in (1..=MODULES).filter(|space| self.is_installed[space - 1]) {
            self.install(0, space, &mut uses);
        }
        uses
    }

    fn install(&self, by: usize, space: usize, uses: &mut Vec<(usize, usize)>) {
        let is_installed = uses.iter().any(|(_, used)| *used == space);
        uses.push((by, space));
        if !is_installed {
            for imported in self.imported_by(space) {
                self.install(space, imported, uses);
            }
        }
    }

    /// Returns whether the builder sees a key of a module, directly or through modules that import and export it.
    pub(crate) fn reaches_builder(&self, key: Key) -> bool {
        let is_exported_by = |by: &usize| {
            let is_imported = self.keys_imported(*by, key.space).any(|it| it == key);
            is_imported && self.reaches_builder(key.in_space(*by))
        };
        let mut importers = self.importers(key.space).into_iter();
        self.exports.contains(&key) && importers.any(|by| by == 0 || is_exported_by(&by))
    }

    /// Returns the modules of which a module imports keys, in order.
    pub(crate) fn imported_by(&self, importer: usize) -> impl Iterator<Item = usize> {
        let is_imported =
            move |space: &usize| self.keys_imported(importer, *space).next().is_some();
        (importer + 1..=MODULES).filter(is_imported)
    }

    /// Returns the keys that a module imports from another one.
    pub(crate) fn keys_imported(&self, by: usize, from: usize) -> impl Iterator<Item = Key> {
        let imports = self.imports.iter();
        let meant = imports.filter(move |import| import.by == by && import.key.space == from);
        meant.map(|import| import.key)
    }
}
