//! The keys of maps that bindings are collected into.

use std::any::Any;
use std::fmt::Debug;
use std::sync::Arc;

/// The key of a map entry.
pub(crate) type Entry = Arc<dyn EntryKey>;

/// A type-erased key of a user's map.
pub(crate) trait EntryKey: Any + Debug + Send + Sync {
    fn is_same(&self, other: &dyn EntryKey) -> bool;

    fn type_name(&self) -> &'static str;
}

impl<K: Any + Debug + Eq + Send + Sync> EntryKey for K {
    fn is_same(&self, other: &dyn EntryKey) -> bool {
        (other as &dyn Any).downcast_ref() == Some(self)
    }

    fn type_name(&self) -> &'static str {
        std::any::type_name::<K>()
    }
}

/// Returns whether both bindings of a key are the same map entry, or neither is an entry.
pub(crate) fn same_entry(one: Option<&Entry>, other: Option<&Entry>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => EntryKey::is_same(&**one, &**other),
        (None, None) => true,
        _ => false,
    }
}
