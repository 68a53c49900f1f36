//! The object that is injected in front of a mock.

use std::fmt::{self, Debug, Display, Formatter};
use std::future::{Future, poll_fn};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::pin::pin;
use std::sync::Arc;

use crate::testing::mock::shared::Shared;
use crate::testing::mock::{Mock, Mockable};

/// Stands in front of a [`Mock`], which so can be programmed after it was injected.
///
/// `#[wirework::mockable]` implements the trait for it: each method calls that of the mock, and a
/// panic of the mock is noted, so that it fails the test even if it ends a task that nobody waits
/// for.
pub struct Double<I: ?Sized + Mockable> {
    shared: Arc<Shared<I::Mock>>,
}

// What takes no `self` can't be mistaken for a method of the user's trait.
impl<I: ?Sized + Mockable> Double<I> {
    /// An object in front of this mock.
    #[must_use]
    pub fn new(mock: &Mock<I>) -> Self {
        Double {
            shared: mock.shared.clone(),
        }
    }

    /// Calls the mock.
    ///
    /// # Panics
    ///
    /// Where the call does, where the mock was verified, and where this thread is programming it.
    pub fn call<R>(this: &Self, call: impl FnOnce(Arc<I::Mock>) -> R) -> R {
        let mock = this.mock();
        catch_unwind(AssertUnwindSafe(|| call(mock))).unwrap_or_else(|panic| {
            this.shared.note(&*panic);
            resume_unwind(panic)
        })
    }

    /// Calls a method of the mock that gives a future, and awaits it.
    ///
    /// # Panics
    ///
    /// As for [`call`](Self::call).
    pub async fn call_async<F: Future>(
        this: &Self,
        call: impl FnOnce(Arc<I::Mock>) -> F,
    ) -> F::Output {
        let future = Self::call(this, call);
        Self::watch(this, future).await
    }

    /// Awaits a future that the mock gave.
    ///
    /// # Panics
    ///
    /// Where the future does.
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

    fn mock(&self) -> Arc<I::Mock> {
        match self.shared.called() {
            Ok(mock) => mock,
            Err(text) => panic!("{text}"),
        }
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
    message = "`{I}` has a trait above it whose methods are not mocked",
    label = "a double does not implement this trait",
    note = "write `#[wirework::mockable]` on that trait too, or `mockable(direct)` on this one, which injects the mock itself"
)]
pub trait StandsFor<I: ?Sized> {
    /// The same object.
    fn stand(self: Arc<Self>) -> Arc<I>;
}

/// The double as what is injected.
#[must_use]
pub fn as_mocked<I: ?Sized + Mockable>(double: Double<I>) -> Arc<I>
where
    Double<I>: StandsFor<I>,
{
    Arc::new(double).stand()
}

/// Stands for a method that has no `&self`, so that nobody calls it on a trait object.
///
/// # Panics
///
/// Always.
pub fn not_behind_a_double(method: &str) -> ! {
    panic!("`{method}` can't be called on a trait object, so a double doesn't forward it");
}
