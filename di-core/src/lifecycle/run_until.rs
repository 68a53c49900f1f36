//! The life of an application after its start: it runs until a signal or the end of a task, then stops.

use std::fmt::{self, Debug, Display, Formatter};
use std::future::poll_fn;
use std::io::{self, Write};
use std::process::{ExitCode, Termination};
use std::task::Poll;

use crate::container::Container;
use crate::lifecycle::signals::{IntoSignals, Signals};
use crate::runtime::lifecycle::cause::FailureCause;
use crate::runtime::lifecycle::report::StopReport;

/// The end of an application, which [`run_until`](Container::run_until) returns.
///
/// `main` may return it: the exit code tells whether a task or the stop has failed, and a failure is printed.
#[must_use = "return it from `main`, or its exit code is lost"]
pub struct Exit {
    reason: ExitReason,
    stop: StopReport,
}

/// The reason why an application has ended.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum ExitReason {
    /// The signal came.
    Signal,
    /// The named task ended: the `run` task of a component, or a server beside the container.
    Ended(String),
    /// The named task failed.
    Failed(String, FailureCause),
}

impl<M> Container<M> {
    /// Runs until the signal comes or a `run` task ends, and then [stops](Self::stop).
    ///
    /// The signal is any future, or a [`Signals`] that comes more than once: the first signal stops, and a second
    /// one forces the stop. It cancels all hooks and tasks, and those that have not begun are skipped. The
    /// function `signals` of the feature `tokio` returns those that end a process.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use wirework::{Container, bind};
    ///
    /// # futures_executor::block_on(async {
    /// let container = Container::builder()
    ///     .add(bind::<u16>().to_value(80))
    ///     .start()
    ///     .await?;
    /// let exit = container.run_until(std::future::ready(())).await;
    /// assert!(exit.is_success());
    /// # Ok::<(), wirework::StartError>(())
    /// # }).unwrap();
    /// ```
    pub async fn run_until<Shape>(&self, signal: impl IntoSignals<Shape>) -> Exit {
        let mut signals = signal.into_signals();
        let reason = self.until_end(&mut signals).await;
        let stop = unless_forced(self, &mut signals, self.stop()).await;
        Exit { reason, stop }
    }

    pub(crate) async fn until_end(&self, signals: &mut Signals) -> ExitReason {
        let lifecycle = &self.store().lifecycle;
        let mut ended = std::pin::pin!(lifecycle.first_end.wait());
        let first = poll_fn(|context| {
            if let Poll::Ready(end) = ended.as_mut().poll(context) {
                return Poll::Ready(Some(end));
            }
            signals.poll_next(context).map(|()| None)
        });
        let Some((at, result)) = first.await else {
            return ExitReason::Signal;
        };
        let hooked = lifecycle.hooked.get(at);
        let header = hooked.and_then(|hooked| self.store().header(hooked.slot));
        let component = header.map_or_else(String::new, |header| header.label.to_string());
        let component = format!("the `run` task of {component}");
        match result {
            Ok(()) => ExitReason::Ended(component),
            Err(cause) => ExitReason::Failed(component, cause),
        }
    }
}

/// Waits for the end of a stop. A signal in the meantime forces it.
pub(crate) async fn unless_forced<M, F: Future>(
    container: &Container<M>,
    signals: &mut Signals,
    stop: F,
) -> F::Output {
    let mut stop = std::pin::pin!(stop);
    let mut is_forced = false;
    poll_fn(|context| {
        if !is_forced && signals.poll_next(context).is_ready() {
            is_forced = true;
            container.store().lifecycle.force.request();
        }
        stop.as_mut().poll(context)
    })
    .await
}

impl Exit {
    pub(crate) fn new(reason: ExitReason, stop: StopReport) -> Self {
        Self { reason, stop }
    }

    /// Returns why the application has ended.
    #[must_use]
    pub fn reason(&self) -> &ExitReason {
        &self.reason
    }

    /// Returns the report of the stop.
    #[must_use]
    pub fn stop(&self) -> &StopReport {
        &self.stop
    }

    /// Returns whether neither a task nor the stop has failed.
    #[must_use]
    pub fn is_success(&self) -> bool {
        !matches!(self.reason, ExitReason::Failed(..)) && self.stop.failures().next().is_none()
    }
}

impl Termination for Exit {
    fn report(self) -> ExitCode {
        if self.is_success() {
            return ExitCode::SUCCESS;
        }
        // If nobody reads standard error any more, the exit code alone tells. `eprintln` would panic.
        let _ = writeln!(io::stderr(), "{self:#}");
        ExitCode::FAILURE
    }
}

/// Writes one line for a log, and with `{:#}` the rows of the stop too.
impl Display for Exit {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        match &self.reason {
            ExitReason::Signal => out.write_str("stopped by a signal: ")?,
            ExitReason::Ended(component) => write!(out, "{component} ended: ")?,
            ExitReason::Failed(component, cause) => {
                write!(out, "{component} {cause}: ")?;
            }
        }
        Display::fmt(&self.stop, out)
    }
}

impl Debug for Exit {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        write!(out, "{self:#}")
    }
}
