//! The end of a wait.

use std::time::Duration;

use crate::runtime::primitives::time::Instant;

/// The limit of a wait, which begins with the first call of [`left`](Self::left).
#[derive(Clone, Copy, Debug)]
pub(crate) struct Deadline {
    limit: Duration,
    began: Option<Instant>,
}

/// A wait without an end is divided into parts of this length. Some systems reject longer ones.
const LONGEST: Duration = Duration::from_secs(60 * 60);

impl Deadline {
    pub(crate) fn after(limit: Duration) -> Self {
        Self { limit, began: None }
    }

    pub(crate) fn limit(&self) -> Duration {
        self.limit
    }

    /// Returns the time that is left, at most an hour, or `None` if the limit is exceeded.
    pub(crate) fn left(&mut self) -> Option<Duration> {
        let began = *self.began.get_or_insert_with(Instant::now);
        let left = self.limit.checked_sub(began.elapsed())?;
        Some(left.min(LONGEST)).filter(|left| !left.is_zero())
    }
}
