//! What stands for a dependency that the test did not set: decided by generated code, where the
//! type is known.

use crate::testing::bed::absent::{Absent, Unset};
use crate::testing::bed::single::Single;
use crate::testing::bed::stub::{Stub, WhenUnset};
use crate::testing::mock::Mockable;

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
