//! What stands for a dependency that the test did not set: decided by generated code, where the
//! type is known.

use std::collections::{BTreeMap, HashMap};
use std::fmt::{self, Debug, Formatter};
use std::marker::PhantomData;
use std::sync::Arc;

use crate::dependency::Keyed;
use crate::testing::bed::single::Single;
use crate::testing::bed::stub::Stub;
use crate::testing::mock::Mockable;

/// Fills a stub that was not set.
pub(crate) type WhenUnset<D> = fn(&mut Stub<D>);

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

/// What is found first, for what may be absent.
pub trait Absence<D> {
    /// Leaves it absent.
    fn when_unset(&self) -> Option<WhenUnset<D>>;
}

/// What is found then, for what has a mock.
pub trait AutoMocked<D> {
    /// Puts a strict mock there.
    fn when_unset(&self) -> Option<WhenUnset<D>>;
}

/// What is found otherwise.
pub trait Unknown<D> {
    /// Nothing.
    fn when_unset(&self) -> Option<WhenUnset<D>> {
        None
    }
}

impl<D: Absent> Absence<D> for &Unset<D> {
    fn when_unset(&self) -> Option<WhenUnset<D>> {
        Some(Stub::leave_absent)
    }
}

impl<D: Single<Interface: Mockable>> AutoMocked<D> for &&Unset<D> {
    fn when_unset(&self) -> Option<WhenUnset<D>> {
        Some(Stub::auto_mock)
    }
}

impl<D> Unknown<D> for Unset<D> {}
