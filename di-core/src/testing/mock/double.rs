//! The object that is injected for a mock, and forwards calls to it.

use std::fmt::{self, Debug, Display, Formatter};
use std::future::{Future, poll_fn};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::pin::pin;
use std::sync::Arc;
use std::thread;

use crate::testing::mock::shared::Shared;
use crate::testing::mock::{Mock, Mockable};

/// An object that forwards calls to a [`Mock`], so that the mock can be programmed after injection.
///
/// `#[wirework::mockable]` implements the trait for it: each method calls the same method of the
/// mock. The double records a panic of the mock, which fails the test even in a detached task.
pub struct Double<I: ?Sized + Mockable> {
    shared: Arc<Shared<I::Mock>>,
}

// Functions without `self` can't clash with methods of the user's trait.
impl<I: ?Sized + Mockable> Double<I> {
    /// Returns a double of this mock.
    #[must_use]
    pub fn new(mock: &Mock<I>) -> Self {
        mock.shared.count_double(true);
        Double {
            shared: mock.shared.clone(),
        }
    }

    /// Calls the mock.
    ///
    /// # Panics
    ///
    /// Panics if the call panics, if the mock was verified, or if this thread is programming the mock.
    pub fn call<R>(this: &Self, call: impl FnOnce(Arc<I::Mock>) -> R) -> R {
        Self::call_or(this, None, call)
    }

    /// Calls the mock, like [`call`](Self::call).
    ///
    /// If the call fails while this thread already panics, a second panic would abort the process. The
    /// double then returns the fallback, so that the first panic stays the result of the test.
    ///
    /// # Panics
    ///
    /// Panics in the same cases as [`call`](Self::call), unless there is a fallback.
    #[doc(hidden)]
    pub fn call_or<R>(
        this: &Self,
        fallback: Option<fn() -> R>,
        call: impl FnOnce(Arc<I::Mock>) -> R,
    ) -> R {
        let fallback = fallback.filter(|_| thread::panicking());
        let mock = match (this.shared.called(), fallback) {
            (Ok(mock), _) => mock,
            (Err(text), None) => panic!("{text}"),
            (Err(text), Some(fallback)) => {
                eprintln!("{text}");
                return fallback();
            }
        };
        catch_unwind(AssertUnwindSafe(|| call(mock))).unwrap_or_else(|panic| {
            this.shared.note(&*panic);
            match fallback {
                Some(fallback) => fallback(),
                None => resume_unwind(panic),
            }
        })
    }

    /// Calls a method of the mock that returns a future, and awaits the future.
    ///
    /// # Panics
    ///
    /// Panics in the same cases as [`call`](Self::call).
    pub async fn call_async<F: Future>(
        this: &Self,
        call: impl FnOnce(Arc<I::Mock>) -> F,
    ) -> F::Output {
        let future = Self::call(this, call);
        Self::watch(this, future).await
    }

    /// Awaits a future that the mock returned.
    ///
    /// # Panics
    ///
    /// Panics if the future panics.
    pub fn watch<F: Future>(this: &Self, future: F) -> impl Future<Output = F::Output> + use<I, F> {
        let shared = this.shared.clone();
        async move {
            let mut future = pin!(future);
            poll_fn(|context| {
                let polled = AssertUnwindSafe(|| future.as_mut().poll(context));
                catch_unwind(polled).unwrap_or_else(|panic| {
                    shared.note(&*panic);
                    resume_unwind(panic)
                })
            })
            .await
        }
    }
}

impl<I: ?Sized + Mockable> Drop for Double<I> {
    fn drop(&mut self) {
        self.shared.count_double(false);
    }
}

impl<I: ?Sized + Mockable> Debug for Double<I> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        write!(out, "Double({})", self.shared.label())
    }
}

impl<I: ?Sized + Mockable<Mock: Display>> Display for Double<I> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        Double::call(self, |mock| mock.fmt(out))
    }
}

/// An object that can be injected as an `I`.
#[diagnostic::on_unimplemented(
    message = "`{I}` has a supertrait without a mock",
    label = "a double does not implement this trait",
    note = "write `#[wirework::mockable]` on that trait too, or `mockable(direct)` on this one, which injects the mock itself"
)]
pub trait CoerceTo<I: ?Sized> {
    /// Returns the same object as an `I`.
    fn coerce(self: Arc<Self>) -> Arc<I>;
}

/// Returns the double as the trait object to inject.
#[must_use]
pub fn as_mocked<I: ?Sized + Mockable>(double: Double<I>) -> Arc<I>
where
    Double<I>: CoerceTo<I>,
{
    Arc::new(double).coerce()
}

/// Panics: the body of a method with `&mut self` or `self: Box<Self>`, which can't be called through an
/// `Arc`.
///
/// # Panics
///
/// Always panics.
pub fn not_behind_an_arc(method: &str) -> ! {
    panic!("`{method}` can't be called through an `Arc`, so a double doesn't forward it");
}

/// Panics: the body of a method without `&self`, which can't be called on a trait object.
///
/// # Panics
///
/// Always panics.
pub fn not_behind_a_double(method: &str) -> ! {
    panic!("`{method}` can't be called on a trait object, so a double doesn't forward it");
}
