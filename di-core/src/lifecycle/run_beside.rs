//! The task of a framework beside a container, such as a server.

use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::task::Poll;

use futures_util::FutureExt;

use crate::container::Container;
use crate::error::BoxError;
use crate::lifecycle::run_until::{Exit, ExitReason, signals_before_force, unless_forced};
use crate::lifecycle::signals::{IntoSignals, Signals};
use crate::runtime::lifecycle::beside::{Beside, Draining};
use crate::runtime::lifecycle::cause::{FailureCause, caught};

/// The task, whose panics are errors.
type Task<'a> = Pin<&'a mut (dyn Future<Output = Result<(), FailureCause>> + Send)>;

/// Runs the task of a framework beside a container, such as a server, until the signal comes, the task ends, a `run`
/// task ends, or somebody else stops the container. Then it stops the container.
///
/// The task depends on the container as a whole, so the stop drains it before all components. After readiness has ended,
/// the stop requests [`Draining::shutdown`], and the task has as much time to end as a `run` task. Then the stop requests
/// [`Draining::cut_off`], and drops the task if it still does not end. The report of the stop has a row for the task.
///
/// ```
/// use wirework::Container;
/// use wirework::integration::{Draining, run_beside};
///
/// # futures_executor::block_on(async {
/// let container = Container::builder().start().await?;
/// let server = async move |draining: Draining| {
///     draining.shutdown().requested().await;
///     Ok::<(), std::io::Error>(())
/// };
/// let exit = run_beside(&container, "the server", server, std::future::ready(())).await;
/// assert!(exit.is_success());
/// # Ok::<(), wirework::StartError>(())
/// # }).unwrap();
/// ```
pub async fn run_beside<M, F, E>(
    container: &Container<M>,
    name: &str,
    task: impl FnOnce(Draining) -> F,
    signal: impl IntoSignals + Send,
) -> Exit
where
    F: Future<Output = Result<(), E>> + Send,
    E: Into<BoxError>,
{
    let lifecycle = &container.store().lifecycle;
    let mut signals = signal.into_signals();
    let (beside, registration) = Beside::new(name);
    let task = task(beside.tokens.clone());
    if !lifecycle.add_beside(&beside) {
        drop(task);
        return Exit::new(ExitReason::Stopped, container.stop().await);
    }
    let task = async { task.await.map_err(Into::into) };
    let mut task = pin!(beside.run(registration, caught(task.boxed())));
    let reason = match first_end(container, &mut signals, task.as_mut()).await {
        Ok(reason) => {
            let stop = stop(container, &mut signals, &reason, Some(task)).await;
            return Exit::new(reason, stop);
        }
        Err(Ok(())) => ExitReason::Ended(name.to_owned()),
        Err(Err(cause)) => ExitReason::Failed(name.to_owned(), cause),
    };
    let stop = stop(container, &mut signals, &reason, None).await;
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

/// Stops the container, while the task goes on until it ends.
async fn stop<M>(
    container: &Container<M>,
    signals: &mut Signals,
    reason: &ExitReason,
    mut task: Option<Task<'_>>,
) -> crate::StopReport {
    let mut stop = pin!(container.stop());
    let both = poll_fn(|context| {
        if let Some(running) = &mut task {
            if running.as_mut().poll(context).is_ready() {
                task = None;
            }
        }
        stop.as_mut().poll(context)
    });
    unless_forced(container, signals, signals_before_force(reason), both).await
}
