//! The settings of a container.

use std::time::Duration;

/// What a builder sets for the whole container, beside its bindings.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Settings {
    /// The longest time that a thread waits for the constructor of another thread.
    pub(crate) wait_limit: Duration,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            wait_limit: Duration::from_mins(1),
        }
    }
}
