//! Hooks of components and of bindings: functions that run when a container starts, runs and stops.

pub(crate) mod function;
pub(crate) mod method;
pub(crate) mod result;
mod set;

use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use crate::binding::hooks::method::{HealthMethod, RunMethod, StartMethod, StopMethod};
use crate::runtime::lifecycle::hooks::{Hook, Hooks, RunHook};
use crate::runtime::value::{AnyValue, Place};
use crate::spec::lifecycle::run_policy::RunPolicy;

/// The hooks of the component `C`, which the derive lists.
#[allow(missing_debug_implementations)]
pub struct HooksOf<C>(Hooks, PhantomData<fn() -> C>);

/// A function that returns the hooks of a component.
#[derive(Clone, Copy)]
#[allow(missing_debug_implementations)]
pub(crate) struct ListHooks(pub(crate) fn() -> Hooks);

impl<C: Send + Sync + 'static> HooksOf<C> {
    /// Returns an empty list.
    #[must_use]
    #[allow(clippy::new_without_default, reason = "only generated code calls it")]
    pub fn new() -> Self {
        Self(Hooks::default(), PhantomData)
    }

    /// Adds the hook that makes the component ready.
    #[must_use]
    pub fn start<H: StartMethod<C>>(mut self, hook: H) -> Self {
        self.0.start = Some(erased(move |component, ()| hook.start(component)));
        self
    }

    /// Adds the hook that is the component's task.
    #[must_use]
    pub fn run<H: RunMethod<C>>(mut self, hook: H) -> Self {
        let hook = Arc::new(hook);
        self.0.run = Some(erased(move |component: Arc<C>, ()| -> RunHook {
            let hook = Arc::clone(&hook);
            Box::new(move |shutdown| hook.run(Arc::clone(&component), shutdown))
        }));
        self
    }

    /// Sets what follows when the task ends before it is told to.
    #[must_use]
    pub fn policy(mut self, policy: RunPolicy) -> Self {
        self.0.policy = policy;
        self
    }

    /// Adds the hook that closes the component.
    #[must_use]
    pub fn stop<H: StopMethod<C, Shape>, Shape>(mut self, hook: H) -> Self {
        self.0.stop = Some(erased(move |component, outcome| {
            hook.stop(component, outcome)
        }));
        self
    }

    /// Adds the hook that tells whether the component works.
    #[must_use]
    pub fn health<H: HealthMethod<C>>(mut self, hook: H) -> Self {
        self.0.health = Some(erased(move |component, ()| hook.health(component)));
        self
    }

    /// Limits the time of the `start` hook.
    #[must_use]
    pub fn start_limit(mut self, limit: Duration) -> Self {
        self.0.limits.start = Some(limit);
        self
    }

    /// Limits the time in which the task ends, once it is told to.
    #[must_use]
    pub fn drain_limit(mut self, limit: Duration) -> Self {
        self.0.limits.drain = Some(limit);
        self
    }

    /// Limits the time of the `stop` hook.
    #[must_use]
    pub fn stop_limit(mut self, limit: Duration) -> Self {
        self.0.limits.stop = Some(limit);
        self
    }

    pub(crate) fn into_hooks(self) -> Hooks {
        self.0
    }
}

/// A list of hooks with a type: what the derive calls to list the hooks of a component.
pub trait HasHooks: Sized {
    /// Returns the hooks.
    fn hooks() -> HooksOf<Self>;
}

impl ListHooks {
    pub(crate) const fn of<C: HasHooks + Send + Sync + 'static>() -> Self {
        Self(|| C::hooks().into_hooks())
    }
}

/// Returns the hook of a slot whose value is an `Arc<K>`.
pub(crate) fn erased<K, Argument, Called>(
    call: impl Fn(Arc<K>, Argument) -> Called + Send + Sync + 'static,
) -> Hook<Argument, Called>
where
    K: ?Sized + Send + Sync + 'static,
{
    Arc::new(move |value: &AnyValue, argument: Argument| {
        let mut place = Place::<Arc<K>>::EMPTY;
        value.fill_place(&mut place);
        place.value().map(|value| call(value, argument))
    })
}
