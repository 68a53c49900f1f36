//! Async functions of dependencies.

use std::convert::Infallible;

use crate::binding::factory::Function;

/// An async function or closure that takes its parameters as a tuple.
///
/// The compiler infers `Kind`, which is always [`Awaited`]. There is a second impl, which never applies, so rustc
/// reports a function that fits neither by this text. For one alone, it would report the bounds behind it.
#[diagnostic::on_unimplemented(
    message = "this is no async factory or decorator",
    label = "expected an async function or closure",
    note = "pass a function that is not async to `to(..)` or `with(..)`; in a module, write no `async` before its name",
    note = "a closure that captures a value clones it for its future: `move |..| {{ let url = url.clone(); async move {{ .. }} }}`",
    note = "pass the function itself, `connect` instead of `connect()`, with at most sixteen parameters"
)]
pub trait AsyncFunctionOf<Args, Kind> {}

/// The kind of an async function of dependencies, and what the function returns.
///
/// The bound is on the kind, so rustc decides it only once it has inferred the kind. A function that is not async is
/// one error, and one whose future is not `Send` is another, which shows the value that it holds.
pub trait Awaits<F, Args> {
    /// The output of the future.
    type Output;

    /// Calls the function.
    fn call(function: &F, args: Args) -> impl Future<Output = Self::Output> + Send + 'static;
}

/// The kind of each async function of dependencies.
#[derive(Debug)]
pub enum Awaited {}

/// A function that does not exist.
trait Never {}

#[diagnostic::do_not_recommend]
impl<F, Args> AsyncFunctionOf<Args, Awaited> for F where F: Function<Args, Output: Future> {}

#[diagnostic::do_not_recommend]
#[allow(private_bounds, reason = "nothing implements it")]
impl<F: Never, Args> AsyncFunctionOf<Args, Infallible> for F {}

impl<F, Args> Awaits<F, Args> for Awaited
where
    F: Function<Args, Output: Future + Send + 'static>,
{
    type Output = <F::Output as Future>::Output;

    fn call(function: &F, args: Args) -> impl Future<Output = Self::Output> + Send + 'static {
        function.apply(args)
    }
}
