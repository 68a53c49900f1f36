//! The time that is left to a phase.

use std::fmt::Display;
use std::time::{Duration, Instant};

use crate::runtime::lifecycle::cause::FailureCause;
use crate::runtime::lifecycle::race::{Ended, Limit, race, watched};
use crate::runtime::lifecycle::recorder::Recorder;
use crate::runtime::slot::Header;
use crate::spec::lifecycle::Phase;
use crate::spec::lifecycle::observer::Step;
use crate::spec::lifecycle::settings::LifecycleSettings;
use crate::spec::lifecycle::shutdown::Shutdown;
use crate::spec::lifetime::Lifetime;

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

/// The time that a cancelled task has to end.
const MOMENT: Duration = Duration::from_millis(100);

/// The slot of a step, and its own time limit.
#[derive(Clone)]
pub(crate) struct Work {
    step: Step,
    slot: u32,
    limit: Option<Duration>,
}

impl Work {
    pub(crate) fn of(header: &Header, phase: Phase, limit: Option<Duration>) -> Self {
        let label = header.label.clone();
        Self {
            step: Step {
                label,
                phase,
                is_task: false,
                is_scoped: header.lifetime == Lifetime::Scoped,
            },
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
        match self.over(limit.as_ref()) {
            Some(cause) => Ended::NotBegun(cause),
            None => self.run_within(limit, self.force, work, future).await,
        }
    }

    /// Runs a step for which no time is left, but which may end as soon as it begins. Records it.
    pub(crate) async fn run_briefly<E: Display>(
        &self,
        work: Work,
        future: impl Future<Output = Result<(), E>>,
    ) -> Ended<Result<(), E>> {
        self.run_within(Some(moment()), None, work, future).await
    }

    async fn run_within<E: Display>(
        &self,
        limit: Option<Limit>,
        force: Option<&Shutdown>,
        work: Work,
        future: impl Future<Output = Result<(), E>>,
    ) -> Ended<Result<(), E>> {
        #[cfg(feature = "tracing")]
        let future = crate::runtime::lifecycle::traced::in_span(&work.step, future);
        let recorded = self.recorder.begin(work.step, work.slot, self.keeps);
        let ended = {
            let watched = watched(self.settings, &recorded, future);
            race(self.settings, limit, force, watched).await
        };
        match &ended {
            Ended::InTime(Ok(())) => recorded.end::<E>(Ok(())),
            Ended::InTime(Err(error)) => recorded.end(Err(error)),
            Ended::Cancelled(cause) | Ended::NotBegun(cause) => recorded.end(Err(cause)),
        }
        ended
    }

    /// Waits for something that is no step, no longer than a task that drains.
    pub(crate) async fn wait<T>(&self, future: impl Future<Output = T>) -> Ended<T> {
        self.wait_within(self.limit(None), future).await
    }

    /// Waits for something that has time limits of its own, within those of the phase and of the whole.
    pub(crate) async fn wait_for_limited<T>(&self, future: impl Future<Output = T>) -> Ended<T> {
        self.wait_within(self.left(), future).await
    }

    /// Waits a moment for something that is about to end.
    pub(crate) async fn wait_briefly<T>(&self, future: impl Future<Output = T>) {
        race(self.settings, Some(moment()), None, future).await;
    }

    async fn wait_within<T>(
        &self,
        limit: Option<Limit>,
        future: impl Future<Output = T>,
    ) -> Ended<T> {
        match self.over(limit.as_ref()) {
            Some(cause) => Ended::NotBegun(cause),
            None => race(self.settings, limit, self.force, future).await,
        }
    }

    /// Returns why nothing more can begin.
    fn over(&self, limit: Option<&Limit>) -> Option<FailureCause> {
        if self.force.is_some_and(Shutdown::is_requested) {
            return Some(FailureCause::Forced);
        }
        let over = limit.filter(|limit| limit.time.is_zero());
        over.map(|limit| limit.cause.clone())
    }

    /// Returns the time for a piece of work: its own limit, but no more than what is left.
    fn limit(&self, own: Option<Duration>) -> Option<Limit> {
        self.settings.runtime()?;
        let each = own.or(self.settings.limits.of_each(self.phase));
        let each = each.map(|time| Limit {
            time,
            cause: FailureCause::TimedOut(time),
        });
        let limits = each.into_iter().chain(self.left());
        limits.min_by_key(|limit| limit.time)
    }

    /// Returns the time that is left to the phase and to the whole.
    fn left(&self) -> Option<Limit> {
        let limits = &self.settings.limits;
        let left = |until: Option<Instant>, cause: Option<FailureCause>| {
            Some(Limit {
                time: until?.saturating_duration_since(self.settings.now()),
                cause: cause?,
            })
        };
        let phase = self.phase;
        let of_phase = limits.of_phase(phase);
        let of_phase = of_phase.map(|limit| FailureCause::PhaseOutOfTime(phase, limit));
        let of_whole = limits.of_whole(phase).map(FailureCause::OutOfTime);
        let limits = [
            left(self.phase_until, of_phase),
            left(self.whole_until, of_whole),
        ];
        limits.into_iter().flatten().min_by_key(|limit| limit.time)
    }
}

fn moment() -> Limit {
    Limit {
        time: MOMENT,
        cause: FailureCause::TimedOut(MOMENT),
    }
}

fn until(settings: &LifecycleSettings, limit: Option<Duration>) -> Option<Instant> {
    settings.runtime()?;
    settings.now().checked_add(limit?)
}
