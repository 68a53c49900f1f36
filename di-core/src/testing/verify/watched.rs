//! Mocks without their traits, as who verifies them sees them.

use crate::testing::mock::{Mock, Mockable};
use crate::testing::verify::report::Fault;

/// A mock, or something else that is verified at the end.
pub(crate) trait Watched: Send + Sync {
    /// Drops the mock in this thread; what is wrong with it.
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
