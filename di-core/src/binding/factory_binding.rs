//! The binding of a key to a factory.

use std::fmt::{self, Debug, Formatter};

use crate::binding::{Binding, Provided, What};
use crate::spec::key::Key;
use crate::spec::lifetime::Lifetime;
use crate::spec::origin::Label;

/// A binding of a key to a factory, which [`Bind::to`](crate::Bind::to) returns.
///
/// Its default lifetime is singleton.
#[must_use]
pub struct FactoryBinding(pub(crate) Provided, pub(crate) Key, pub(crate) Label);

impl FactoryBinding {
    /// Sets the lifetime: the container calls the factory once. This is the default.
    pub fn singleton(self) -> Self {
        self.with_lifetime(Lifetime::Singleton)
    }

    /// Sets the lifetime: each scope calls the factory once.
    pub fn scoped(self) -> Self {
        self.with_lifetime(Lifetime::Scoped)
    }

    /// Sets the lifetime: every resolve calls the factory again.
    pub fn transient(self) -> Self {
        self.with_lifetime(Lifetime::Transient)
    }

    fn with_lifetime(mut self, lifetime: Lifetime) -> Self {
        self.0.lifetime = lifetime;
        self
    }
}

impl From<FactoryBinding> for Binding {
    fn from(FactoryBinding(provided, key, label): FactoryBinding) -> Self {
        Self {
            key,
            label,
            what: What::Provide(provided),
        }
    }
}

impl Debug for FactoryBinding {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.1, self.2)
    }
}
