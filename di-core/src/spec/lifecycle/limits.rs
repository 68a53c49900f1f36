//! The time limits of constructors and hooks.

use std::time::Duration;

use crate::spec::lifecycle::Phase;

/// The time limits of a start and of a stop.
///
/// A limit is a ceiling: nothing waits for it. Limits need a [`Runtime`](crate::Runtime), which measures the
/// time. Without one, nothing is limited.
///
/// | limit | default |
/// |---|---|
/// | [`each`](Self::each) constructor, in a start | 30 s |
/// | [`each`](Self::each) `start` hook | 30 s |
/// | [`each`](Self::each) `run` task, to drain | 10 s |
/// | [`each`](Self::each) `stop` hook | 10 s |
/// | all of a [`phase`](Self::phase) | none, but all that drains leaves the time of one `stop` hook to the `stop` hooks |
/// | the whole [`start`](Self::start) | 60 s |
/// | the whole [`stop`](Self::stop), and the roll-back of a start | 25 s |
/// | each [`health`](Self::health) check | 5 s |
///
/// ```
/// # use std::time::Duration;
/// # use wirework::{Limits, Phase};
/// let limits = Limits::default()
///     .each(Phase::Start, Duration::from_secs(300))
///     .start(Duration::from_secs(600));
/// ```
#[derive(Clone, Debug)]
pub struct Limits {
    each: ByPhase,
    phase: ByPhase,
    start: Option<Duration>,
    stop: Option<Duration>,
    health: Option<Duration>,
}

#[derive(Clone, Debug)]
struct ByPhase {
    construct: Option<Duration>,
    start: Option<Duration>,
    drain: Option<Duration>,
    stop: Option<Duration>,
}

impl Limits {
    /// Returns limits that limit nothing.
    #[must_use]
    pub const fn none() -> Self {
        let none = ByPhase {
            construct: None,
            start: None,
            drain: None,
            stop: None,
        };
        Self {
            each: ByPhase { ..none },
            phase: none,
            start: None,
            stop: None,
            health: None,
        }
    }

    /// Limits each constructor, hook or task of a phase.
    #[must_use]
    pub const fn each(mut self, phase: Phase, limit: Duration) -> Self {
        *self.each.of_mut(phase) = Some(limit);
        self
    }

    /// Limits all of a phase.
    #[must_use]
    pub const fn phase(mut self, phase: Phase, limit: Duration) -> Self {
        *self.phase.of_mut(phase) = Some(limit);
        self
    }

    /// Limits the whole start: constructors and `start` hooks.
    #[must_use]
    pub const fn start(mut self, limit: Duration) -> Self {
        self.start = Some(limit);
        self
    }

    /// Limits the whole stop: `run` tasks and `stop` hooks. It also limits the roll-back of a failed start.
    #[must_use]
    pub const fn stop(mut self, limit: Duration) -> Self {
        self.stop = Some(limit);
        self
    }

    /// Limits each health check.
    #[must_use]
    pub const fn health(mut self, limit: Duration) -> Self {
        self.health = Some(limit);
        self
    }

    pub(crate) fn of_each(&self, phase: Phase) -> Option<Duration> {
        self.each.of(phase)
    }

    /// Returns the limit of all of a phase.
    ///
    /// Without one, tasks that do not end would take the whole stop, and no `stop` hook would run. So they leave it the
    /// time of one hook, but at most half of the whole.
    pub(crate) fn of_phase(&self, phase: Phase) -> Option<Duration> {
        match (self.phase.of(phase), phase, self.stop) {
            (None, Phase::Drain, Some(stop)) => {
                let of_hook = self.each.stop.unwrap_or(stop);
                Some(stop.saturating_sub(of_hook.min(stop / 2)))
            }
            (limit, ..) => limit,
        }
    }

    /// Returns the limit of the whole start or stop that a phase belongs to.
    pub(crate) fn of_whole(&self, phase: Phase) -> Option<Duration> {
        match phase {
            Phase::Construct | Phase::Start => self.start,
            Phase::Drain | Phase::Stop => self.stop,
        }
    }

    pub(crate) fn of_health(&self) -> Option<Duration> {
        self.health
    }
}

impl ByPhase {
    const fn of(&self, phase: Phase) -> Option<Duration> {
        match phase {
            Phase::Construct => self.construct,
            Phase::Start => self.start,
            Phase::Drain => self.drain,
            Phase::Stop => self.stop,
        }
    }

    const fn of_mut(&mut self, phase: Phase) -> &mut Option<Duration> {
        match phase {
            Phase::Construct => &mut self.construct,
            Phase::Start => &mut self.start,
            Phase::Drain => &mut self.drain,
            Phase::Stop => &mut self.stop,
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::none()
            .each(Phase::Construct, Duration::from_secs(30))
            .each(Phase::Start, Duration::from_secs(30))
            .each(Phase::Drain, Duration::from_secs(10))
            .each(Phase::Stop, Duration::from_secs(10))
            .start(Duration::from_secs(60))
            .stop(Duration::from_secs(25))
            .health(Duration::from_secs(5))
    }
}
