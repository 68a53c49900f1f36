//! The hooks of a value that the application has constructed. They are set before `to_value` or `to_arc`.
//!
//! The methods are those of a factory's binding, written out: a macro would show itself in the errors of rustc.

use std::time::Duration;

use crate::binding::Bind;
use crate::binding::hooks::call::Calls;
use crate::binding::hooks::erase;
use crate::binding::hooks::function::{HealthFunction, RunFunction, StartFunction, StopFunction};
use crate::binding::hooks::result::{HealthResult, HookResult};
use crate::spec::lifecycle::run_policy::RunPolicy;
use crate::spec::lifecycle::shutdown::Shutdown;
use crate::spec::shareable::Shareable;

impl<K: Shareable + ?Sized> Bind<K> {
    /// Sets the `start` hook, like
    /// [`FactoryBinding::on_start`](crate::FactoryBinding::on_start).
    pub fn on_start<H, Receiver>(mut self, hook: H) -> Self
    where
        H: StartFunction<K, Receiver> + Send + Sync + 'static,
        Receiver: Calls<H, K, (), Output: HookResult>,
    {
        self.hooks_mut().start = Some(erase::start(hook));
        self
    }

    /// Sets the `stop` hook, like
    /// [`FactoryBinding::on_stop`](crate::FactoryBinding::on_stop).
    pub fn on_stop<H, Arguments, Receiver>(mut self, hook: H) -> Self
    where
        H: StopFunction<K, Arguments, Receiver> + Send + Sync + 'static,
        Receiver: Calls<H, K, Arguments, Output: HookResult>,
    {
        self.hooks_mut().stop = Some(erase::stop(hook));
        self
    }

    /// Sets the `run` hook, like
    /// [`FactoryBinding::on_run`](crate::FactoryBinding::on_run).
    pub fn on_run<H, Receiver>(mut self, hook: H) -> Self
    where
        H: RunFunction<K, Receiver> + Send + Sync + 'static,
        Receiver: Calls<H, K, (Shutdown,), Output: HookResult>,
    {
        self.hooks_mut().run = Some(erase::run(hook));
        self
    }

    /// Sets the policy of the `run` hook, like
    /// [`FactoryBinding::run_policy`](crate::FactoryBinding::run_policy).
    pub fn run_policy(mut self, policy: RunPolicy) -> Self {
        self.hooks_mut().policy = Some(policy);
        self
    }

    /// Sets the `health` hook, like
    /// [`FactoryBinding::on_health`](crate::FactoryBinding::on_health).
    pub fn on_health<H, Receiver>(mut self, hook: H) -> Self
    where
        H: HealthFunction<K, Receiver> + Send + Sync + 'static,
        Receiver: Calls<H, K, (), Output: HealthResult>,
    {
        self.hooks_mut().health = Some(erase::health(hook));
        self
    }

    /// Sets the time limit of the `start` hook, like
    /// [`FactoryBinding::start_limit`](crate::FactoryBinding::start_limit).
    pub fn start_limit(mut self, limit: Duration) -> Self {
        self.hooks_mut().limits.start = Some(limit);
        self
    }

    /// Sets the time limit of a `run` task that drains, like
    /// [`FactoryBinding::drain_limit`](crate::FactoryBinding::drain_limit).
    pub fn drain_limit(mut self, limit: Duration) -> Self {
        self.hooks_mut().limits.drain = Some(limit);
        self
    }

    /// Sets the time limit of the `stop` hook, like
    /// [`FactoryBinding::stop_limit`](crate::FactoryBinding::stop_limit).
    pub fn stop_limit(mut self, limit: Duration) -> Self {
        self.hooks_mut().limits.stop = Some(limit);
        self
    }
}
