//! The return types of factories and decorators.

use std::convert::Infallible;
use std::marker::PhantomData;
use std::sync::Arc;

use crate::error::BoxError;

/// A return type of a factory or a decorator of `K`: `K`, `Arc<K>`, `Box<K>`, or a `Result` of one.
///
/// The compiler infers `Shape`, which distinguishes these.
#[diagnostic::on_unimplemented(
    message = "a factory or decorator of `{K}` cannot return `{Self}`",
    label = "this returns `{Self}`",
    note = "return `Arc<{K}>`, `Box<{K}>`, a struct by value, or a `Result` of one whose error is an `Error + Send + Sync` or a string; pass an async function to `to_async(..)` or `with_async(..)`, of the feature `async`; in a module, write `async` before its name",
    note = "declare the return type of a closure that returns a trait object: `|| -> Arc<{K}> {{ Arc::new(..) }}`"
)]
pub trait Yields<K: ?Sized, Shape> {
    #[doc(hidden)]
    fn into_product(self) -> Result<Arc<K>, BoxError>;
}

/// The shape of a return type that is the value itself.
#[derive(Debug)]
pub enum Plain {}
/// The shape of a return type that is an `Arc`.
#[derive(Debug)]
pub enum InArc {}
/// The shape of a return type that is a `Box`.
#[derive(Debug)]
pub enum InBox {}
/// The shape of a return type that is a `Result`.
#[derive(Debug)]
pub struct InResult<Shape>(Infallible, PhantomData<Shape>);

/// The shape of a return type that is a future, which an async constructor returns.
#[cfg(feature = "async")]
#[derive(Debug)]
pub struct InFuture<Shape>(Infallible, PhantomData<Shape>);

/// A type that equals `T`. With this bound, rustc lists no other type in its errors.
pub trait Is<T: ?Sized> {
    #[doc(hidden)]
    fn in_arc(value: Arc<T>) -> Arc<Self>;

    #[doc(hidden)]
    fn in_box(value: Box<T>) -> Arc<Self>;
}

#[diagnostic::do_not_recommend]
impl<K> Yields<K, Plain> for K {
    fn into_product(self) -> Result<Arc<K>, BoxError> {
        Ok(Arc::new(self))
    }
}

#[diagnostic::do_not_recommend]
impl<K, T> Yields<K, InArc> for Arc<T>
where
    K: Is<T> + ?Sized,
    T: ?Sized,
{
    fn into_product(self) -> Result<Arc<K>, BoxError> {
        Ok(K::in_arc(self))
    }
}

#[diagnostic::do_not_recommend]
impl<K, T> Yields<K, InBox> for Box<T>
where
    K: Is<T> + ?Sized,
    T: ?Sized,
{
    fn into_product(self) -> Result<Arc<K>, BoxError> {
        Ok(K::in_box(self))
    }
}

#[diagnostic::do_not_recommend]
impl<K: ?Sized, T: Yields<K, S>, E: Into<BoxError>, S> Yields<K, InResult<S>> for Result<T, E> {
    fn into_product(self) -> Result<Arc<K>, BoxError> {
        self.map_err(Into::into)?.into_product()
    }
}

impl<T: ?Sized> Is<T> for T {
    fn in_arc(value: Arc<T>) -> Arc<T> {
        value
    }

    fn in_box(value: Box<T>) -> Arc<T> {
        value.into()
    }
}
