//! The binding of a key to a factory.

use std::fmt::{self, Debug, Formatter};
use std::hash::Hash;
use std::marker::PhantomData;
use std::sync::Arc;

#[cfg(feature = "async")]
use crate::binding::hooks::set::sets_hooks;
use crate::binding::{Binding, Provided, What};
#[cfg(feature = "async")]
use crate::runtime::lifecycle::hooks::Hooks;
use crate::spec::key::Key;
use crate::spec::level::Level;
use crate::spec::lifetime::Lifetime;
use crate::spec::origin::Label;

/// A binding of a key to a factory, which [`Bind::to`](crate::Bind::to) returns.
///
/// Its default lifetime is singleton.
#[must_use]
pub struct FactoryBinding<K: ?Sized> {
    provided: Provided,
    key: Key,
    label: Label,
    target: PhantomData<fn() -> Arc<K>>,
}

impl<K: ?Sized + 'static> FactoryBinding<K> {
    pub(crate) fn new(provided: Provided, key: Key, label: Label) -> Self {
        Self {
            provided,
            key,
            label,
            target: PhantomData,
        }
    }

    /// Sets the lifetime: the container calls the factory once. This is the default.
    pub fn singleton(self) -> Self {
        self.with_lifetime(Lifetime::Singleton, None)
    }

    /// Sets the lifetime: each scope calls the factory once.
    pub fn scoped(self) -> Self {
        self.with_lifetime(Lifetime::Scoped, None)
    }

    /// Sets the lifetime: each scope of the level `L` calls the factory once.
    ///
    /// `L` is any marker type. [`scope_of`](crate::Container::scope_of) opens a scope of the level. Scopes inside
    /// it find the same value.
    pub fn scoped_in<L: ?Sized + 'static>(self) -> Self {
        self.with_lifetime(Lifetime::Scoped, Some(Level::of::<L>()))
    }

    /// Sets the lifetime: every resolve calls the factory again.
    pub fn transient(self) -> Self {
        self.with_lifetime(Lifetime::Transient, None)
    }

    /// Sets the qualifier `Q` of the key, like [`Bind::key`](crate::Bind::key) before `to`.
    pub fn key<Q: ?Sized + 'static>(mut self) -> Self {
        self.key = self.key.keyed::<Q>();
        self.label.qualifier = self.key.qualifier();
        self
    }

    /// Registers the binding as an entry of a map, like [`Bind::entry`](crate::Bind::entry) before `to`.
    pub fn entry<E>(mut self, key: E) -> Self
    where
        E: Clone + Debug + Eq + Hash + Send + Sync + 'static,
    {
        self.provided.entry = Some(Arc::new(key));
        self
    }

    /// Lets [`warm_up`](crate::Container::warm_up) call the factory. The lifetime must be singleton.
    pub fn eager(mut self) -> Self {
        self.provided.is_eager = true;
        self
    }

    /// Returns what the binding provides, without its key.
    #[cfg(feature = "testing")]
    pub(crate) fn into_provided(self) -> Provided {
        self.provided
    }

    #[cfg(feature = "async")]
    pub(crate) fn hooks_mut(&mut self) -> &mut Hooks {
        self.provided.hooks.get_or_insert_default()
    }

    fn with_lifetime(mut self, lifetime: Lifetime, level: Option<Level>) -> Self {
        self.provided.lifetime = lifetime;
        self.provided.level = level;
        self
    }
}

impl<K: ?Sized> From<FactoryBinding<K>> for Binding {
    fn from(binding: FactoryBinding<K>) -> Self {
        Self {
            key: binding.key,
            label: binding.label,
            what: What::Provide(binding.provided),
        }
    }
}

#[cfg(feature = "async")]
sets_hooks! { FactoryBinding }

impl<K: ?Sized> Debug for FactoryBinding<K> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.key, self.label)
    }
}
