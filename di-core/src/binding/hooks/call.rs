//! The call of a hook: an async function of a `&K` or of an `Arc<K>`, perhaps with an argument of its phase.

use std::sync::Arc;

/// The receiver of a hook that borrows the value.
#[derive(Debug)]
pub enum OfReference {}

/// The receiver of a hook that takes an `Arc` of the value.
#[derive(Debug)]
pub enum OfArc {}

/// An async function of a value `K`, with these arguments.
///
/// The compiler infers `Receiver`, which is [`OfReference`] or [`OfArc`]. There are two of them, so it reports a
/// function that fits neither by the text of the hook. For one alone, it would report the bounds behind it.
pub trait AsyncFunction<K: ?Sized, Arguments, Receiver> {
    /// The output of the future.
    type Output;
}

/// A receiver of a hook `F`, and what the hook returns.
pub trait Returns<F, K: ?Sized, Arguments> {
    /// The output of the future.
    type Output;
}

impl<F: AsyncFunction<K, Arguments, R>, K: ?Sized, Arguments, R> Returns<F, K, Arguments> for R {
    type Output = F::Output;
}

/// A receiver with which a hook `F` can be called on any thread.
///
/// The bound is on the receiver, so rustc decides it only once it has inferred the receiver. A function that is no
/// hook at all is one error, and one whose future is not `Send` is another, which shows the value that it holds.
pub trait Calls<F, K: ?Sized, Arguments>: Returns<F, K, Arguments> {
    /// Calls the function, when the future is polled.
    fn call(
        function: Arc<F>,
        value: Arc<K>,
        arguments: Arguments,
    ) -> impl Future<Output = Self::Output> + Send + 'static;
}

/// The receivers [`OfReference`] and [`OfArc`]. It is behind [`Calls`], so rustc does not list them in its messages.
pub trait Receives<F, K: ?Sized, Arguments>: Returns<F, K, Arguments> {
    #[doc(hidden)]
    fn call(
        function: Arc<F>,
        value: Arc<K>,
        arguments: Arguments,
    ) -> impl Future<Output = Self::Output> + Send + 'static;
}

impl<R: Receives<F, K, Arguments>, F, K: ?Sized, Arguments> Calls<F, K, Arguments> for R {
    fn call(
        function: Arc<F>,
        value: Arc<K>,
        arguments: Arguments,
    ) -> impl Future<Output = Self::Output> + Send + 'static {
        <R as Receives<F, K, Arguments>>::call(function, value, arguments)
    }
}

/// A function of a `&'a K`. It names the future, which differs for each lifetime of the reference.
pub trait Borrows<'a, K: ?Sized, Arguments> {
    /// The output of the future.
    type Output;
    /// The future that the function returns.
    type Future: Future<Output = Self::Output>;

    /// Calls the function.
    fn call(&self, value: &'a K, arguments: Arguments) -> Self::Future;
}

impl<'a, K: ?Sized + 'a, F, Called: Future> Borrows<'a, K, ()> for F
where
    F: Fn(&'a K) -> Called,
{
    type Output = Called::Output;
    type Future = Called;

    fn call(&self, value: &'a K, (): ()) -> Called {
        self(value)
    }
}

impl<'a, K: ?Sized + 'a, F, Argument, Called: Future> Borrows<'a, K, (Argument,)> for F
where
    F: Fn(&'a K, Argument) -> Called,
{
    type Output = Called::Output;
    type Future = Called;

    fn call(&self, value: &'a K, (argument,): (Argument,)) -> Called {
        self(value, argument)
    }
}

/// A function of an `Arc<K>`.
pub trait Shares<K: ?Sized, Arguments> {
    /// The output of the future.
    type Output;
    /// The future that the function returns.
    type Future: Future<Output = Self::Output>;

    /// Calls the function.
    fn call(&self, value: Arc<K>, arguments: Arguments) -> Self::Future;
}

impl<K: ?Sized, F, Called: Future> Shares<K, ()> for F
where
    F: Fn(Arc<K>) -> Called,
{
    type Output = Called::Output;
    type Future = Called;

    fn call(&self, value: Arc<K>, (): ()) -> Called {
        self(value)
    }
}

impl<K: ?Sized, F, Argument, Called: Future> Shares<K, (Argument,)> for F
where
    F: Fn(Arc<K>, Argument) -> Called,
{
    type Output = Called::Output;
    type Future = Called;

    fn call(&self, value: Arc<K>, (argument,): (Argument,)) -> Called {
        self(value, argument)
    }
}

#[diagnostic::do_not_recommend]
impl<K, F, Arguments, Output> AsyncFunction<K, Arguments, OfReference> for F
where
    K: ?Sized,
    F: for<'a> Borrows<'a, K, Arguments, Output = Output>,
{
    type Output = Output;
}

#[diagnostic::do_not_recommend]
impl<K: ?Sized, F: Shares<K, Arguments>, Arguments> AsyncFunction<K, Arguments, OfArc> for F {
    type Output = F::Output;
}

impl<K, F, Arguments, Output> Receives<F, K, Arguments> for OfReference
where
    K: ?Sized + Send + Sync + 'static,
    F: for<'a> Borrows<'a, K, Arguments, Output = Output, Future: Send> + Send + Sync + 'static,
    Arguments: Send + 'static,
    Output: 'static,
{
    async fn call(function: Arc<F>, value: Arc<K>, arguments: Arguments) -> Output {
        function.call(&*value, arguments).await
    }
}

impl<K, F, Arguments> Receives<F, K, Arguments> for OfArc
where
    K: ?Sized + Send + Sync + 'static,
    F: Shares<K, Arguments, Future: Send> + Send + Sync + 'static,
    Arguments: Send + 'static,
{
    async fn call(function: Arc<F>, value: Arc<K>, arguments: Arguments) -> F::Output {
        function.call(value, arguments).await
    }
}
