//! The parts of a test that are verified at its end.

use crate::testing::mock::{Mock, Mockable};
use crate::testing::verify::owner::End;
use crate::testing::verify::report::Fault;

/// A mock, or another part of a test that is verified at its end.
pub(crate) trait Watched: Send + Sync {
    /// Drops the mock in this thread, and returns its faults.
    fn verify(&self, by: End) -> Vec<Fault>;
}

impl<I: ?Sized + Mockable> Watched for Mock<I> {
    fn verify(&self, by: End) -> Vec<Fault> {
        self.shared.verify(by)
    }
}

pub(crate) fn verify(watched: &[Box<dyn Watched>], by: End) -> Vec<Fault> {
    watched.iter().flat_map(|mock| mock.verify(by)).collect()
}
