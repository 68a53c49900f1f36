//! The task of a framework beside a container, such as a server.

use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::task::Poll;

use futures_util::FutureExt;

use crate::container::Container;
use crate::error::BoxError;
use crate::lifecycle::run_until::{Exit, ExitReason, signals_before_force, unless_forced};
use crate::lifecycle::signals::{IntoSignals, Signals};
use crate::runtime::lifecycle::budget::Budget;
use crate::runtime::lifecycle::cause::{FailureCause, caught};
use crate::runtime::lifecycle::race::Ended;
use crate::runtime::lifecycle::state::Stage;
use crate::spec::lifecycle::Phase;
use crate::spec::lifecycle::shutdown::Shutdown;

/// The task, whose panics are errors.
type Task<'a> = Pin<&'a mut (dyn Future<Output = Result<(), FailureCause>> + Send)>;

/// Runs the task of a framework beside a container, such as a server, until the signal comes, the task ends, or a
/// `run` task ends. Then it drains the task, and stops the container.
///
/// The task depends on the container as a whole, so it is told to end before all others, once readiness has ended.
/// The limit of a task that drains holds for it too, and a second signal cancels it.
pub async fn run_beside<M, F, E>(
    container: &Container<M>,
    name: &str,
    task: impl FnOnce(Shutdown) -> F,
    signal: impl IntoSignals + Send,
) -> Exit
where
    F: Future<Output = Result<(), E>> + Send,
    E: Into<BoxError>,
{
    let (mut signals, shutdown) = (signal.into_signals(), Shutdown::new());
    let task = task(shutdown.clone());
    let task = async { task.await.map_err(Into::into) };
    let mut task = pin!(caught(task.boxed()));
    let first = first_end(container, &mut signals, task.as_mut()).await;
    container.store().lifecycle.enter(Stage::Stopping);
    shutdown.request();
    let (reason, result) = match first {
        Ok(reason) => {
            let others = signals_before_force(&reason);
            let result = drain(container, &mut signals, others, task).await;
            (Some(reason), result)
        }
        Err(result) => (None, result),
    };
    let others = reason.as_ref().map_or(1, signals_before_force);
    let stop = unless_forced(container, &mut signals, others, container.stop()).await;
    let reason = match (result, reason) {
        (Err(cause), _) => ExitReason::Failed(name.to_owned(), cause),
        (Ok(()), Some(reason)) => reason,
        (Ok(()), None) => ExitReason::Ended(name.to_owned()),
    };
    Exit::new(reason, stop)
}

/// Waits for the first reason to stop. If it is the end of the task, returns the result of the task as an error.
async fn first_end<M>(
    container: &Container<M>,
    signals: &mut Signals,
    mut task: Task<'_>,
) -> Result<ExitReason, Result<(), FailureCause>> {
    let mut end = pin!(container.until_end(signals));
    poll_fn(|context| {
        if let Poll::Ready(result) = task.as_mut().poll(context) {
            return Poll::Ready(Err(result));
        }
        end.as_mut().poll(context).map(Ok)
    })
    .await
}

/// Waits until the task, which was told to end, has ended.
async fn drain<M>(
    container: &Container<M>,
    signals: &mut Signals,
    others: usize,
    task: Task<'_>,
) -> Result<(), FailureCause> {
    let lifecycle = &container.store().lifecycle;
    let budget = Budget::begin(&lifecycle.settings, &lifecycle.recorder, Phase::Drain);
    let budget = budget.forced_by(&lifecycle.force);
    match unless_forced(container, signals, others, budget.wait(task)).await {
        Ended::InTime(result) => result,
        Ended::Cancelled(cause) | Ended::NotBegun(cause) => Err(cause),
    }
}
