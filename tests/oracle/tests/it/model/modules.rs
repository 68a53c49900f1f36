//! The borders of modules.

use crate::model::{Key, MODULES};

/// The borders of the modules. Each list has keys in the space of their module.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Modules {
    /// For each module, whether the builder installs it.
    pub(crate) is_installed: [bool; MODULES],
    pub(crate) exports: Vec<Key>,
    pub(crate) requires: Vec<Key>,
    /// The keys of the second module that the first one imports.
    pub(crate) imports: Vec<Key>,
}

impl Modules {
    /// Returns the spaces of the builder and of the modules that it uses, in the order of installation.
    pub(crate) fn spaces(&self) -> Vec<usize> {
        let [first, second] = self.is_installed;
        let has_second = second || self.has_import();
        let spaces = [(0, true), (1, first), (2, has_second)];
        let used = spaces.into_iter().filter(|(_, is_used)| *is_used);
        used.map(|(space, _)| space).collect()
    }

    /// Returns whether the first module imports the second one.
    pub(crate) fn has_import(&self) -> bool {
        self.is_installed[0] && !self.imports.is_empty()
    }
}
