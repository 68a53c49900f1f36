//! The ownership of a value by a container or a scope, on behalf of a `Lazy`.

use crate::runtime::realm::WeakRealm;
use crate::runtime::value::AnyValue;

/// The right of a `Lazy` to a value that a container or a scope owns. Its drop drops the value.
pub(crate) struct Ownership {
    realm: WeakRealm,
    number: u64,
}

impl Ownership {
    /// Passes a value to a realm. If the realm has ended, drops the value and returns `None`.
    pub(crate) fn of(realm: &WeakRealm, value: AnyValue) -> Option<Self> {
        let strong = realm.upgrade().ok()?;
        let number = strong.get().own(value);
        Some(Self {
            realm: realm.clone(),
            number,
        })
    }
}

impl Drop for Ownership {
    fn drop(&mut self) {
        // A realm that has ended has dropped the value.
        if let Ok(realm) = self.realm.upgrade() {
            drop(realm.get().disown(self.number));
        }
    }
}
