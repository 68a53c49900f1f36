//! Functions of dependencies: factories, decorators, constructors, and the argument of `call`.
//!
//! These traits are the bounds of [`Bind::to`](crate::Bind::to),
//! [`DecoratorFor::with`](crate::DecoratorFor::with) and [`Container::call`](crate::Container::call).
//! wirework implements them for functions and closures. Users do not implement them.

#[cfg(feature = "async")]
mod async_functions;
mod constructs;
mod functions;
mod products;

use std::sync::Arc;

#[cfg(feature = "async")]
pub use async_functions::{AsyncFunctionOf, Awaited, Awaits};
pub use constructs::{Constructs, construct_with};
pub use functions::{Decorated, Dependencies, Function, FunctionOnce, Inner};
#[cfg(feature = "async")]
pub use products::InFuture;
pub use products::{InArc, InBox, InResult, Is, Plain, Yields};

use crate::error::ResolveError;
use crate::runtime::model::Context;
use crate::spec::request::Needs;

/// A function of up to sixteen [dependencies](crate::Dependency).
///
/// `Args` is the tuple of their types.
pub trait Factory<Args>: Function<Args> {
    #[doc(hidden)]
    fn describe(needs: &mut Needs);

    #[doc(hidden)]
    fn resolve_and_call(&self, context: &mut Context<'_>) -> Result<Self::Output, ResolveError>;
}

/// A function that wraps a value of the key `K`.
///
/// Its first parameter is the inner `Arc<K>`. The others are up to fifteen
/// [dependencies](crate::Dependency).
pub trait Decorator<K: ?Sized, Args>: Function<Args> {
    #[doc(hidden)]
    fn describe(needs: &mut Needs);

    #[doc(hidden)]
    fn resolve_and_call(
        &self,
        inner: Arc<K>,
        context: &mut Context<'_>,
    ) -> Result<Self::Output, ResolveError>;
}

/// A function of up to sixteen [dependencies](crate::Dependency) that is called once.
pub trait Callable<Args>: FunctionOnce<Args> {
    #[doc(hidden)]
    fn call(self, context: &mut Context<'_>) -> Result<Self::Output, ResolveError>
    where
        Self: Sized;
}

impl<F, Args> Factory<Args> for F
where
    F: Function<Args>,
    Args: Dependencies,
{
    fn describe(needs: &mut Needs) {
        Args::describe(needs);
    }

    fn resolve_and_call(&self, context: &mut Context<'_>) -> Result<F::Output, ResolveError> {
        Ok(self.apply(Args::resolve(context)?))
    }
}

impl<K, F, Args> Decorator<K, Args> for F
where
    K: ?Sized,
    F: Function<Args>,
    Args: Decorated<K>,
{
    fn describe(needs: &mut Needs) {
        Args::describe(needs);
    }

    fn resolve_and_call(
        &self,
        inner: Arc<K>,
        context: &mut Context<'_>,
    ) -> Result<F::Output, ResolveError> {
        Ok(self.apply(Args::resolve(inner, context)?))
    }
}

impl<F, Args> Callable<Args> for F
where
    F: FunctionOnce<Args>,
    Args: Dependencies,
{
    fn call(self, context: &mut Context<'_>) -> Result<F::Output, ResolveError> {
        Ok(self.apply_once(Args::resolve(context)?))
    }
}

/// Converts the return value of a factory or a decorator into an `Arc<K>`.
pub(crate) fn product<K, R, Shape>(returned: R) -> Result<Arc<K>, ResolveError>
where
    K: ?Sized,
    R: Yields<K, Shape>,
{
    returned
        .into_product()
        .map_err(ResolveError::of_constructor)
}
