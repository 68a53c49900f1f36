//! A key that is bound to a factory.

use std::fmt::{self, Debug, Formatter};

use crate::binding::{Binding, Provided, What};
use crate::spec::key::Key;
use crate::spec::lifetime::Lifetime;
use crate::spec::origin::Label;

/// A key that is bound to a factory, a singleton unless it says otherwise; made by
/// [`Bind::to`](crate::Bind::to).
#[must_use]
pub struct FactoryBinding(pub(crate) Provided, pub(crate) Key, pub(crate) Label);

impl FactoryBinding {
    /// Made once per container, as it is anyway.
    pub fn singleton(self) -> Self {
        self.with_lifetime(Lifetime::Singleton)
    }

    /// Made once per scope.
    pub fn scoped(self) -> Self {
        self.with_lifetime(Lifetime::Scoped)
    }

    /// Made anew each time.
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
