//! Work that ends, or whose time ends first.

use std::future::poll_fn;
use std::panic::AssertUnwindSafe;
use std::pin::{Pin, pin};
use std::task::Poll;
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use crate::runtime::lifecycle::cause::{FailureCause, panic_message};
use crate::runtime::lifecycle::contained::Contained;
use crate::runtime::lifecycle::pause::Pause;
use crate::runtime::lifecycle::recorder::Recorded;
use crate::spec::lifecycle::settings::LifecycleSettings;
use crate::spec::lifecycle::shutdown::Shutdown;

/// The end of a wait for work.
pub(crate) enum Ended<T> {
    InTime(T),
    Cancelled(FailureCause),
    /// No time was left, so the work did not begin.
    NotBegun(FailureCause),
}

/// A time limit, and the failure of work that exceeds it.
#[derive(Clone)]
pub(crate) struct Limit {
    pub(crate) time: Duration,
    pub(crate) cause: FailureCause,
}

/// The shortest time after which observers are told that a step has not ended.
const SHORTEST_WAIT: Duration = Duration::from_millis(1);

/// Runs a check within a limit. A panic is an error.
pub(crate) async fn within<T>(
    settings: &LifecycleSettings,
    limit: Option<Duration>,
    check: BoxFuture<'_, T>,
) -> Result<T, FailureCause> {
    let limit = limit.map(|time| Limit {
        time,
        cause: FailureCause::TimedOut(time),
    });
    let check = AssertUnwindSafe(Contained::new(check)).catch_unwind();
    match race(settings, limit, None, check).await {
        Ended::InTime(Ok(done)) => Ok(done),
        Ended::InTime(Err(payload)) => {
            Err(FailureCause::Panicked(panic_message(&*payload).to_owned()))
        }
        Ended::Cancelled(cause) | Ended::NotBegun(cause) => Err(cause),
    }
}

/// Runs work until its limit, or until the application is forced to stop.
pub(crate) async fn race<F: Future>(
    settings: &LifecycleSettings,
    limit: Option<Limit>,
    force: Option<&Shutdown>,
    work: F,
) -> Ended<F::Output> {
    let mut work = pin!(work);
    let pause = limit
        .as_ref()
        .and_then(|limit| Pause::begin(settings, limit.time));
    let mut pause = pause.zip(limit);
    let mut forced = pin!(async {
        match force {
            Some(force) => force.requested().await,
            None => std::future::pending().await,
        }
    });
    poll_fn(|context| {
        // The work comes first: what is done in the last moment is done.
        if let Poll::Ready(done) = work.as_mut().poll(context) {
            return Poll::Ready(Ended::InTime(done));
        }
        if forced.as_mut().poll(context).is_ready() {
            return Poll::Ready(Ended::Cancelled(FailureCause::Forced));
        }
        match &mut pause {
            Some((pause, limit)) => Pin::new(pause)
                .poll(context)
                .map(|()| Ended::Cancelled(limit.cause.clone())),
            None => Poll::Pending,
        }
    })
    .await
}

/// Runs a step, and tells the observers after some time that it has not ended.
pub(crate) async fn watched<F: Future>(
    settings: &LifecycleSettings,
    step: &Recorded<'_>,
    future: F,
) -> F::Output {
    let mut future = pin!(future);
    let mut time = settings.waiting_after.max(SHORTEST_WAIT);
    let mut pause = step
        .is_observed()
        .then(|| Pause::begin(settings, time))
        .flatten();
    poll_fn(|context| {
        if let Poll::Ready(done) = future.as_mut().poll(context) {
            return Poll::Ready(done);
        }
        let Some(waiting) = &mut pause else {
            return Poll::Pending;
        };
        if Pin::new(waiting).poll(context).is_ready() {
            step.waits();
            pause = Pause::begin(settings, time);
            time = time.saturating_mul(2);
            // The next pause is polled soon, but not before others had their turn, in case it ends at once.
            context.waker().wake_by_ref();
        }
        Poll::Pending
    })
    .await
}
