//! The hooks of a slot, without the type of its value.

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use crate::error::BoxError;
use crate::runtime::lifecycle::budget::Work;
use crate::runtime::lifecycle::health::Health;
use crate::runtime::primitives::sync::atomic::AtomicBool;
use crate::runtime::slot::Header;
use crate::runtime::value::AnyValue;
use crate::spec::lifecycle::run_policy::RunPolicy;
use crate::spec::lifecycle::shutdown::Shutdown;
use crate::spec::lifecycle::{Outcome, Phase};

/// A hook that was called. It runs when it is polled.
pub(crate) type HookFuture = Pin<Box<dyn Future<Output = Result<(), BoxError>> + Send>>;

/// A health check that was called.
pub(crate) type HealthFuture = Pin<Box<dyn Future<Output = Health> + Send>>;

/// A `run` hook of a value. Each call begins it anew.
pub(crate) type RunHook = Box<dyn Fn(Shutdown) -> HookFuture + Send>;

/// A hook: it takes the value of its slot, and the argument of its phase. It returns `None` for a value of
/// another type, which no slot holds.
pub(crate) type Hook<Argument, Called> =
    Arc<dyn Fn(&AnyValue, Argument) -> Option<Called> + Send + Sync>;

/// The hooks of a slot.
#[derive(Clone, Default)]
pub(crate) struct Hooks {
    pub(crate) start: Option<Hook<(), HookFuture>>,
    pub(crate) run: Option<Hook<(), RunHook>>,
    pub(crate) policy: Option<RunPolicy>,
    pub(crate) stop: Option<Hook<Outcome, HookFuture>>,
    pub(crate) health: Option<Hook<(), HealthFuture>>,
    /// The time limits that replace those of the container.
    pub(crate) limits: HookLimits,
}

/// The time limits of the hooks of one slot.
#[derive(Clone, Copy, Default)]
pub(crate) struct HookLimits {
    pub(crate) start: Option<Duration>,
    pub(crate) drain: Option<Duration>,
    pub(crate) stop: Option<Duration>,
}

/// A slot with hooks.
pub(crate) struct Hooked {
    pub(crate) slot: u32,
    pub(crate) hooks: Hooks,
    /// True once its `start` hook has begun.
    pub(crate) is_started: AtomicBool,
    /// True once a stop closes its value.
    pub(crate) is_closed: AtomicBool,
}

impl Hooked {
    /// Returns the step of a phase, with the time limit of its hook.
    pub(crate) fn work(&self, header: &Header, phase: Phase) -> Work {
        Work::of(header, phase, self.hooks.limit(phase))
    }
}

impl Hooks {
    /// Returns the names of the hooks that are set, as the attribute spells them.
    pub(crate) fn names(&self) -> impl Iterator<Item = &'static str> {
        let start = self.start.as_ref().map(|_| "start");
        let run = self.run.as_ref().map(|_| "run");
        let stop = self.stop.as_ref().map(|_| "stop");
        let health = self.health.as_ref().map(|_| "health");
        [start, run, stop, health].into_iter().flatten()
    }

    /// Returns the settings of hooks that are not set, each with the name of its hook.
    pub(crate) fn settings_without_hook(
        &self,
    ) -> impl Iterator<Item = (&'static str, &'static str)> {
        let HookLimits { start, drain, stop } = self.limits;
        let settings = [
            (
                self.policy.is_some(),
                self.run.is_some(),
                "run_policy",
                "run",
            ),
            (
                start.is_some(),
                self.start.is_some(),
                "start_limit",
                "start",
            ),
            (drain.is_some(), self.run.is_some(), "drain_limit", "run"),
            (stop.is_some(), self.stop.is_some(), "stop_limit", "stop"),
        ];
        let without = settings
            .into_iter()
            .filter(|(is_set, has_hook, ..)| *is_set && !has_hook);
        without.map(|(_, _, setting, hook)| (setting, hook))
    }

    /// Returns the own time limit of the hook of a phase.
    pub(crate) fn limit(&self, phase: Phase) -> Option<Duration> {
        match phase {
            Phase::Construct => None,
            Phase::Start => self.limits.start,
            Phase::Drain => self.limits.drain,
            Phase::Stop => self.limits.stop,
        }
    }
}
