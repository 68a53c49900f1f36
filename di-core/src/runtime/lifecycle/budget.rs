//! The time that is left to a phase.

use std::fmt::Display;
use std::future::poll_fn;
use std::panic::AssertUnwindSafe;
use std::pin::{Pin, pin};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use futures_util::FutureExt;

use crate::runtime::lifecycle::cause::{FailureCause, panic_message};
use crate::runtime::lifecycle::recorder::{Recorded, Recorder};
use crate::runtime::slot::Header;
use crate::spec::lifecycle::Phase;
use crate::spec::lifecycle::observer::Step;
use crate::spec::lifecycle::settings::LifecycleSettings;
use crate::spec::lifecycle::shutdown::Shutdown;

/// The time that is left to a phase, and to the start or stop that it belongs to.
pub(crate) struct Budget<'a> {
    settings: &'a LifecycleSettings,
    recorder: &'a Recorder,
    phase: Phase,
    /// True if the timeline keeps the steps.
    keeps: bool,
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

/// The slot of a step, and its own time limit.
#[derive(Clone, Copy)]
pub(crate) struct Work {
    step: Step,
    slot: u32,
    limit: Option<Duration>,
}

impl Work {
    pub(crate) fn of(header: &Header, phase: Phase, limit: Option<Duration>) -> Self {
        let label = header.label;
        Self {
            step: Step { label, phase },
            slot: header.number,
            limit,
        }
    }
}

impl<'a> Budget<'a> {
    /// Begins the budget of a start or stop, with its first phase.
    pub(crate) fn begin(
        settings: &'a LifecycleSettings,
        recorder: &'a Recorder,
        phase: Phase,
    ) -> Self {
        let mut budget = Self {
            settings,
            recorder,
            phase,
            keeps: true,
            whole_until: until(settings, settings.limits.of_whole(phase)),
            phase_until: None,
            force: None,
        };
        budget.enter(phase);
        budget
    }

    /// Lets this cancel all that waits.
    pub(crate) fn forced_by(mut self, force: &'a Shutdown) -> Self {
        self.force = Some(force);
        self
    }

    /// Leaves the steps out of the timeline.
    pub(crate) fn without_timeline(mut self) -> Self {
        self.keeps = false;
        self
    }

    /// Enters the next phase.
    pub(crate) fn enter(&mut self, phase: Phase) {
        self.phase = phase;
        self.phase_until = until(self.settings, self.settings.limits.of_phase(phase));
    }

    pub(crate) fn now(&self) -> Instant {
        self.settings.now()
    }

    /// Runs a step of the phase within its limit, and records it.
    pub(crate) async fn run<E: Display>(
        &self,
        work: Work,
        future: impl Future<Output = Result<(), E>>,
    ) -> Ended<Result<(), E>> {
        let limit = self.limit(work.limit);
        if let Some(cause) = self.over(limit) {
            return Ended::NotBegun(cause);
        }
        #[cfg(feature = "tracing")]
        let future = crate::runtime::lifecycle::traced::in_span(&work.step, future);
        let recorded = self.recorder.begin(work.step, work.slot, self.keeps);
        let ended = {
            let watched = watched(self.settings, &recorded, future);
            race(self.settings, limit, self.force, watched).await
        };
        match &ended {
            Ended::InTime(Ok(())) => recorded.end::<E>(Ok(())),
            Ended::InTime(Err(error)) => recorded.end(Err(error)),
            Ended::Cancelled(cause) | Ended::NotBegun(cause) => recorded.end(Err(cause)),
        }
        ended
    }

    /// Waits for something that is no step, within the limits of the phase.
    pub(crate) async fn wait<T>(&self, future: impl Future<Output = T>) -> Ended<T> {
        let limit = self.limit(None);
        match self.over(limit) {
            Some(cause) => Ended::NotBegun(cause),
            None => race(self.settings, limit, self.force, future).await,
        }
    }

    /// Returns why nothing more can begin.
    fn over(&self, limit: Option<Duration>) -> Option<FailureCause> {
        if self.force.is_some_and(Shutdown::is_requested) {
            return Some(FailureCause::Forced);
        }
        let zero = limit.filter(Duration::is_zero);
        zero.map(FailureCause::TimedOut)
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

/// Runs a step, and tells the observers after some time that it has not ended.
async fn watched<F: Future>(
    settings: &LifecycleSettings,
    step: &Recorded<'_>,
    future: F,
) -> F::Output {
    let mut future = pin!(future);
    let mut pause = settings.waiting_after;
    let begin_pause = |pause| Some(settings.runtime.as_ref()?.sleep(pause));
    let mut sleep = begin_pause(pause).filter(|_| step.is_observed());
    poll_fn(|context| {
        if let Poll::Ready(done) = future.as_mut().poll(context) {
            return Poll::Ready(done);
        }
        while is_over(&mut sleep, context) {
            step.waits();
            sleep = begin_pause(pause);
            pause = pause.saturating_mul(2);
        }
        Poll::Pending
    })
    .await
}

/// Returns whether a pause is over. The pause has to be replaced then.
fn is_over(
    sleep: &mut Option<Pin<Box<dyn Future<Output = ()> + Send>>>,
    context: &mut Context<'_>,
) -> bool {
    let sleep = sleep.as_mut();
    sleep.is_some_and(|sleep| sleep.as_mut().poll(context).is_ready())
}

fn until(settings: &LifecycleSettings, limit: Option<Duration>) -> Option<Instant> {
    settings.runtime.as_ref()?;
    settings.now().checked_add(limit?)
}
