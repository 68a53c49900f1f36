//! Realms: the container itself, or one of its scopes.

use std::sync::{Arc, Weak};

use crate::runtime::model::{Realm, ScopeStore, Store};
use crate::runtime::value::AnyValue;
use crate::spec::lifetime::Lifetime;

/// A realm that does not keep its container alive.
#[derive(Clone)]
pub(crate) struct WeakRealm {
    store: Weak<Store>,
    scope: Option<Weak<ScopeStore>>,
}

/// A realm that keeps its container alive for the length of a call.
pub(crate) struct StrongRealm {
    store: Arc<Store>,
    scope: Option<Arc<ScopeStore>>,
}

impl<'a> Realm<'a> {
    pub(crate) fn of_scope(scope: &'a Arc<ScopeStore>) -> Self {
        Self {
            store: &scope.store,
            scope: Some(scope),
        }
    }

    pub(crate) fn root(self) -> Self {
        Self {
            scope: None,
            ..self
        }
    }

    #[inline]
    pub(crate) fn is_singleton(self, number: u32) -> bool {
        let header = self.store.header(number);
        header.is_some_and(|header| header.lifetime == Lifetime::Singleton)
    }

    /// Owns a value until the realm ends or [`disown`](Self::disown) is called with the returned number.
    pub(crate) fn own(self, value: AnyValue) -> u64 {
        match self.scope {
            Some(scope) => scope.owned.insert(&scope.order, value),
            None => self.store.owned.insert(&self.store.order, value),
        }
    }

    /// Returns the owned value of this number.
    pub(crate) fn disown(self, number: u64) -> Option<AnyValue> {
        match self.scope {
            Some(scope) => scope.owned.remove(number),
            None => self.store.owned.remove(number),
        }
    }

    /// Keeps the realm alive.
    #[cfg(feature = "async")]
    pub(crate) fn retain(self) -> StrongRealm {
        StrongRealm {
            store: Arc::clone(self.store),
            scope: self.scope.map(Arc::clone),
        }
    }

    pub(crate) fn downgrade(self) -> WeakRealm {
        WeakRealm {
            store: Arc::downgrade(self.store),
            scope: self.scope.map(Arc::downgrade),
        }
    }
}

impl WeakRealm {
    /// Keeps the realm alive.
    ///
    /// # Errors
    ///
    /// Returns the name of the part that was dropped: the container or the scope.
    pub(crate) fn upgrade(&self) -> Result<StrongRealm, &'static str> {
        let scope = match &self.scope {
            Some(scope) => Some(scope.upgrade().ok_or("its scope")?),
            None => None,
        };
        let store = self.store.upgrade().ok_or("its container")?;
        Ok(StrongRealm { store, scope })
    }

    /// Keeps the realm alive for a value of this slot. A singleton needs no scope, so a `stop` hook of a scope that was
    /// dropped can resolve it.
    ///
    /// # Errors
    ///
    /// Returns the name of the part that was dropped: the container or the scope.
    pub(crate) fn upgrade_for(&self, slot: u32) -> Result<StrongRealm, &'static str> {
        self.upgrade().or_else(|gone| {
            let root = Self {
                store: Weak::clone(&self.store),
                scope: None,
            };
            let root = root.upgrade()?;
            if root.get().is_singleton(slot) {
                Ok(root)
            } else {
                Err(gone)
            }
        })
    }
}

impl StrongRealm {
    pub(crate) fn get(&self) -> Realm<'_> {
        Realm {
            store: &self.store,
            scope: self.scope.as_ref(),
        }
    }
}
