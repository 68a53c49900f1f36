//! The mocks of a test, and their verification in the test's own thread.

use std::fmt::{self, Debug, Formatter};
use std::thread;

use super::mock::{Mock, Mockable};
use super::report::{Fault, Report};

/// The mocks of one test, which are verified when it is dropped, in the thread that drops it.
///
/// Each mock is taken out of its handles and doubles and dropped: mocks check then how often they
/// were called, whoever still holds a double. What a mock complained of in another thread or task
/// is raised again. All that is wrong is told at once.
///
/// A test that is panicking already keeps its own panic, and nothing is verified.
#[derive(Default)]
pub struct Doubles {
    watched: Vec<Box<dyn Watched>>,
}

/// A mock, whatever its trait.
pub(super) trait Watched: Send + Sync {
    fn verify(&self) -> Vec<Fault>;
}

impl<I: ?Sized + Mockable> Watched for Mock<I> {
    fn verify(&self) -> Vec<Fault> {
        Mock::verify(self)
    }
}

impl Doubles {
    /// No mocks yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Has this mock verified at the end. To watch a mock twice is to watch it once.
    pub fn watch<I: ?Sized + Mockable>(&mut self, mock: &Mock<I>) {
        self.watched.push(Box::new(mock.clone()));
    }

    /// Verifies the mocks that are watched so far; they can't be called any more.
    ///
    /// # Panics
    ///
    /// Where a mock was not used as it had been told, unless this thread is panicking already.
    #[track_caller]
    pub fn verify(&mut self) {
        let faults = faults(&std::mem::take(&mut self.watched));
        assert!(
            faults.is_empty() || thread::panicking(),
            "{}",
            Report(faults)
        );
    }
}

impl Drop for Doubles {
    fn drop(&mut self) {
        self.verify();
    }
}

impl Debug for Doubles {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        write!(out, "Doubles({})", self.watched.len())
    }
}

fn faults(watched: &[Box<dyn Watched>]) -> Vec<Fault> {
    watched.iter().flat_map(|mock| mock.verify()).collect()
}
