//! Async functions as constructors: of factories, components and decorators.

use std::any::Any;
use std::sync::Arc;

use crate::binding::constructor::FunctionOf;
use crate::binding::factory::{Yields, product};
use crate::binding::injectable::definition::upcast_value;
use crate::error::ResolveError;
use crate::runtime::model::{ConstructAsync, Constructor, Context, PendingValue};
use crate::runtime::value::{AnyValue, Trait};
use crate::spec::key::KeyOf;
use crate::spec::shareable::Shareable;

/// Returns the constructor that calls an async function.
pub(crate) fn async_function<K, F>(function: F) -> Constructor
where
    K: Shareable + ?Sized,
    F: Fn(&mut Context<'_>) -> Result<PendingValue, ResolveError> + Send + Sync + 'static,
{
    Constructor::Async(Arc::new(FunctionOf::<K, F>::new(function)))
}

/// Erases the type of the future that an async function has returned.
pub(crate) fn pending<K, R, Shape>(returned: R) -> PendingValue
where
    K: Shareable + ?Sized,
    R: Future<Output: Yields<K, Shape>> + Send + 'static,
    Shape: 'static,
{
    Box::pin(async { product::<K, _, _>(returned.await).map(AnyValue::of) })
}

impl<K, F> ConstructAsync for FunctionOf<K, F>
where
    K: Shareable + ?Sized,
    F: Fn(&mut Context<'_>) -> Result<PendingValue, ResolveError> + Send + Sync,
{
    fn start(&self, context: &mut Context<'_>) -> Result<PendingValue, ResolveError> {
        (self.function)(context)
    }

    fn upcast(&self, value: &AnyValue, as_trait: &Trait, place: &mut dyn Any) -> bool {
        // The condition is constant: see `docs/compile-time.md`.
        KeyOf::<K>::MAY_BE_COMPONENT && upcast_value::<K>(value, as_trait, place)
    }
}
