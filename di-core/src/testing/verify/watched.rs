//! The parts of a test that are verified at its end.

use crate::testing::mock::{Mock, Mockable};
use crate::testing::verify::report::Fault;

/// A mock, or another part of a test that is verified at its end.
pub(crate) trait Watched: Send + Sync {
    /// Drops the mock in this thread, and returns its faults.
    fn verify(&self) -> Vec<Fault>;
}

impl<I: ?Sized + Mockable> Watched for Mock<I> {
    fn verify(&self) -> Vec<Fault> {
        self.shared.verify()
    }
}

pub(crate) fn verify(watched: &[Box<dyn Watched>]) -> Vec<Fault> {
    watched.iter().flat_map(|mock| mock.verify()).collect()
}
