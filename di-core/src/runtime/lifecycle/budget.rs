//! The time that is left to a phase.

use std::future::poll_fn;
use std::panic::AssertUnwindSafe;
use std::pin::pin;
use std::task::Poll;
use std::time::{Duration, Instant};

use futures_util::FutureExt;

use crate::runtime::lifecycle::cause::{FailureCause, panic_message};
use crate::spec::lifecycle::Phase;
use crate::spec::lifecycle::shutdown::Shutdown;
use crate::spec::settings::LifecycleSettings;

/// The time that is left to a phase, and to the start or stop that it belongs to.
pub(crate) struct Budget<'a> {
    settings: &'a LifecycleSettings,
    phase: Phase,
    whole_until: Option<Instant>,
    phase_until: Option<Instant>,
    /// Cancels all that waits.
    force: Option<&'a Shutdown>,
}

/// The end of a wait for work.
pub(crate) enum Ended<T> {
    InTime(T),
    Cancelled(FailureCause),
    /// No time was left, so the work did not begin.
    NotBegun(FailureCause),
}

impl<'a> Budget<'a> {
    /// Begins the budget of a start or stop, with its first phase.
    pub(crate) fn begin(
        settings: &'a LifecycleSettings,
        phase: Phase,
        force: Option<&'a Shutdown>,
    ) -> Self {
        let mut budget = Self {
            settings,
            phase,
            whole_until: until(settings, settings.limits.of_whole(phase)),
            phase_until: None,
            force,
        };
        budget.enter(phase);
        budget
    }

    /// Enters the next phase.
    pub(crate) fn enter(&mut self, phase: Phase) {
        self.phase = phase;
        self.phase_until = until(self.settings, self.settings.limits.of_phase(phase));
    }

    pub(crate) fn now(&self) -> Instant {
        self.settings.now()
    }

    /// Runs work of the phase within its limit, which `own` may replace.
    pub(crate) async fn run<F: Future>(&self, own: Option<Duration>, work: F) -> Ended<F::Output> {
        let limit = self.limit(own);
        if self.force.is_some_and(Shutdown::is_requested) {
            return Ended::NotBegun(FailureCause::Forced);
        }
        if limit == Some(Duration::ZERO) {
            return Ended::NotBegun(FailureCause::TimedOut(Duration::ZERO));
        }
        race(self.settings, limit, self.force, work).await
    }

    /// Returns the time for a piece of work: its own limit, but no more than what is left.
    fn limit(&self, own: Option<Duration>) -> Option<Duration> {
        self.settings.runtime.as_ref()?;
        let each = own.or(self.settings.limits.of_each(self.phase));
        let now = self.settings.now();
        let left = |until: Option<Instant>| Some(until?.saturating_duration_since(now));
        let left = [left(self.phase_until), left(self.whole_until), each];
        left.into_iter().flatten().min()
    }
}

/// Runs a check within a limit. A panic is an error.
pub(crate) async fn within<F: Future>(
    settings: &LifecycleSettings,
    limit: Option<Duration>,
    work: F,
) -> Result<F::Output, FailureCause> {
    let work = AssertUnwindSafe(work).catch_unwind();
    match race(settings, limit, None, work).await {
        Ended::InTime(Ok(done)) => Ok(done),
        Ended::InTime(Err(payload)) => {
            Err(FailureCause::Panicked(panic_message(&*payload).to_owned()))
        }
        Ended::Cancelled(cause) | Ended::NotBegun(cause) => Err(cause),
    }
}

/// Runs work until its limit, or until the application is forced to stop.
async fn race<F: Future>(
    settings: &LifecycleSettings,
    limit: Option<Duration>,
    force: Option<&Shutdown>,
    work: F,
) -> Ended<F::Output> {
    let mut work = pin!(work);
    let sleep = limit.zip(settings.runtime.as_ref());
    let mut sleep = sleep.map(|(limit, runtime)| (limit, runtime.sleep(limit)));
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
        match &mut sleep {
            Some((limit, sleep)) => sleep
                .as_mut()
                .poll(context)
                .map(|()| Ended::Cancelled(FailureCause::TimedOut(*limit))),
            None => Poll::Pending,
        }
    })
    .await
}

fn until(settings: &LifecycleSettings, limit: Option<Duration>) -> Option<Instant> {
    settings.runtime.as_ref()?;
    settings.now().checked_add(limit?)
}
