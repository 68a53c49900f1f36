//! The life of an application after its start: it runs until a signal or the end of a task, then stops.

use std::fmt::{self, Debug, Display, Formatter};
use std::future::poll_fn;
use std::io::{self, Write};
use std::pin::{Pin, pin};
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
    /// Somebody else has stopped the container.
    Stopped,
    /// The named task ended: the `run` task of a component, or a server beside the container.
    Ended(String),
    /// The named task failed.
    Failed(String, FailureCause),
}

impl<M> Container<M> {
    /// Runs until the signal comes, a `run` task ends, or somebody else stops the container. Then it
    /// [stops](Self::stop).
    ///
    /// The signal is any future, or a [`Signals`] that comes more than once: the first signal stops, and a second
    /// one forces the stop. It cancels all hooks and tasks, and those that have not begun are skipped. After the
    /// end of a task, the first signal changes nothing, and the second one forces. The function `signals` of the
    /// feature `tokio` returns those that end a process.
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
    pub fn run_until(
        &self,
        signal: impl IntoSignals + Send,
    ) -> Pin<Box<dyn Future<Output = Exit> + Send + '_>> {
        let mut signals = signal.into_signals();
        // The box hides the type of the signal, so rustc reports one that is none once, and not at the await too.
        Box::pin(async move {
            let reason = self.until_end(&mut signals).await;
            let first = signals_before_force(&reason);
            let stop = unless_forced(self, &mut signals, first, self.stop()).await;
            Exit { reason, stop }
        })
    }

    /// Waits for the first reason to stop.
    pub(crate) async fn until_end(&self, signals: &mut Signals) -> ExitReason {
        self.first_end(signals)
            .await
            .unwrap_or_else(|reason| reason)
    }

    async fn first_end(&self, signals: &mut Signals) -> Result<ExitReason, ExitReason> {
        let lifecycle = &self.store().lifecycle;
        let mut ended = pin!(lifecycle.first_end.wait());
        let mut stops = pin!(lifecycle.stopping.requested());
        let (at, result) = poll_fn(|context| {
            if let Poll::Ready(end) = ended.as_mut().poll(context) {
                return Poll::Ready(Ok(end));
            }
            if stops.as_mut().poll(context).is_ready() {
                return Poll::Ready(Err(ExitReason::Stopped));
            }
            let signal = signals.poll_next(context);
            signal.map(|()| Err(ExitReason::Signal))
        })
        .await?;
        let hooked = lifecycle.hooked.get(at);
        let header = hooked.and_then(|hooked| self.store().header(hooked.slot));
        let component = header.map_or_else(String::new, |header| header.label.to_string());
        let component = format!("the `run` task of {component}");
        Ok(match result {
            Ok(()) => ExitReason::Ended(component),
            Err(cause) => ExitReason::Failed(component, cause),
        })
    }
}

/// Returns the number of signals that do not force the stop. If a task has ended, the first signal is yet to come.
pub(crate) fn signals_before_force(reason: &ExitReason) -> usize {
    usize::from(!matches!(reason, ExitReason::Signal))
}

/// Waits for the end of a stop. A signal in the meantime, after this number of `others`, forces it.
pub(crate) async fn unless_forced<M, F: Future>(
    container: &Container<M>,
    signals: &mut Signals,
    others: usize,
    stop: F,
) -> F::Output {
    let mut stop = pin!(stop);
    let mut left = Some(others);
    poll_fn(|context| {
        while let Some(others) = left {
            if signals.poll_next(context).is_pending() {
                break;
            }
            left = others.checked_sub(1);
            if left.is_none() {
                container.store().lifecycle.force.request();
            }
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
            ExitReason::Stopped => out.write_str("stopped: ")?,
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
