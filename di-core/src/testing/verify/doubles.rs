//! The mocks of a test, and their verification in the test's own thread.

use std::fmt::{self, Debug, Formatter};
use std::sync::Arc;
use std::thread;

use crate::testing::mock::{Mock, Mockable};
use crate::testing::verify::owner::{End, Owner};
use crate::testing::verify::report::{Fault, Report};
use crate::testing::verify::session::{Tasks, register};
use crate::testing::verify::watched::Watched;
use crate::testing::verify::watchlist::Watchlist;

/// The mocks of one test. Dropping this value verifies them, in the thread that drops it.
///
/// Verification drops each mock, even while something still holds a double: a mock checks its
/// expectations when it is dropped. Complaints from other threads and tasks fail the test too. One
/// panic reports all faults.
///
/// A test that is already panicking keeps its own panic, and the complaints are printed beside it. In
/// the function of a `#[wirework::test]`, a dropped `Doubles` leaves its mocks to the runner, which
/// verifies them after all tasks ended. The runner also verifies a `Doubles` that was never dropped,
/// and reports it.
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
pub struct Doubles {
    watched: Arc<Watchlist>,
    /// The test that created this value, if it has a runner.
    test: Option<Arc<Tasks>>,
}

impl Doubles {
    /// Returns a value without mocks.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Returns a value without mocks, for a part of the kit.
    pub(crate) fn of(owner: Owner) -> Self {
        let watched = Arc::new(Watchlist::of(owner));
        let test = register(&watched);
        Doubles { watched, test }
    }

    /// Adds a mock to verify. Adding it twice has no further effect.
    pub fn watch<I: ?Sized + Mockable>(&mut self, mock: &Mock<I>) {
        mock.shared.belongs_to(self.watched.owner);
        self.watched.add(Box::new(mock.clone()));
    }

    /// Adds a part of the test that is verified before the mocks.
    pub(crate) fn watch_first(&mut self, watched: impl Watched + 'static) {
        self.watched.add_first(Box::new(watched));
    }

    /// Verifies the mocks that were added so far. They can't be called afterwards.
    ///
    /// # Panics
    ///
    /// Panics if a mock has a complaint or an unmet expectation, unless this thread already panics. A
    /// `#[wirework::test]` fails even if something catches this panic.
    #[track_caller]
    pub fn verify(&mut self) {
        let is_failed = thread::panicking();
        let faults = self.watched.verify(End::OfOwner, is_failed);
        if is_failed {
            Report(faults).print();
            return;
        }
        if let Some(test) = &self.test {
            test.note_faults(&faults);
        }
        let hint = self.hint(&faults);
        assert!(faults.is_empty(), "{}{hint}", Report(faults));
    }
}

impl Doubles {
    /// Returns a hint for a test without a runner, whose `Err` is lost if an expectation is unmet.
    fn hint(&self, faults: &[Fault]) -> &'static str {
        if self.test.is_none() && faults.iter().any(|fault| fault.is_unmet) {
            "\nif the test returned an `Err`, this report hides it; write `#[wirework::test]` to see it"
        } else {
            ""
        }
    }
}

impl Default for Doubles {
    fn default() -> Self {
        Self::of(Owner::default())
    }
}

impl Drop for Doubles {
    fn drop(&mut self) {
        self.watched.note_drop();
        let is_left_to_test = self
            .test
            .as_ref()
            .is_some_and(|test| (test.expects_panic || !thread::panicking()) && test.is_running());
        if !is_left_to_test {
            self.verify();
        }
    }
}

impl Debug for Doubles {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        write!(out, "Doubles({})", self.watched.len())
    }
}
