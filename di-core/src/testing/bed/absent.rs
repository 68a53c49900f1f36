//! Dependencies that a test did not set, and those that may be absent.

use std::collections::{BTreeMap, HashMap};
use std::fmt::{self, Debug, Formatter};
use std::marker::PhantomData;
use std::sync::Arc;

use crate::dependency::Keyed;

/// A dependency that may be absent.
pub trait Absent: Sized {
    /// What it is then.
    #[doc(hidden)]
    fn absent() -> Self;
}

impl<D> Absent for Option<D> {
    fn absent() -> Self {
        None
    }
}

impl<T: ?Sized> Absent for Vec<Arc<T>> {
    fn absent() -> Self {
        Vec::new()
    }
}

impl<K, T: ?Sized, S: Default> Absent for HashMap<K, Arc<T>, S> {
    fn absent() -> Self {
        HashMap::default()
    }
}

impl<K, T: ?Sized> Absent for BTreeMap<K, Arc<T>> {
    fn absent() -> Self {
        BTreeMap::new()
    }
}

impl<Q: ?Sized, D: Absent> Absent for Keyed<Q, D> {
    fn absent() -> Self {
        Keyed::new(D::absent())
    }
}

/// `(&&unset).when_unset()` tells how to fill a stub of a `D`, if that is known.
///
/// The three traits have to be in scope. The type has to be concrete: in generic code what can be
/// told of the parameters decides.
pub struct Unset<D>(PhantomData<fn() -> D>);

impl<D> Unset<D> {
    pub(crate) fn new() -> Self {
        Unset(PhantomData)
    }
}

impl<D> Debug for Unset<D> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.write_str("Unset")
    }
}
