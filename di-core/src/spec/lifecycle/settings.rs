//! The settings of the lifecycle of a container.

use std::fmt::{self, Debug, Formatter};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use crate::spec::lifecycle::limits::Limits;
use crate::spec::lifecycle::observer::Observer;
use crate::spec::lifecycle::runtime::Runtime;

/// The settings of the lifecycle of a container.
#[derive(Clone)]
pub(crate) struct LifecycleSettings {
    /// The runtime that the builder has set.
    pub(crate) own_runtime: Option<Arc<dyn Runtime>>,
    /// The runtime that was found around a caller.
    found_runtime: OnceLock<Arc<dyn Runtime>>,
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
        match self.runtime() {
            Some(runtime) => runtime.now(),
            None => Instant::now(),
        }
    }

    /// Returns the runtime: that of the builder, or the first one that was around a caller.
    pub(crate) fn runtime(&self) -> Option<&Arc<dyn Runtime>> {
        if self.own_runtime.is_some() {
            return self.own_runtime.as_ref();
        }
        #[cfg(feature = "tokio")]
        if self.found_runtime.get().is_none() {
            let tokio = crate::spec::lifecycle::tokio::Tokio::current()?;
            return Some(self.found_runtime.get_or_init(|| Arc::new(tokio)));
        }
        self.found_runtime.get()
    }
}

impl Default for LifecycleSettings {
    fn default() -> Self {
        Self {
            own_runtime: None,
            found_runtime: OnceLock::new(),
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
