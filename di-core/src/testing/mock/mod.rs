//! The mock of a trait, and the guard that programs it.

pub(crate) mod auto_mock;
pub(crate) mod double;
pub mod fallback;
pub(crate) mod held;
pub(crate) mod shared;
pub(crate) mod waiting;

use std::any::type_name;
use std::fmt::{self, Debug, Formatter};
use std::ops::{Deref, DerefMut};
use std::panic::Location;
use std::sync::Arc;

use crate::spec::shareable::Shareable;
use crate::spec::source_line::LineOf;
use crate::spec::type_name::ShortName;
use crate::testing::mock::shared::{Locked, Shared, State};

/// A trait with a mock. `#[wirework::mockable]` implements it for `dyn Trait`.
///
/// An implementation by hand takes a few lines. Its [`double`](Self::double) returns the mock
/// itself, so a test has to program the mock before injection:
///
/// ```
/// use std::sync::Arc;
/// use wirework::testing::{Mock, Mockable};
///
/// trait Clock: Send + Sync {
///     fn now(&self) -> u64;
/// }
///
/// #[derive(Default)]
/// struct StoppedClock {
///     at: u64,
/// }
///
/// impl Clock for StoppedClock {
///     fn now(&self) -> u64 {
///         self.at
///     }
/// }
///
/// impl Mockable for dyn Clock {
///     type Mock = StoppedClock;
///
///     fn double(mock: &Mock<dyn Clock>) -> Arc<dyn Clock> {
///         mock.inject()
///     }
/// }
///
/// let clock = Mock::<dyn Clock>::new();
/// clock.mock().at = 7;
/// assert_eq!(clock.double().now(), 7);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no mock",
    label = "this trait has no mock",
    note = "write `#[wirework::mockable]` above `#[mockall::automock]` on the trait, or use a hand-written fake"
)]
pub trait Mockable: Shareable {
    /// The type of the mock: `MockMailer` for a `dyn Mailer`.
    type Mock: Default + Send + Sync + 'static;

    /// Returns the object to inject, which forwards to this mock.
    fn double(mock: &Mock<Self>) -> Arc<Self>;
}

/// A handle to the mock of a trait, such as `Mock<dyn Mailer>`. A clone is a handle to the same mock.
///
/// [`Doubles`](super::Doubles) verifies the mocks that it watches. A bed and a test graph watch
/// their own mocks.
///
/// ```
/// use wirework::testing::Mock;
///
/// #[wirework::mockable]
/// trait Clock: Send + Sync {
///     fn now(&self) -> u64;
/// }
///
/// #[derive(Default)]
/// struct MockClock {
///     now: u64,
/// }
///
/// impl Clock for MockClock {
///     fn now(&self) -> u64 {
///         self.now
///     }
/// }
///
/// let clock = Mock::<dyn Clock>::new();
/// let injected = clock.double();
/// clock.mock().now = 7;
/// assert_eq!(injected.now(), 7);
/// clock.mock().now = 8;
/// assert_eq!(injected.now(), 8);
/// ```
pub struct Mock<I: ?Sized + Mockable> {
    pub(crate) shared: Arc<Shared<I::Mock>>,
}

impl<I: ?Sized + Mockable> Mock<I> {
    /// Returns a mock without expectations.
    #[must_use]
    #[track_caller]
    pub fn new() -> Self {
        let (interface, at) = (Self::interface(), LineOf(Location::caller()));
        Self::with_label(format!("mock of `{interface}` (made at {at})"), None)
    }

    /// Returns a mock without expectations, with a name that messages show.
    #[must_use]
    #[track_caller]
    pub fn named(name: impl Into<String>) -> Self {
        let (interface, at) = (Self::interface(), LineOf(Location::caller()));
        let name = name.into();
        Self::with_label(
            format!("mock `{name}` of `{interface}` (made at {at})"),
            None,
        )
    }

    /// Returns a guard that programs the mock, before or after injection.
    ///
    /// # Panics
    ///
    /// Panics if a call of the mock is running, or if this thread already has a guard of the mock.
    /// Also panics if the mock was verified, or was [injected](Self::inject) without a double.
    #[track_caller]
    pub fn mock(&self) -> MockGuard<'_, I::Mock> {
        match self.shared.program() {
            Ok(locked) => MockGuard { locked },
            Err(text) => panic!("{text}"),
        }
    }

    /// Returns the object to inject.
    #[must_use]
    #[track_caller]
    pub fn double(&self) -> Arc<I> {
        I::double(self)
    }

    /// Returns the mock itself, for injection without a double.
    ///
    /// For implementations of [`Mockable::double`]. Afterwards the mock can't be programmed. It can
    /// be verified only if everything that holds it is dropped before the test ends.
    ///
    /// # Panics
    ///
    /// Panics if the mock was verified, or is being programmed.
    #[must_use]
    #[track_caller]
    pub fn inject(&self) -> Arc<I::Mock> {
        match self.shared.inject() {
            Ok(mock) => mock,
            Err(text) => panic!("{text}"),
        }
    }

    /// Takes the complaints of the calls so far; they no longer fail the test.
    ///
    /// A panic in a call of the mock fails the test at its end, even if the code under test caught
    /// the panic. Take the complaints if the mock is meant to panic.
    #[must_use = "taken complaints no longer fail the test"]
    pub fn take_complaints(&self) -> Vec<String> {
        self.shared.take_complaints()
    }

    /// Returns a mock that the kit creates for the test. Its complaints name the code that programs it.
    pub(crate) fn auto(name: &str, programs: String) -> Self {
        let interface = Self::interface();
        Self::with_label(
            format!("auto-mock `{name}` of `{interface}`"),
            Some(programs),
        )
    }

    pub(crate) fn interface() -> ShortName<'static> {
        ShortName(type_name::<I>())
    }

    fn with_label(label: String, programs: Option<String>) -> Self {
        Mock {
            shared: Arc::new(Shared::new(label, programs, I::Mock::default())),
        }
    }
}

impl<I: ?Sized + Mockable> Default for Mock<I> {
    #[track_caller]
    fn default() -> Self {
        Self::new()
    }
}

impl<I: ?Sized + Mockable> Clone for Mock<I> {
    fn clone(&self) -> Self {
        Mock {
            shared: self.shared.clone(),
        }
    }
}

impl<I: ?Sized + Mockable> Debug for Mock<I> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.write_str(self.shared.label())
    }
}

/// A guard that programs a mock: `mailer.mock().expect_send()`.
///
/// Calls of the mock wait until the guard is dropped, at the end of the statement.
#[must_use = "program the mock"]
pub struct MockGuard<'a, M> {
    locked: Locked<'a, M>,
}

impl<M> Deref for MockGuard<'_, M> {
    type Target = M;

    fn deref(&self) -> &M {
        match &*self.locked.state {
            State::Behind(mock) => mock,
            _ => unreachable!("a guard exists only in this state"),
        }
    }
}

impl<M> DerefMut for MockGuard<'_, M> {
    fn deref_mut(&mut self) -> &mut M {
        match &mut *self.locked.state {
            State::Behind(mock) => Arc::get_mut(mock).expect("no call starts while it is locked"),
            _ => unreachable!("a guard exists only in this state"),
        }
    }
}

impl<M> Debug for MockGuard<'_, M> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.debug_struct("MockGuard").finish_non_exhaustive()
    }
}
