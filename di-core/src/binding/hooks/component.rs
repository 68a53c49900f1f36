//! The hooks of a component, which the derive lists: `#[inject(start = Self::connect, stop = Self::close)]`.

use std::marker::PhantomData;
use std::time::Duration;

use crate::binding::hooks::call::Calls;
use crate::binding::hooks::erase;
use crate::binding::hooks::function::{HealthFunction, RunFunction, StartFunction, StopFunction};
use crate::binding::hooks::result::{HealthResult, HookResult};
use crate::runtime::lifecycle::hooks::Hooks;
use crate::spec::lifecycle::run_policy::RunPolicy;
use crate::spec::lifecycle::shutdown::Shutdown;

/// The hooks of the component `C`.
#[allow(missing_debug_implementations)]
pub struct HooksOf<C>(Hooks, PhantomData<fn() -> C>);

/// A component with hooks.
pub trait HasHooks: Sized {
    /// Adds the hooks to the list.
    fn add_hooks(hooks: &mut HooksOf<Self>);
}

/// A function that returns the hooks of a component.
#[derive(Clone, Copy)]
#[allow(missing_debug_implementations)]
pub(crate) struct ListHooks(pub(crate) fn() -> Hooks);

impl ListHooks {
    pub(crate) const fn of<C: HasHooks>() -> Self {
        Self(|| {
            let mut hooks = HooksOf(Hooks::default(), PhantomData);
            C::add_hooks(&mut hooks);
            hooks.0
        })
    }
}

/// Adds the hook that makes the component ready.
pub fn start_hook<C, H, R>(hooks: &mut HooksOf<C>, hook: H)
where
    C: 'static,
    H: StartFunction<C, R> + Send + Sync + 'static,
    R: Calls<H, C, (), Output: HookResult>,
{
    hooks.0.start = Some(erase::start(hook));
}

/// Adds the hook that is the component's task.
pub fn run_hook<C, H, R>(hooks: &mut HooksOf<C>, hook: H)
where
    C: Send + Sync + 'static,
    H: RunFunction<C, R> + Send + Sync + 'static,
    R: Calls<H, C, (Shutdown,), Output: HookResult>,
{
    hooks.0.run = Some(erase::run(hook));
}

/// Adds the hook that closes the component.
pub fn stop_hook<C, H, Arguments, R>(hooks: &mut HooksOf<C>, hook: H)
where
    C: 'static,
    H: StopFunction<C, Arguments, R> + Send + Sync + 'static,
    R: Calls<H, C, Arguments, Output: HookResult>,
{
    hooks.0.stop = Some(erase::stop(hook));
}

/// Adds the hook that tells whether the component works.
pub fn health_hook<C, H, R>(hooks: &mut HooksOf<C>, hook: H)
where
    C: 'static,
    H: HealthFunction<C, R> + Send + Sync + 'static,
    R: Calls<H, C, (), Output: HealthResult>,
{
    hooks.0.health = Some(erase::health(hook));
}

impl<C> HooksOf<C> {
    /// Sets what follows when the task ends before it is told to.
    pub fn run_policy(&mut self, policy: RunPolicy) {
        self.0.policy = Some(policy);
    }

    /// Limits the time of the `start` hook.
    pub fn start_limit(&mut self, limit: Duration) {
        self.0.limits.start = Some(limit);
    }

    /// Limits the time in which the task ends, once it is told to.
    pub fn drain_limit(&mut self, limit: Duration) {
        self.0.limits.drain = Some(limit);
    }

    /// Limits the time of the `stop` hook.
    pub fn stop_limit(&mut self, limit: Duration) {
        self.0.limits.stop = Some(limit);
    }
}
