//! The mocks of a test, and their verification in the test's own thread.

use std::fmt::{self, Debug, Formatter};
use std::{mem, thread};

use crate::testing::mock::{Mock, Mockable};
use crate::testing::verify::report::Report;
use crate::testing::verify::session::hand_over;
use crate::testing::verify::watched::{Watched, verify};

/// The mocks of one test, which are verified when it is dropped, in the thread that drops it.
///
/// Each mock is taken out of its handles and doubles and dropped: mocks check then how often they
/// were called, whoever still holds a double. What a mock complained of in another thread or task
/// is raised again. All that is wrong is told at once.
///
/// A test that is panicking already keeps its own panic. Dropped in the function of a
/// `#[wirework::test]`, it leaves the mocks to that, which verifies them when all tasks are gone.
///
/// ```should_panic
/// use wirework::testing::{Doubles, Mock, Mockable};
/// # use std::sync::Arc;
/// # trait Mailer: Send + Sync {}
/// # #[derive(Default)]
/// # struct MockMailer { expected: u32 }
/// # impl Mailer for MockMailer {}
/// # impl Drop for MockMailer {
/// #     fn drop(&mut self) { assert_eq!(self.expected, 0, "a mail was expected") }
/// # }
/// # impl Mockable for dyn Mailer {
/// #     type Mock = MockMailer;
/// #     fn double(mock: &Mock<dyn Mailer>) -> Arc<dyn Mailer> { mock.inject() }
/// # }
///
/// let mut doubles = Doubles::new();
/// let mailer = Mock::<dyn Mailer>::new();
/// doubles.watch(&mailer);
/// mailer.mock().expected = 1;
/// // Here `doubles` is dropped: no mail was sent, so the test fails.
/// ```
#[derive(Default)]
pub struct Doubles {
    watched: Vec<Box<dyn Watched>>,
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

    /// Has this looked at in the end, before the mocks.
    pub(crate) fn watch_first(&mut self, watched: impl Watched + 'static) {
        self.watched.insert(0, Box::new(watched));
    }

    /// Verifies the mocks that are watched so far, here and now; they can't be called any more.
    ///
    /// # Panics
    ///
    /// Where a mock was not used as it had been told, unless this thread is panicking already.
    #[track_caller]
    pub fn verify(&mut self) {
        let faults = verify(&mem::take(&mut self.watched));
        assert!(
            faults.is_empty() || thread::panicking(),
            "{}",
            Report(faults)
        );
    }
}

impl Drop for Doubles {
    fn drop(&mut self) {
        if !thread::panicking() {
            self.watched = hand_over(mem::take(&mut self.watched));
        }
        self.verify();
    }
}

impl Debug for Doubles {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        write!(out, "Doubles({})", self.watched.len())
    }
}
