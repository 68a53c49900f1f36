//! The signals that end an application.

use std::fmt::{self, Debug, Formatter};
use std::pin::Pin;
use std::task::{Context, Poll};

/// Signals that end an application. The first one stops it, the second one forces the stop.
pub struct Signals(Box<PollSignal>);

type PollSignal = dyn FnMut(&mut Context<'_>) -> Poll<()> + Send;

/// A signal that [`run_until`](crate::Container::run_until) accepts: a future, or [`Signals`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no signal",
    label = "expected a future or `Signals`",
    note = "a signal is a future that is `Send + 'static`, such as `tokio::signal::ctrl_c()`, or `wirework::Signals`; `signals()` returns a `Result` of them, so write `signals()?`"
)]
pub trait IntoSignals {
    #[doc(hidden)]
    fn into_signals(self) -> Signals
    where
        Self: Send;
}

impl Signals {
    /// Returns signals from a function that returns a future for each. The end of the future is the signal; then the
    /// function is called for the next one.
    pub fn each<F>(mut wait: impl FnMut() -> F + Send + 'static) -> Self
    where
        F: Future + Send + 'static,
    {
        let mut next: Option<Pin<Box<F>>> = None;
        Self(Box::new(move |context| {
            let waiting = next.get_or_insert_with(|| Box::pin(wait()));
            let polled = waiting.as_mut().poll(context).map(drop);
            if polled.is_ready() {
                next = None;
            }
            polled
        }))
    }

    /// Returns signals from a poll function. Each `Poll::Ready` is one signal; then the function is polled for the next
    /// one.
    pub fn polled(poll: impl FnMut(&mut Context<'_>) -> Poll<()> + Send + 'static) -> Self {
        Self(Box::new(poll))
    }

    pub(crate) fn poll_next(&mut self, context: &mut Context<'_>) -> Poll<()> {
        (self.0)(context)
    }
}

#[diagnostic::do_not_recommend]
impl<F: Future + 'static> IntoSignals for F {
    fn into_signals(self) -> Signals
    where
        Self: Send,
    {
        let mut signal = Some(Box::pin(self));
        Signals::polled(move |context| {
            let Some(waiting) = &mut signal else {
                return Poll::Pending;
            };
            let polled = waiting.as_mut().poll(context).map(drop);
            if polled.is_ready() {
                signal = None;
            }
            polled
        })
    }
}

#[diagnostic::do_not_recommend]
impl IntoSignals for Signals {
    fn into_signals(self) -> Signals {
        self
    }
}

impl Debug for Signals {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.debug_struct("Signals").finish_non_exhaustive()
    }
}
