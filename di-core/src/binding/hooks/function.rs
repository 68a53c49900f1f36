//! The functions of `.on_start(..)` and `.on_stop(..)`.

use std::sync::Arc;

use crate::binding::hooks::method::{WithOutcome, WithoutOutcome};
use crate::binding::hooks::result::{HealthResult, HookResult};
use crate::runtime::lifecycle::hooks::{HealthFuture, HookFuture};
use crate::spec::lifecycle::Outcome;
use crate::spec::lifecycle::shutdown::Shutdown;

/// A function that runs when a container starts: `async |pool: Arc<Pool>| ..`.
#[diagnostic::on_unimplemented(
    message = "this cannot run when `{K}` starts",
    label = "expected an async function of an `Arc<{K}>`",
    note = "write `async |value: Arc<{K}>| ..`, which returns `()` or a `Result<(), E>`; its future has to be `Send`"
)]
pub trait StartFunction<K: ?Sized>: Send + Sync + 'static {
    #[doc(hidden)]
    fn start(&self, value: Arc<K>) -> HookFuture;
}

/// A function that is a task of a container: `async |server: Arc<Server>, shutdown: Shutdown| ..`.
#[diagnostic::on_unimplemented(
    message = "this cannot be the task of `{K}`",
    label = "expected an async function of an `Arc<{K}>` and a `Shutdown`",
    note = "write `async |value: Arc<{K}>, shutdown: Shutdown| ..`, which returns `()` or a `Result<(), E>`; its future has to be `Send`"
)]
pub trait RunFunction<K: ?Sized>: Send + Sync + 'static {
    #[doc(hidden)]
    fn run(&self, value: Arc<K>, shutdown: Shutdown) -> HookFuture;
}

/// A function that tells whether a value works: `async |pool: Arc<Pool>| ..`.
#[diagnostic::on_unimplemented(
    message = "this cannot tell the health of `{K}`",
    label = "expected an async function of an `Arc<{K}>`",
    note = "write `async |value: Arc<{K}>| ..`, which returns `Health` or a `Result<(), E>`; its future has to be `Send`"
)]
pub trait HealthFunction<K: ?Sized>: Send + Sync + 'static {
    #[doc(hidden)]
    fn health(&self, value: Arc<K>) -> HealthFuture;
}

/// A function that runs when a container or a scope stops: `async |pool: Arc<Pool>| ..`, or
/// `async |transaction: Arc<Transaction>, outcome: Outcome| ..`.
///
/// The compiler infers `Shape`, which distinguishes these.
#[diagnostic::on_unimplemented(
    message = "this cannot run when `{K}` stops",
    label = "expected an async function of an `Arc<{K}>`",
    note = "write `async |value: Arc<{K}>| ..` or `async |value: Arc<{K}>, outcome: Outcome| ..`, which returns `()` or a `Result<(), E>`; its future has to be `Send`"
)]
pub trait StopFunction<K: ?Sized, Shape>: Send + Sync + 'static {
    #[doc(hidden)]
    fn stop(&self, value: Arc<K>, outcome: Outcome) -> HookFuture;
}

#[diagnostic::do_not_recommend]
impl<K, F, Called> StartFunction<K> for F
where
    K: ?Sized + Send + Sync + 'static,
    F: Fn(Arc<K>) -> Called + Send + Sync + 'static,
    Called: Future<Output: HookResult> + Send + 'static,
{
    fn start(&self, value: Arc<K>) -> HookFuture {
        let called = self(value);
        Box::pin(async move { called.await.into_result() })
    }
}

#[diagnostic::do_not_recommend]
impl<K, F, Called> RunFunction<K> for F
where
    K: ?Sized + Send + Sync + 'static,
    F: Fn(Arc<K>, Shutdown) -> Called + Send + Sync + 'static,
    Called: Future<Output: HookResult> + Send + 'static,
{
    fn run(&self, value: Arc<K>, shutdown: Shutdown) -> HookFuture {
        let called = self(value, shutdown);
        Box::pin(async move { called.await.into_result() })
    }
}

#[diagnostic::do_not_recommend]
impl<K, F, Called> HealthFunction<K> for F
where
    K: ?Sized + Send + Sync + 'static,
    F: Fn(Arc<K>) -> Called + Send + Sync + 'static,
    Called: Future<Output: HealthResult> + Send + 'static,
{
    fn health(&self, value: Arc<K>) -> HealthFuture {
        let called = self(value);
        Box::pin(async move { called.await.into_health() })
    }
}

#[diagnostic::do_not_recommend]
impl<K, F, Called> StopFunction<K, WithoutOutcome> for F
where
    K: ?Sized + Send + Sync + 'static,
    F: Fn(Arc<K>) -> Called + Send + Sync + 'static,
    Called: Future<Output: HookResult> + Send + 'static,
{
    fn stop(&self, value: Arc<K>, _outcome: Outcome) -> HookFuture {
        let called = self(value);
        Box::pin(async move { called.await.into_result() })
    }
}

#[diagnostic::do_not_recommend]
impl<K, F, Called> StopFunction<K, WithOutcome> for F
where
    K: ?Sized + Send + Sync + 'static,
    F: Fn(Arc<K>, Outcome) -> Called + Send + Sync + 'static,
    Called: Future<Output: HookResult> + Send + 'static,
{
    fn stop(&self, value: Arc<K>, outcome: Outcome) -> HookFuture {
        let called = self(value, outcome);
        Box::pin(async move { called.await.into_result() })
    }
}
