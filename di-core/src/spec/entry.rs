//! The keys of maps that bindings are collected into.

use std::any::{Any, TypeId};
use std::fmt::{self, Debug, Display, Formatter};
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use crate::spec::truncate::truncate_middle;

/// The key of a map entry.
pub(crate) type Entry = Arc<dyn EntryKey>;

/// A type-erased key of a user's map.
pub(crate) trait EntryKey: Any + Debug + Send + Sync {
    fn as_any(&self) -> &dyn Any;

    fn is_same(&self, other: &dyn EntryKey) -> bool;

    fn hash_into(&self, state: &mut dyn Hasher);

    fn type_name(&self) -> &'static str;
}

impl<K: Any + Debug + Eq + Hash + Send + Sync> EntryKey for K {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn is_same(&self, other: &dyn EntryKey) -> bool {
        other.as_any().downcast_ref() == Some(self)
    }

    fn hash_into(&self, mut state: &mut dyn Hasher) {
        TypeId::of::<K>().hash(&mut state);
        self.hash(&mut state);
    }

    fn type_name(&self) -> &'static str {
        std::any::type_name::<K>()
    }
}

/// The maximum number of characters of a key in a message.
const MAX_SHOWN: usize = 100;

/// Writes the key for a message.
impl Display for dyn EntryKey {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let key = format!("{self:?}");
        out.write_str(&truncate_middle(&key, MAX_SHOWN))
    }
}

/// The types of numbers whose literals need a suffix, as rustc would take another type.
const WITH_SUFFIX: [&str; 11] = [
    "u8", "u16", "u32", "u64", "u128", "usize", "i8", "i16", "i64", "i128", "isize",
];

impl dyn EntryKey {
    /// Returns the key as code that has its type, if it is a number or a text, for a message.
    pub(crate) fn code(&self) -> String {
        match self.type_name() {
            number if WITH_SUFFIX.contains(&number) => format!("{self}_{number}"),
            "alloc::string::String" => format!("{self}.to_owned()"),
            _ => self.to_string(),
        }
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

/// The key of a map entry, or `None` for a binding that is not an entry, as a key of a hash map.
#[derive(Clone)]
pub(crate) struct EntryId(Option<Entry>);

impl EntryId {
    pub(crate) fn of(entry: Option<&Entry>) -> Self {
        Self(entry.cloned())
    }
}

impl PartialEq for EntryId {
    fn eq(&self, other: &Self) -> bool {
        same_entry(self.0.as_ref(), other.0.as_ref())
    }
}

impl Eq for EntryId {}

impl Hash for EntryId {
    fn hash<H: Hasher>(&self, state: &mut H) {
        if let Some(entry) = &self.0 {
            EntryKey::hash_into(&**entry, state);
        }
    }
}
