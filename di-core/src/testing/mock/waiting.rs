//! Waiting with a limit, so that a wrong test fails instead of hanging.

use std::thread;
use std::time::{Duration, Instant};

/// How long a call waits for a thread that is programming the mock.
pub(crate) const WHILE_PROGRAMMED: Duration = Duration::from_secs(5);
/// How long a test that programs or verifies a mock waits for a call in another thread.
pub(crate) const WHILE_CALLED: Duration = Duration::from_secs(1);

/// Repeats `attempt` until it succeeds. Returns `None` if the limit is over.
pub(crate) fn retry<T>(limit: Duration, mut attempt: impl FnMut() -> Option<T>) -> Option<T> {
    let start = Instant::now();
    loop {
        if let Some(value) = attempt() {
            return Some(value);
        }
        if start.elapsed() > limit {
            return None;
        }
        thread::sleep(Duration::from_millis(1));
    }
}
