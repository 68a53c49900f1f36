//! The settings of the lifecycle of a container.

use std::fmt::{self, Debug, Formatter};
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::spec::lifecycle::limits::Limits;
use crate::spec::lifecycle::observer::Observer;
use crate::spec::lifecycle::runtime::Runtime;

/// The settings of the lifecycle of a container.
#[derive(Clone)]
pub(crate) struct LifecycleSettings {
    pub(crate) runtime: Option<Arc<dyn Runtime>>,
    pub(crate) limits: Limits,
    /// True if the builder has set the limits.
    pub(crate) has_limits: bool,
    /// The largest number of constructors or hooks that run at the same time.
    pub(crate) most_at_once: Option<usize>,
    pub(crate) observers: Vec<Arc<dyn Observer>>,
    /// The time after which observers are told that a step has not ended.
    pub(crate) waiting_after: Duration,
}

impl LifecycleSettings {
    /// Returns the present time, of the runtime if there is one.
    pub(crate) fn now(&self) -> Instant {
        match &self.runtime {
            Some(runtime) => runtime.now(),
            None => Instant::now(),
        }
    }
}

impl Default for LifecycleSettings {
    fn default() -> Self {
        Self {
            runtime: None,
            limits: Limits::default(),
            has_limits: false,
            most_at_once: None,
            observers: Vec::new(),
            waiting_after: Duration::from_secs(5),
        }
    }
}

impl Debug for LifecycleSettings {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.debug_struct("LifecycleSettings")
            .field("limits", &self.limits)
            .field("most_at_once", &self.most_at_once)
            .field("waiting_after", &self.waiting_after)
            .finish_non_exhaustive()
    }
}
