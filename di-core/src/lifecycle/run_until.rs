//! The life of an application after its start: it runs until a signal or the end of a task, then stops.

use std::fmt::{self, Debug, Display, Formatter};
use std::future::poll_fn;
use std::process::{ExitCode, Termination};
use std::task::Poll;

use crate::container::Container;
use crate::error::BoxError;
use crate::lifecycle::signals::{IntoSignals, Signals};
use crate::runtime::lifecycle::budget::{Budget, Ended};
use crate::runtime::lifecycle::cause::{FailureCause, caught};
use crate::runtime::lifecycle::report::StopReport;
use crate::runtime::lifecycle::state::Stage;
use crate::spec::lifecycle::Phase;
use crate::spec::lifecycle::shutdown::Shutdown;

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

    async fn until_end(&self, signals: &mut Signals) -> ExitReason {
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

/// Runs the task of a framework beside a container, such as a server, until the signal comes, the task ends, or a
/// `run` task ends. Then it drains the task, and stops the container.
///
/// The task depends on the container as a whole, so it is told to end before all others, once readiness has ended.
/// The limit of a task that drains holds for it too, and a second signal cancels it.
pub async fn run_beside<M, Task, E, Shape>(
    container: &Container<M>,
    name: &str,
    task: impl FnOnce(Shutdown) -> Task,
    signal: impl IntoSignals<Shape>,
) -> Exit
where
    Task: Future<Output = Result<(), E>>,
    E: Into<BoxError>,
{
    let mut signals = signal.into_signals();
    let shutdown = Shutdown::new();
    let task = task(shutdown.clone());
    let mut task = std::pin::pin!(caught(async { task.await.map_err(Into::into) }));
    let mut early = None;
    let mut reason = {
        let mut end = std::pin::pin!(container.until_end(&mut signals));
        poll_fn(|context| {
            if let Poll::Ready(result) = task.as_mut().poll(context) {
                early = Some(result);
                return Poll::Ready(None);
            }
            end.as_mut().poll(context).map(Some)
        })
        .await
    };
    let lifecycle = &container.store().lifecycle;
    lifecycle.enter(Stage::Stopping);
    shutdown.request();
    let drained = match early {
        Some(result) => result,
        None => {
            let budget = Budget::begin(&lifecycle.settings, &lifecycle.recorder, Phase::Drain);
            let budget = budget.forced_by(&lifecycle.force);
            match unless_forced(container, &mut signals, budget.wait(task)).await {
                Ended::InTime(result) => result,
                Ended::Cancelled(cause) | Ended::NotBegun(cause) => Err(cause),
            }
        }
    };
    let stop = unless_forced(container, &mut signals, container.stop()).await;
    let of_task = match drained {
        Ok(()) => ExitReason::Ended(name.to_owned()),
        Err(cause) => ExitReason::Failed(name.to_owned(), cause),
    };
    if reason.is_none() || matches!(of_task, ExitReason::Failed(..)) {
        reason = Some(of_task);
    }
    Exit {
        reason: reason.unwrap_or(ExitReason::Signal),
        stop,
    }
}

/// Waits for the end of a stop. A signal in the meantime forces it.
async fn unless_forced<M, F: Future>(
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
        eprintln!("{self:#}");
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
