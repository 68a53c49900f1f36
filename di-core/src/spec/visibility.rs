//! What the modules of an application see of each other, and what they show.

use std::any::TypeId;

use crate::spec::key::{Key, KeySet, Space};
use crate::spec::type_name::{ShortName, TypeName};

/// The modules of an application, each a space of keys.
#[derive(Default)]
pub(crate) struct Spaces {
    modules: Vec<ModuleSpace>,
    /// Each module after those that it imports.
    in_order: Vec<Space>,
    /// Those that the root installs.
    installed: Vec<Space>,
}

/// What one module sees and shows. Its keys are written as in the root.
pub(crate) struct ModuleSpace {
    pub(crate) id: TypeId,
    pub(crate) name: TypeName,
    /// What it binds, imports, collects or requires: for anything else it looks in the root.
    pub(crate) known: KeySet,
    /// From which module it imports which key.
    pub(crate) imports: Vec<(Space, Key)>,
    pub(crate) exports: Vec<Key>,
    pub(crate) requires: Vec<Key>,
    /// Who imports or installs it, and so supplies what it requires.
    pub(crate) importers: Vec<Space>,
    /// The keys that it names, by their entry numbers.
    pub(crate) named: Vec<Key>,
}

/// Whose the keys are that are not bound in the root.
#[derive(Default)]
pub(crate) struct Homes(Vec<ModuleHome>);

struct ModuleHome {
    name: TypeName,
    exports: Vec<Key>,
    /// What it only hands on, as it imports or requires it.
    handed_on: Vec<Key>,
}

/// The module in which a key is bound.
#[derive(Clone, Copy)]
pub(crate) struct Home {
    name: TypeName,
    /// Whether those that import the module see the key.
    pub(crate) exports: bool,
    /// Whether the module has it from another one.
    pub(crate) hands_on: bool,
}

impl Spaces {
    /// Takes in a module that is about to be installed.
    pub(crate) fn begin(&mut self, id: TypeId, name: TypeName) -> Space {
        let space = Space::of_module(self.modules.len());
        self.modules.push(ModuleSpace {
            id,
            name,
            known: KeySet::default(),
            imports: Vec::new(),
            exports: Vec::new(),
            requires: Vec::new(),
            importers: Vec::new(),
            named: Vec::new(),
        });
        space
    }

    /// Notes that a module has said all it has to say.
    pub(crate) fn end(&mut self, space: Space) {
        self.in_order.push(space);
    }

    /// Notes who imports a module; the root installs it.
    pub(crate) fn imported(&mut self, space: Space, importer: Space) {
        let is_root = importer == Space::ROOT;
        if let Some(module) = self.module_mut(space)
            && !module.importers.contains(&importer)
        {
            module.importers.push(importer);
            if is_root {
                self.installed.push(space);
            }
        }
    }

    pub(crate) fn of_type(&self, id: TypeId) -> Option<Space> {
        let place = self.modules.iter().position(|module| module.id == id)?;
        Some(Space::of_module(place))
    }

    pub(crate) fn module(&self, space: Space) -> Option<&ModuleSpace> {
        self.modules.get(space.module()?)
    }

    pub(crate) fn module_mut(&mut self, space: Space) -> Option<&mut ModuleSpace> {
        self.modules.get_mut(space.module()?)
    }

    /// Each module after those that it imports.
    pub(crate) fn in_order(&self) -> &[Space] {
        &self.in_order
    }

    /// The modules that the root installs, in order.
    pub(crate) fn installed(&self) -> &[Space] {
        &self.installed
    }

    /// The keys that the module names which was installed first, by their entry numbers.
    pub(crate) fn named_by_installed(&self) -> Vec<Key> {
        let first = self.installed.first();
        let module = first.and_then(|space| Some((*space, self.module(*space)?)));
        let keys = module.into_iter().flat_map(|(space, module)| {
            let named = module.named.iter();
            named.map(move |key| key.in_space(space))
        });
        keys.collect()
    }

    /// The key that a module means by one.
    pub(crate) fn seen(&self, space: Space, key: Key) -> Key {
        match self.module(space) {
            Some(module) if module.known.contains(&key.in_root()) => key.in_space(space),
            _ => key.in_root(),
        }
    }

    /// The keys that a module shows to those that import it, as they are bound in the modules from
    /// which they come.
    pub(crate) fn shown(&self, space: Space) -> impl Iterator<Item = Key> {
        let exports = self
            .module(space)
            .map_or(&[][..], |module| &module.exports[..]);
        exports
            .iter()
            .flat_map(move |key| self.origins(space, *key))
    }

    /// Where a key comes from that a module sees: the module itself, and those it is imported from.
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

    /// Whose the keys are, for messages.
    pub(crate) fn homes(&self) -> Homes {
        let homes = self.modules.iter().map(|module| {
            let imported = module.imports.iter().map(|(_, key)| *key);
            ModuleHome {
                name: module.name,
                exports: module.exports.clone(),
                handed_on: imported.chain(module.requires.iter().copied()).collect(),
            }
        });
        Homes(homes.collect())
    }
}

impl Homes {
    /// Whether there are no modules.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The module in which a key is bound; none for the root.
    pub(crate) fn of(&self, key: Key) -> Option<Home> {
        let module = self.0.get(key.space().module()?)?;
        Some(Home {
            name: module.name,
            exports: module.exports.contains(&key.in_root()),
            hands_on: module.handed_on.contains(&key.in_root()),
        })
    }
}

impl Home {
    pub(crate) fn name(self) -> ShortName<'static> {
        ShortName((self.name)())
    }
}
