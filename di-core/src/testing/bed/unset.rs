//! The value of a dependency that the test did not set. Generated code decides it, as it knows the
//! type.

use crate::testing::bed::absent::{Absent, Unset};
use crate::testing::bed::single::Single;
use crate::testing::bed::stub::{Stub, WhenUnset};
use crate::testing::mock::Mockable;

/// The case that method lookup finds first: the dependency may be absent.
pub trait Absence<D> {
    /// Returns the function that leaves the dependency absent.
    fn when_unset(&self) -> Option<WhenUnset<D>>;
}

/// The case that method lookup finds second: the dependency has a mock.
pub trait AutoMocked<D> {
    /// Returns the function that sets a strict mock.
    fn when_unset(&self) -> Option<WhenUnset<D>>;
}

/// The case that method lookup finds last: nothing can fill the stub.
pub trait Unknown<D> {
    /// Returns `None`.
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
