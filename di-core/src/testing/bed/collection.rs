//! Dependencies on any number of objects.

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasher, Hash};
use std::sync::Arc;

use crate::dependency::Keyed;
use crate::testing::bed::absent::Absent;

/// A dependency on any number of objects: a `Vec<Arc<dyn Hook>>` or a map.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a dependency on several objects",
    label = "not a list or a map",
    note = "program the mock of a single object with `mock()`"
)]
pub trait Collection: Absent {
    /// The type of the objects: a `dyn Hook`, or a struct.
    type Interface: ?Sized;

    /// The key of an object in a map, or `()` in a list.
    type Entry;

    /// Returns the number of objects.
    #[doc(hidden)]
    fn count(&self) -> usize;

    /// Returns the name of the mock at this position. A map has no positions, and the place of the mock tells it apart.
    #[doc(hidden)]
    #[must_use]
    fn mock_name(field: &str, _: usize) -> String {
        field.to_owned()
    }

    /// Adds an object, at this position if the collection is a list.
    #[doc(hidden)]
    fn add(&mut self, at: usize, entry: Self::Entry, one: Arc<Self::Interface>);
}

/// The entry of a list.
#[diagnostic::on_unimplemented(
    message = "an entry of a map needs a key",
    label = "missing key",
    note = "write `add_mock_for(key)`"
)]
pub trait NoKey: Send + Sync + 'static {
    #[doc(hidden)]
    const NONE: Self;
}

impl NoKey for () {
    const NONE: Self = ();
}

impl<T: ?Sized> Collection for Vec<Arc<T>> {
    type Interface = T;
    type Entry = ();

    fn count(&self) -> usize {
        self.len()
    }

    fn mock_name(field: &str, at: usize) -> String {
        format!("{field}[{at}]")
    }

    fn add(&mut self, at: usize, (): (), one: Arc<T>) {
        self.insert(at, one);
    }
}

impl<K: Eq + Hash, T: ?Sized, S: BuildHasher + Default> Collection for HashMap<K, Arc<T>, S> {
    type Interface = T;
    type Entry = K;

    fn count(&self) -> usize {
        self.len()
    }

    fn add(&mut self, _: usize, key: K, one: Arc<T>) {
        self.insert(key, one);
    }
}

impl<K: Ord, T: ?Sized> Collection for BTreeMap<K, Arc<T>> {
    type Interface = T;
    type Entry = K;

    fn count(&self) -> usize {
        self.len()
    }

    fn add(&mut self, _: usize, key: K, one: Arc<T>) {
        self.insert(key, one);
    }
}

impl<D: Collection> Collection for Option<D> {
    type Interface = D::Interface;
    type Entry = D::Entry;

    fn count(&self) -> usize {
        self.as_ref().map_or(0, D::count)
    }

    fn mock_name(field: &str, at: usize) -> String {
        D::mock_name(field, at)
    }

    fn add(&mut self, at: usize, entry: D::Entry, one: Arc<D::Interface>) {
        self.get_or_insert_with(D::absent).add(at, entry, one);
    }
}

impl<Q: ?Sized, D: Collection> Collection for Keyed<Q, D> {
    type Interface = D::Interface;
    type Entry = D::Entry;

    fn count(&self) -> usize {
        D::count(self)
    }

    fn mock_name(field: &str, at: usize) -> String {
        D::mock_name(field, at)
    }

    fn add(&mut self, at: usize, entry: D::Entry, one: Arc<D::Interface>) {
        self.dependency_mut().add(at, entry, one);
    }
}
