//! The settings of a container.

#[cfg(feature = "async")]
use std::sync::Arc;
use std::time::Duration;
#[cfg(feature = "async")]
use std::time::Instant;

use crate::spec::level::Levels;
#[cfg(feature = "async")]
use crate::spec::lifecycle::{limits::Limits, runtime::Runtime};

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
    pub(crate) lifecycle: LifecycleSettings,
}

/// The settings of the lifecycle of a container.
#[cfg(feature = "async")]
#[derive(Clone, Default)]
pub(crate) struct LifecycleSettings {
    pub(crate) runtime: Option<Arc<dyn Runtime>>,
    pub(crate) limits: Limits,
    /// True if the builder has set the limits.
    pub(crate) has_limits: bool,
    /// The largest number of constructors or hooks that run at the same time.
    pub(crate) most_at_once: Option<usize>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            wait_limit: Duration::from_mins(1),
            levels: Levels::default(),
            #[cfg(feature = "async")]
            is_started: false,
            #[cfg(feature = "async")]
            lifecycle: LifecycleSettings::default(),
        }
    }
}

#[cfg(feature = "async")]
impl LifecycleSettings {
    /// Returns the present time, of the runtime if there is one.
    pub(crate) fn now(&self) -> Instant {
        match &self.runtime {
            Some(runtime) => runtime.now(),
            None => Instant::now(),
        }
    }
}

#[cfg(feature = "async")]
impl std::fmt::Debug for LifecycleSettings {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("LifecycleSettings")
            .field("has_runtime", &self.runtime.is_some())
            .field("limits", &self.limits)
            .field("most_at_once", &self.most_at_once)
            .finish()
    }
}
