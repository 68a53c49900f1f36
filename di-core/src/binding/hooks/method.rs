//! The methods that `#[inject(start = .., run = .., stop = .., health = ..)]` names.

use std::sync::Arc;

use crate::binding::hooks::result::{HealthResult, HookResult};
use crate::runtime::lifecycle::hooks::{HealthFuture, HookFuture};
use crate::spec::lifecycle::Outcome;
use crate::spec::lifecycle::shutdown::Shutdown;

/// An async method of `C` with these arguments after `&self`.
///
/// It names the future of the method, which the bound of a hook could not do: it differs for each lifetime of
/// the reference.
pub trait AsyncMethod<'a, C, Arguments> {
    /// The output of the future.
    type Output;
    /// The future that the method returns.
    type Future: Future<Output = Self::Output> + Send + 'a;

    /// Calls the method.
    fn call(&self, component: &'a C, arguments: Arguments) -> Self::Future;
}

impl<'a, C: 'a, F, Called> AsyncMethod<'a, C, ()> for F
where
    F: Fn(&'a C) -> Called,
    Called: Future + Send + 'a,
{
    type Output = Called::Output;
    type Future = Called;

    fn call(&self, component: &'a C, (): ()) -> Called {
        self(component)
    }
}

impl<'a, C: 'a, F, Argument, Called> AsyncMethod<'a, C, (Argument,)> for F
where
    F: Fn(&'a C, Argument) -> Called,
    Called: Future + Send + 'a,
{
    type Output = Called::Output;
    type Future = Called;

    fn call(&self, component: &'a C, (argument,): (Argument,)) -> Called {
        self(component, argument)
    }
}

/// A `start` hook of the component `C`: `async fn connect(&self)`.
#[diagnostic::on_unimplemented(
    message = "this is no `start` hook of `{C}`",
    label = "expected an async method of `{C}`",
    note = "write `async fn start(&self)`, which returns `()` or a `Result<(), E>`; its future has to be `Send`"
)]
pub trait StartMethod<C>: Send + Sync + 'static {
    #[doc(hidden)]
    fn start(&self, component: Arc<C>) -> HookFuture;
}

/// A `run` hook of the component `C`: `async fn serve(&self, shutdown: Shutdown)`.
#[diagnostic::on_unimplemented(
    message = "this is no `run` hook of `{C}`",
    label = "expected an async method of `{C}` that takes a `wirework::Shutdown`",
    note = "write `async fn run(&self, shutdown: Shutdown)`, which returns `()` or a `Result<(), E>`; its future has to be `Send`"
)]
pub trait RunMethod<C>: Send + Sync + 'static {
    #[doc(hidden)]
    fn run(&self, component: Arc<C>, shutdown: Shutdown) -> HookFuture;
}

/// A `stop` hook of the component `C`: `async fn close(&self)`, or `async fn close(&self, outcome: Outcome)`.
///
/// The compiler infers `Shape`, which distinguishes these.
#[diagnostic::on_unimplemented(
    message = "this is no `stop` hook of `{C}`",
    label = "expected an async method of `{C}`",
    note = "write `async fn stop(&self)` or `async fn stop(&self, outcome: Outcome)`, which returns `()` or a `Result<(), E>`; its future has to be `Send`"
)]
pub trait StopMethod<C, Shape>: Send + Sync + 'static {
    #[doc(hidden)]
    fn stop(&self, component: Arc<C>, outcome: Outcome) -> HookFuture;
}

/// A `health` hook of the component `C`: `async fn ping(&self) -> Health`.
#[diagnostic::on_unimplemented(
    message = "this is no `health` hook of `{C}`",
    label = "expected an async method of `{C}`",
    note = "write `async fn health(&self)`, which returns `Health` or a `Result<(), E>`; its future has to be `Send`"
)]
pub trait HealthMethod<C>: Send + Sync + 'static {
    #[doc(hidden)]
    fn health(&self, component: Arc<C>) -> HealthFuture;
}

#[diagnostic::do_not_recommend]
impl<C, F, Output> StartMethod<C> for F
where
    C: Send + Sync + 'static,
    F: for<'a> AsyncMethod<'a, C, (), Output = Output> + Copy + Send + Sync + 'static,
    Output: HookResult,
{
    fn start(&self, component: Arc<C>) -> HookFuture {
        let hook = *self;
        Box::pin(async move { hook.call(&component, ()).await.into_result() })
    }
}

#[diagnostic::do_not_recommend]
impl<C, F, Output> RunMethod<C> for F
where
    C: Send + Sync + 'static,
    F: for<'a> AsyncMethod<'a, C, (Shutdown,), Output = Output> + Copy + Send + Sync + 'static,
    Output: HookResult,
{
    fn run(&self, component: Arc<C>, shutdown: Shutdown) -> HookFuture {
        let hook = *self;
        Box::pin(async move { hook.call(&component, (shutdown,)).await.into_result() })
    }
}

/// The shape of a `stop` hook that is not told the outcome.
#[derive(Debug)]
pub enum WithoutOutcome {}

/// The shape of a `stop` hook that is told the outcome.
#[derive(Debug)]
pub enum WithOutcome {}

#[diagnostic::do_not_recommend]
impl<C, F, Output> StopMethod<C, WithoutOutcome> for F
where
    C: Send + Sync + 'static,
    F: for<'a> AsyncMethod<'a, C, (), Output = Output> + Copy + Send + Sync + 'static,
    Output: HookResult,
{
    fn stop(&self, component: Arc<C>, _outcome: Outcome) -> HookFuture {
        let hook = *self;
        Box::pin(async move { hook.call(&component, ()).await.into_result() })
    }
}

#[diagnostic::do_not_recommend]
impl<C, F, Output> StopMethod<C, WithOutcome> for F
where
    C: Send + Sync + 'static,
    F: for<'a> AsyncMethod<'a, C, (Outcome,), Output = Output> + Copy + Send + Sync + 'static,
    Output: HookResult,
{
    fn stop(&self, component: Arc<C>, outcome: Outcome) -> HookFuture {
        let hook = *self;
        Box::pin(async move { hook.call(&component, (outcome,)).await.into_result() })
    }
}

#[diagnostic::do_not_recommend]
impl<C, F, Output> HealthMethod<C> for F
where
    C: Send + Sync + 'static,
    F: for<'a> AsyncMethod<'a, C, (), Output = Output> + Copy + Send + Sync + 'static,
    Output: HealthResult,
{
    fn health(&self, component: Arc<C>) -> HealthFuture {
        let hook = *self;
        Box::pin(async move { hook.call(&component, ()).await.into_health() })
    }
}
