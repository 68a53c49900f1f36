//! Visibility of keys between the modules of an application: imports, exports and requirements.

use std::any::TypeId;

use crate::spec::key::{Key, KeySet, Space};
use crate::spec::type_name::{ShortName, TypeName};

/// The modules of an application, each a space of keys.
#[derive(Default)]
pub(crate) struct Spaces {
    modules: Vec<ModuleSpace>,
    /// The modules in an order in which each one follows its imports.
    in_order: Vec<Space>,
    /// The modules that the root installs.
    installed: Vec<Space>,
}

/// The keys that a module can see and the keys that it exports. Its keys are stored in the root space.
pub(crate) struct ModuleSpace {
    pub(crate) id: TypeId,
    pub(crate) name: TypeName,
    /// The imported keys, each with the module that exports it.
    pub(crate) imports: Vec<(Space, Key)>,
    pub(crate) exports: Vec<Key>,
    pub(crate) requires: Vec<Key>,
    /// The spaces that import or install the module. They supply its required keys.
    pub(crate) importers: Vec<Space>,
    /// The keys that the module names, by entry number.
    pub(crate) named: Vec<Key>,
}

/// The modules that own the keys outside of the root.
#[derive(Default)]
pub(crate) struct Homes {
    modules: Vec<ModuleHome>,
    /// The module that the root installs, if it installs one.
    only_installed: Option<TypeName>,
}

struct ModuleHome {
    name: TypeName,
    exports: KeySet,
    /// The keys that the module imports or requires, and does not bind itself.
    forwarded: KeySet,
    requires: KeySet,
    importers: Vec<Space>,
    is_installed: bool,
}

/// The module in which a key is bound.
#[derive(Clone, Copy)]
pub(crate) struct Home {
    name: TypeName,
    /// True if the module exports the key to its importers.
    pub(crate) exports: bool,
    /// True if the module takes the key from another module.
    pub(crate) hands_on: bool,
    /// True if the root installs the module.
    pub(crate) is_installed: bool,
}

impl Spaces {
    /// Adds a module at the start of its installation.
    pub(crate) fn begin(&mut self, id: TypeId, name: TypeName) -> Space {
        let space = Space::of_module(self.modules.len());
        self.modules.push(ModuleSpace {
            id,
            name,
            imports: Vec::new(),
            exports: Vec::new(),
            requires: Vec::new(),
            importers: Vec::new(),
            named: Vec::new(),
        });
        space
    }

    /// Records the end of a module's installation.
    pub(crate) fn end(&mut self, space: Space) {
        self.in_order.push(space);
    }

    /// Records that a space imports a module. The root installs modules instead of importing them.
    pub(crate) fn imported(&mut self, space: Space, importer: Space) {
        let is_root = importer == Space::ROOT;
        let module = self.module_mut(space);
        if let Some(module) = module.filter(|module| !module.importers.contains(&importer)) {
            module.importers.push(importer);
            if is_root {
                self.installed.push(space);
            }
        }
    }

    /// Returns the space of the module of this type.
    pub(crate) fn of_type(&self, id: TypeId) -> Option<Space> {
        let index = self.modules.iter().position(|module| module.id == id)?;
        Some(Space::of_module(index))
    }

    pub(crate) fn module(&self, space: Space) -> Option<&ModuleSpace> {
        self.modules.get(space.module()?)
    }

    pub(crate) fn module_mut(&mut self, space: Space) -> Option<&mut ModuleSpace> {
        self.modules.get_mut(space.module()?)
    }

    /// Returns the modules in an order in which each one follows its imports.
    pub(crate) fn in_order(&self) -> &[Space] {
        &self.in_order
    }

    /// Returns the modules that the root installs, in order.
    pub(crate) fn installed(&self) -> &[Space] {
        &self.installed
    }

    /// Returns the keys that the first installed module names, by entry number.
    pub(crate) fn named_by_installed(&self) -> Vec<Key> {
        let first = self.installed.first();
        let module = first.and_then(|space| Some((*space, self.module(*space)?)));
        let keys = module.into_iter().flat_map(|(space, module)| {
            let named = module.named.iter();
            named.map(move |key| key.in_space(space))
        });
        keys.collect()
    }

    /// Returns the key to which a key refers inside a module.
    ///
    /// A module sees the keys that it binds, imports, collects or requires. It does not see what is bound
    /// elsewhere, so a key without a binding in its space is absent.
    pub(crate) fn seen(space: Space, key: Key) -> Key {
        key.in_space(space)
    }

    /// Returns the keys from which the importers of a module supply a key that it requires.
    pub(crate) fn suppliers(&self, key: Key) -> impl Iterator<Item = Key> {
        let module = self.module(key.space());
        let module = module.filter(|module| module.requires.contains(&key.in_root()));
        let importers = module.into_iter().flat_map(|module| &module.importers);
        importers.map(move |importer| Self::seen(*importer, key))
    }

    /// Returns the keys that a module exports, in the spaces of the modules that bind them.
    pub(crate) fn exported(&self, space: Space) -> impl Iterator<Item = Key> {
        let exports = self
            .module(space)
            .map_or(&[][..], |module| &module.exports[..]);
        exports
            .iter()
            .flat_map(move |key| self.origins(space, *key))
    }

