//! The functions that can be hooks, with the errors for those that cannot.

use crate::binding::hooks::call::AsyncFunction;
use crate::spec::lifecycle::Outcome;
use crate::spec::lifecycle::shutdown::Shutdown;

/// A function that runs when a container starts: a method `async fn connect(&self)`, or an async function or closure
/// of an `Arc<K>`.
#[diagnostic::on_unimplemented(
    message = "this is no `start` hook of `{K}`",
    label = "expected an async function of a `&{K}` or an `Arc<{K}>`",
    note = "write `async fn start(&self)` for a method, or `async |value: Arc<{K}>| ..` for a closure",
    note = "a closure that captures a value clones it for its future: \
            `move |value: Arc<{K}>| {{ let tx = tx.clone(); async move {{ .. }} }}`"
)]
pub trait StartFunction<K: ?Sized, Receiver>: AsyncFunction<K, (), Receiver> {}

/// A function that runs while a container runs: a method `async fn serve(&self, shutdown: Shutdown)`, or an async
/// function or closure of an `Arc<K>` and a [`Shutdown`].
#[diagnostic::on_unimplemented(
    message = "this is no `run` hook of `{K}`",
    label = "expected an async function of a `&{K}` or an `Arc<{K}>`, and a `wirework::Shutdown`",
    note = "write `async fn run(&self, shutdown: Shutdown)` for a method, or \
            `async |value: Arc<{K}>, shutdown: Shutdown| ..` for a closure",
    note = "a closure that captures a value clones it for its future: \
            `move |value: Arc<{K}>, shutdown: Shutdown| {{ let tx = tx.clone(); async move {{ .. }} }}`"
)]
pub trait RunFunction<K: ?Sized, Receiver>: AsyncFunction<K, (Shutdown,), Receiver> {}

/// A function that runs when a container or a scope stops: a method `async fn close(&self)`, or an async function or
/// closure of an `Arc<K>`. It may take the [`Outcome`] too.
#[diagnostic::on_unimplemented(
    message = "this is no `stop` hook of `{K}`",
    label = "expected an async function of a `&{K}` or an `Arc<{K}>`",
    note = "write `async fn stop(&self)` for a method, or `async |value: Arc<{K}>| ..` for a closure; \
            a second parameter may be the `wirework::Outcome`",
    note = "a closure that captures a value clones it for its future: \
            `move |value: Arc<{K}>| {{ let tx = tx.clone(); async move {{ .. }} }}`"
)]
pub trait StopFunction<K: ?Sized, Arguments, Receiver>:
    AsyncFunction<K, Arguments, Receiver>
{
    #[doc(hidden)]
    fn arguments(outcome: Outcome) -> Arguments;
}

/// A function that tells whether a value works: a method `async fn ping(&self) -> Health`, or an async function or
/// closure of an `Arc<K>`.
#[diagnostic::on_unimplemented(
    message = "this is no `health` hook of `{K}`",
    label = "expected an async function of a `&{K}` or an `Arc<{K}>`",
    note = "write `async fn health(&self) -> Health` for a method, or `async |value: Arc<{K}>| ..` for a closure",
    note = "a closure that captures a value clones it for its future: \
            `move |value: Arc<{K}>| {{ let tx = tx.clone(); async move {{ .. }} }}`"
)]
pub trait HealthFunction<K: ?Sized, Receiver>: AsyncFunction<K, (), Receiver> {}

#[diagnostic::do_not_recommend]
impl<K: ?Sized, R, F: AsyncFunction<K, (), R>> StartFunction<K, R> for F {}

#[diagnostic::do_not_recommend]
impl<K: ?Sized, R, F: AsyncFunction<K, (Shutdown,), R>> RunFunction<K, R> for F {}

#[diagnostic::do_not_recommend]
impl<K: ?Sized, R, F: AsyncFunction<K, (), R>> StopFunction<K, (), R> for F {
    fn arguments(_outcome: Outcome) {}
}

#[diagnostic::do_not_recommend]
impl<K: ?Sized, R, F: AsyncFunction<K, (Outcome,), R>> StopFunction<K, (Outcome,), R> for F {
    fn arguments(outcome: Outcome) -> (Outcome,) {
        (outcome,)
    }
}

#[diagnostic::do_not_recommend]
impl<K: ?Sized, R, F: AsyncFunction<K, (), R>> HealthFunction<K, R> for F {}
