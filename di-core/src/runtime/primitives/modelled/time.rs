//! Time, which passes for a thread only while it waits with a limit.

use std::cell::Cell;
use std::time::Duration;

loom::thread_local! {
    static NOW: Cell<Duration> = Cell::new(Duration::ZERO);
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Instant(Duration);

impl Instant {
    pub(crate) fn now() -> Self {
        Self(NOW.with(Cell::get))
    }

    pub(crate) fn elapsed(&self) -> Duration {
        Self::now().0.saturating_sub(self.0)
    }
}

/// Lets time pass for this thread.
pub(crate) fn advance(time: Duration) {
    NOW.with(|now| now.set(now.get() + time));
}
