//! The parts of a test that are verified at its end.

use crate::testing::mock::{Mock, Mockable};
use crate::testing::verify::owner::End;
use crate::testing::verify::report::Fault;

/// A mock, or another part of a test that is verified at its end.
pub(crate) trait Watched: Send + Sync {
    /// Drops the mock in this thread, and returns its faults. If the test has failed, these are the
    /// complaints alone: a test that stopped early meets no expectations.
    fn verify(&self, by: End, is_failed: bool) -> Vec<Fault>;
}

impl<I: ?Sized + Mockable> Watched for Mock<I> {
    fn verify(&self, by: End, is_failed: bool) -> Vec<Fault> {
        self.shared.verify(by, is_failed)
    }
}
