//! The settings of the lifecycle, on the builder.

use std::sync::Arc;
use std::time::Duration;

use crate::container::ContainerBuilder;
use crate::spec::lifecycle::limits::Limits;
use crate::spec::lifecycle::observer::Observer;
use crate::spec::lifecycle::runtime::Runtime;

impl ContainerBuilder {
    /// Sets the runtime, which runs tasks and measures time limits.
    ///
    /// With the feature `tokio`, a container that starts inside tokio uses that runtime by default.
    pub fn runtime(mut self, runtime: impl Runtime) -> Self {
        self.lifecycle_mut().own_runtime = Some(Arc::new(runtime));
        self
    }

    /// Sets the time limits of constructors and hooks, instead of the default [`Limits`].
    ///
    /// They need a [runtime](Self::runtime): without one, [`start`](Self::start) returns an error.
    pub fn limits(mut self, limits: Limits) -> Self {
        let settings = self.lifecycle_mut();
        settings.limits = limits;
        settings.has_limits = true;
        self
    }

    /// Limits the number of constructors, and of `start` hooks, that run at the same time in
    /// [`start`](Self::start). By default, only their dependencies limit it.
    pub fn start_at_once(mut self, most: usize) -> Self {
        self.lifecycle_mut().most_at_once = Some(most);
        self
    }

    /// Adds an observer of constructors, hooks and tasks.
    pub fn observe(mut self, observer: impl Observer) -> Self {
        self.lifecycle_mut().observers.push(Arc::new(observer));
        self
    }

    /// Sets the time after which observers are told that a step has not ended. The default is 5 seconds.
    pub fn waiting_after(mut self, time: Duration) -> Self {
        self.lifecycle_mut().waiting_after = time;
        self
    }
}
