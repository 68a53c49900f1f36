//! The methods that set the hooks of a value that the application has constructed: before `to_value`.

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
    /// Sets what [`FactoryBinding::on_start`](crate::FactoryBinding::on_start) sets, for `to_value` and `to_arc`.
    pub fn on_start<H, Receiver>(mut self, hook: H) -> Self
    where
        H: StartFunction<K, Receiver> + Send + Sync + 'static,
        Receiver: Calls<H, K, (), Output: HookResult>,
    {
        self.hooks_mut().start = Some(erase::start(hook));
        self
    }

    /// Sets what [`FactoryBinding::on_stop`](crate::FactoryBinding::on_stop) sets, for `to_value` and `to_arc`.
    pub fn on_stop<H, Arguments, Receiver>(mut self, hook: H) -> Self
    where
        H: StopFunction<K, Arguments, Receiver> + Send + Sync + 'static,
        Receiver: Calls<H, K, Arguments, Output: HookResult>,
    {
        self.hooks_mut().stop = Some(erase::stop(hook));
        self
    }

    /// Sets what [`FactoryBinding::on_run`](crate::FactoryBinding::on_run) sets, for `to_value` and `to_arc`.
    pub fn on_run<H, Receiver>(mut self, hook: H) -> Self
    where
        H: RunFunction<K, Receiver> + Send + Sync + 'static,
        Receiver: Calls<H, K, (Shutdown,), Output: HookResult>,
    {
        self.hooks_mut().run = Some(erase::run(hook));
        self
    }

    /// Sets what [`FactoryBinding::run_policy`](crate::FactoryBinding::run_policy) sets, for `to_value` and `to_arc`.
    pub fn run_policy(mut self, policy: RunPolicy) -> Self {
        self.hooks_mut().policy = Some(policy);
        self
    }

    /// Sets what [`FactoryBinding::on_health`](crate::FactoryBinding::on_health) sets, for `to_value` and `to_arc`.
    pub fn on_health<H, Receiver>(mut self, hook: H) -> Self
    where
        H: HealthFunction<K, Receiver> + Send + Sync + 'static,
        Receiver: Calls<H, K, (), Output: HealthResult>,
    {
        self.hooks_mut().health = Some(erase::health(hook));
        self
    }

    /// Sets what [`FactoryBinding::start_limit`](crate::FactoryBinding::start_limit) sets, for `to_value` and `to_arc`.
    pub fn start_limit(mut self, limit: Duration) -> Self {
        self.hooks_mut().limits.start = Some(limit);
        self
    }

    /// Sets what [`FactoryBinding::drain_limit`](crate::FactoryBinding::drain_limit) sets, for `to_value` and `to_arc`.
    pub fn drain_limit(mut self, limit: Duration) -> Self {
        self.hooks_mut().limits.drain = Some(limit);
        self
    }

    /// Sets what [`FactoryBinding::stop_limit`](crate::FactoryBinding::stop_limit) sets, for `to_value` and `to_arc`.
    pub fn stop_limit(mut self, limit: Duration) -> Self {
        self.hooks_mut().limits.stop = Some(limit);
        self
    }
}
