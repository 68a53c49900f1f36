//! The reaction to a `run` task that ends before it is told to.

use std::time::Duration;

/// The reaction to a `run` task that ends, fails or panics before it is told to end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum RunPolicy {
    /// The application stops: [`run_until`](crate::Container::run_until) returns. This is the default.
    #[default]
    StopApplication,
    /// The task runs again, after a pause.
    Restart(Backoff),
    /// Nothing follows.
    Ignore,
}

/// The pauses before a `run` task runs again.
///
/// The first pause is 100 ms. Each following one is twice as long, up to 30 s. After a task has run for 5 minutes, the
/// next restart counts as the first one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Backoff {
    first: Duration,
    longest: Duration,
    restarts: Option<u32>,
    reset_after: Duration,
}

/// The shortest pause. Without any, a task that fails at once would leave no time for others.
const SHORTEST: Duration = Duration::from_millis(1);

impl RunPolicy {
    /// Returns the policy that restarts a task, with the default pauses.
    #[must_use]
    pub const fn restart() -> Self {
        Self::Restart(Backoff::new())
    }
}

impl Backoff {
    /// Returns the default pauses.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            first: Duration::from_millis(100),
            longest: Duration::from_secs(30),
            restarts: None,
            reset_after: Duration::from_secs(300),
        }
    }

    /// Sets the first pause. It is at least 1 ms.
    #[must_use]
    pub const fn first(mut self, pause: Duration) -> Self {
        self.first = pause;
        self
    }

    /// Sets the longest pause.
    #[must_use]
    pub const fn longest(mut self, pause: Duration) -> Self {
        self.longest = pause;
        self
    }

    /// Sets the time after which a task counts as one that has started well: the next restart is the first one again.
    ///
    /// Set it longer than a failing task may take to fail.
    #[must_use]
    pub const fn reset_after(mut self, ran: Duration) -> Self {
        self.reset_after = ran;
        self
    }

    /// Limits the number of restarts in a row. After the last one, the application stops.
    #[must_use]
    pub const fn restarts(mut self, most: u32) -> Self {
        self.restarts = Some(most);
        self
    }

    /// Returns the pause before the next restart, or `None` if there is none.
    pub(crate) fn pause(&self, restarts: u32) -> Option<Duration> {
        if self.restarts.is_some_and(|most| restarts >= most) {
            return None;
        }
        let factor = 2_u32.checked_pow(restarts).unwrap_or(u32::MAX);
        let pause = self.first.saturating_mul(factor).min(self.longest);
        Some(pause.max(SHORTEST))
    }

    /// Returns whether a task that ran for this time counts as one that had started well.
    pub(crate) fn is_reset_after(&self, ran: Duration) -> bool {
        ran >= self.reset_after
    }
}

impl Default for Backoff {
    fn default() -> Self {
        Self::new()
    }
}
