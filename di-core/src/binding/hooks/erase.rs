//! The hooks of a slot, from functions of its type.

use std::sync::Arc;

use crate::binding::hooks::call::Calls;
use crate::binding::hooks::function::{HealthFunction, RunFunction, StartFunction, StopFunction};
use crate::binding::hooks::result::{HealthResult, HookResult};
use crate::runtime::lifecycle::hooks::{HealthFuture, Hook, HookFuture, RunHook};
use crate::runtime::value::{AnyValue, Place};
use crate::spec::lifecycle::Outcome;
use crate::spec::lifecycle::shutdown::Shutdown;

pub(crate) fn start<K, H, R>(hook: H) -> Hook<(), HookFuture>
where
    K: ?Sized + 'static,
    H: StartFunction<K, R> + Send + Sync + 'static,
    R: Calls<H, K, (), Output: HookResult>,
{
    let hook = Arc::new(hook);
    erased(move |value: Arc<K>, ()| called::<R, _, _, _>(&hook, value, ()))
}

pub(crate) fn run<K, H, R>(hook: H) -> Hook<(), RunHook>
where
    K: ?Sized + Send + Sync + 'static,
    H: RunFunction<K, R> + Send + Sync + 'static,
    R: Calls<H, K, (Shutdown,), Output: HookResult>,
{
    let hook = Arc::new(hook);
    erased(move |value: Arc<K>, ()| -> RunHook {
        let hook = Arc::clone(&hook);
        Box::new(move |shutdown| called::<R, _, _, _>(&hook, Arc::clone(&value), (shutdown,)))
    })
}

pub(crate) fn stop<K, H, Arguments, R>(hook: H) -> Hook<Outcome, HookFuture>
where
    K: ?Sized + 'static,
    H: StopFunction<K, Arguments, R> + Send + Sync + 'static,
    R: Calls<H, K, Arguments, Output: HookResult>,
{
    let hook = Arc::new(hook);
    erased(move |value: Arc<K>, outcome| called::<R, _, _, _>(&hook, value, H::arguments(outcome)))
}

pub(crate) fn health<K, H, R>(hook: H) -> Hook<(), HealthFuture>
where
    K: ?Sized + 'static,
    H: HealthFunction<K, R> + Send + Sync + 'static,
    R: Calls<H, K, (), Output: HealthResult>,
{
    let hook = Arc::new(hook);
    erased(move |value: Arc<K>, ()| -> HealthFuture {
        let called = R::call(Arc::clone(&hook), value, ());
        Box::pin(async move { called.await.into_health() })
    })
}

/// Returns the hook of a slot whose value is an `Arc<K>`.
fn erased<K, Argument, Called>(
    call: impl Fn(Arc<K>, Argument) -> Called + Send + Sync + 'static,
) -> Hook<Argument, Called>
where
    K: ?Sized + 'static,
{
    Arc::new(move |value: &AnyValue, argument: Argument| {
        let mut place = Place::<Arc<K>>::EMPTY;
        value.fill_place(&mut place);
        place.value().map(|value| call(value, argument))
    })
}

/// Returns the future of a hook, which calls it when it is polled.
fn called<R, F, K, Arguments>(function: &Arc<F>, value: Arc<K>, arguments: Arguments) -> HookFuture
where
    K: ?Sized,
    R: Calls<F, K, Arguments, Output: HookResult>,
{
    let called = R::call(Arc::clone(function), value, arguments);
    Box::pin(async move { called.await.into_result() })
}
