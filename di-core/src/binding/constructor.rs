//! Functions as constructors: factories, decorators, and the replacements of a test.

use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

use crate::binding::injectable::definition::upcast_value;
use crate::error::ResolveError;
use crate::runtime::model::{Construct, Constructor, Context};
use crate::runtime::value::{AnyValue, Trait, fill_place};
use crate::spec::key::KeyOf;
use crate::spec::shareable::Shareable;

/// A constructor of `K` that calls a function.
pub(crate) struct FunctionOf<K: ?Sized, F> {
    pub(crate) function: F,
    constructs: PhantomData<fn() -> Arc<K>>,
}

/// Returns the constructor that calls a function.
pub(crate) fn function<K, F>(function: F) -> Constructor
where
    K: Shareable + ?Sized,
    F: Fn(&mut Context<'_>) -> Result<Arc<K>, ResolveError> + Send + Sync + 'static,
{
    Constructor::Function(Arc::new(FunctionOf::<K, F>::new(function)))
}

impl<K: ?Sized, F> FunctionOf<K, F> {
    pub(crate) fn new(function: F) -> Self {
        Self {
            function,
            constructs: PhantomData,
        }
    }
}

impl<K, F> Construct for FunctionOf<K, F>
where
    K: Shareable + ?Sized,
    F: Fn(&mut Context<'_>) -> Result<Arc<K>, ResolveError> + Send + Sync,
{
    fn construct(
        &self,
        context: &mut Context<'_>,
        place: &mut dyn Any,
    ) -> Result<(), ResolveError> {
        let value = (self.function)(context)?;
        fill_place(place, value);
        Ok(())
    }

    fn upcast(&self, value: &AnyValue, as_trait: &Trait, place: &mut dyn Any) -> bool {
        // The condition is constant: see `docs/compile-time.md`.
        KeyOf::<K>::MAY_BE_COMPONENT && upcast_value::<K>(value, as_trait, place)
    }
}