    /// Returns whether a module that the root installs exports a key.
    pub(crate) fn is_exported(&self, key: Key) -> bool {
        let installed = self.installed.iter();
        let mut installed = installed.filter_map(|space| self.module(*space));
        installed.any(|module| module.exports.contains(&key))
    }

    /// Returns a key in each space from which a module gets it: the module's own and the imported ones.
    fn origins(&self, space: Space, key: Key) -> Vec<Key> {
        let mut origins = vec![key.in_space(space)];
        let mut next = 0;
        while let Some(origin) = origins.get(next).copied() {
            next += 1;
            let Some(module) = self.module(origin.space()) else {
                continue;
            };
            for (from, imported) in &module.imports {
                let imported = imported.in_space(*from);
                if imported.in_root() == key.in_root() && !origins.contains(&imported) {
                    origins.push(imported);
                }
            }
        }
        origins
    }

    /// Returns the keys that each module exports.
    pub(crate) fn exported_keys(&self) -> Vec<KeySet> {
        let modules = self.modules.iter();
        modules
            .map(|module| module.exports.iter().copied().collect())
            .collect()
    }

    /// Returns the owners of the keys, for messages.
    pub(crate) fn homes(&self) -> Homes {
        let mut is_installed = vec![false; self.modules.len()];
        for index in self.installed.iter().filter_map(|space| space.module()) {
            is_installed[index] = true;
        }
        let homes = self.modules.iter().zip(is_installed);
        let homes = homes.map(|(module, is_installed)| {
            let imported = module.imports.iter().map(|(_, key)| *key);
            ModuleHome {
                name: module.name,
                exports: module.exports.iter().copied().collect(),
                forwarded: imported.chain(module.requires.iter().copied()).collect(),
                requires: module.requires.iter().copied().collect(),
                importers: module.importers.clone(),
                is_installed,
            }
        });
        let only_installed = match self.installed[..] {
            [only] => self.module(only).map(|module| module.name),
            _ => None,
        };
        Homes {
            modules: homes.collect(),
            only_installed,
        }
    }
}

impl Homes {
    /// Returns whether there are no modules.
    pub(crate) fn is_empty(&self) -> bool {
        self.modules.is_empty()
    }

    /// Returns the name of the module that the root installs, if it installs exactly one.
    pub(crate) fn only_installed(&self) -> Option<ShortName<'static>> {
        self.only_installed.map(|name| ShortName(name()))
    }

    /// Returns the name of the module whose importers have to supply a key: the given one, or one that imports it and
    /// requires the key too.
    pub(crate) fn outermost_requiring(&self, key: Key) -> Option<ShortName<'static>> {
        let module = self.modules.get(self.outermost(key)?);
        module.map(|module| ShortName((module.name)()))
    }

    /// Returns the key from which a key is supplied, in the root or in the module that has to bind it. It is the key
    /// itself, unless its module requires it.
    pub(crate) fn supplied_from(&self, key: Key) -> Key {
        let outermost = self.outermost(key).filter(|at| self.requires(*at, key));
        let module = outermost.and_then(|at| self.modules.get(at));
        let importer = module.and_then(|module| module.importers.first());
        importer.map_or(key, |importer| key.in_root().in_space(*importer))
    }

    /// Returns the outermost module that hands a key on to the given one, which requires it. That may be the module itself.
    fn outermost(&self, key: Key) -> Option<usize> {
        let mut at = key.space().module()?;
        if !self.requires(at, key) {
            return Some(at);
        }
        // The bound ends a circle of hand-written modules.
        for _ in &self.modules {
            let importers = self.modules.get(at)?.importers.iter();
            let mut importers = importers.filter_map(|importer| importer.module());
            match importers.find(|importer| self.requires(*importer, key)) {
                Some(importer) => at = importer,
                None => break,
            }
        }
        Some(at)
    }

    fn requires(&self, module: usize, key: Key) -> bool {
        let module = self.modules.get(module);
        module.is_some_and(|module| module.requires.contains(&key.in_root()))
    }

    /// Returns the place in which a key is seen, for messages: a module, or the container.
    pub(crate) fn place(&self, key: Key) -> String {
        self.of(key).map_or_else(
            || "the container".to_owned(),
            |home| format!("module `{}`", home.name()),
        )
    }

    /// Returns the module in which a key is bound, or `None` for the root.
    pub(crate) fn of(&self, key: Key) -> Option<Home> {
        let module = self.modules.get(key.space().module()?)?;
        Some(Home {
            name: module.name,
            exports: module.exports.contains(&key.in_root()),
            hands_on: module.forwarded.contains(&key.in_root()),
            is_installed: module.is_installed,
        })
    }
}

/// Returns the module of a binding, for the start of a line of a message.
pub(crate) fn in_module(home: Option<Home>) -> String {
    home.map_or_else(String::new, |home| format!("in module `{}`, ", home.name()))
}

impl Home {
    pub(crate) fn name(self) -> ShortName<'static> {
        ShortName((self.name)())
    }
}
