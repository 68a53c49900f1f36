//! The settings of a container.

use std::time::Duration;

use crate::spec::level::Levels;
#[cfg(feature = "async")]
use crate::spec::lifecycle::settings::LifecycleSettings;

/// The settings of a whole container. A builder sets them, beside the bindings.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    /// The longest time that a thread waits for the constructor of another thread.
    pub(crate) wait_limit: Duration,
    /// The order of the levels of scopes.
    pub(crate) levels: Levels,
    /// True if `start` constructs the container, so that async functions may construct values.
    #[cfg(feature = "async")]
    pub(crate) is_started: bool,
    #[cfg(feature = "async")]
    pub(crate) lifecycle: Box<LifecycleSettings>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            wait_limit: Duration::from_secs(60),
            levels: Levels::default(),
            #[cfg(feature = "async")]
            is_started: false,
            #[cfg(feature = "async")]
            lifecycle: Box::default(),
        }
    }
}
