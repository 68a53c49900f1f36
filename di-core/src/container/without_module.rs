//! Conversions of the container and the scopes of a module into plain ones.

use std::sync::Arc;

use crate::container::container::{Container, Scope};
use crate::module::Module;

impl<M: Module> Container<M> {
    /// Returns this container without its module as a type parameter, for code that knows no module.
    ///
    /// It resolves the same exports of the module.
    #[must_use]
    pub fn plain(&self) -> Container {
        Container::with_store(Arc::clone(self.store()))
    }
}

impl<M: Module> Scope<M> {
    /// Returns this scope without its module as a type parameter, for code that knows no module.
    ///
    /// It resolves the same exports of the module.
    #[must_use]
    pub fn plain(&self) -> Scope {
        Scope::with_store(Arc::clone(self.scope_store()))
    }
}

impl<M: Module> From<Container<M>> for Container {
    fn from(container: Container<M>) -> Self {
        container.plain()
    }
}

impl<M: Module> From<Scope<M>> for Scope {
    fn from(scope: Scope<M>) -> Self {
        scope.plain()
    }
}
