//! What a module hands over when it is installed.

use std::fmt::{self, Debug, Formatter};

use super::Module;
use crate::binding::{Binding, IntoBinding};
use crate::key::Key;

/// Takes what a module binds, imports, exports and requires.
#[derive(Default)]
pub struct Installation {
    bindings: Vec<Binding>,
}

impl Installation {
    /// Binds something, which the module names by these keys. A component loses those of its
    /// traits that are not among them.
    #[track_caller]
    pub fn add(&mut self, binding: impl IntoBinding, _keys: &[Key]) {
        self.bindings.push(binding.into_binding());
    }

    /// Imports of another module what is bound to these keys.
    #[track_caller]
    pub fn import<M: Module>(&mut self, module: M, _keys: &[Key]) {
        module.install(self);
    }

    /// Imports of another module what is bound to these keys; the module is made by `Default`.
    #[track_caller]
    pub fn import_default<M: Module + Default>(&mut self, keys: &[Key]) {
        self.import(M::default(), keys);
    }

    /// Says that several may be bound to a key, or none.
    pub fn collect(&mut self, _key: Key) {}

    /// Lets a key be seen from outside.
    pub fn export(&mut self, _key: Key) {}

    /// Leaves a key to whoever imports or installs the module.
    pub fn require(&mut self, _key: Key) {}
}

impl Debug for Installation {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.debug_tuple("Installation")
            .field(&self.bindings)
            .finish()
    }
}
