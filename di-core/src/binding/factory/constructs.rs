//! The constructor functions of components, and their return types.

#[cfg(feature = "async")]
use std::any::type_name;
use std::sync::Arc;

#[cfg(feature = "async")]
use crate::binding::async_constructor::{async_function, pending};
use crate::binding::factory::{Factory, Function, InResult, Plain};
#[cfg(feature = "async")]
use crate::binding::factory::{InFuture, Yields};
use crate::error::{BoxError, ResolveError};
use crate::runtime::model::Fields;
#[cfg(feature = "async")]
use crate::spec::shareable::Shareable;

/// A return type of a constructor of the component `C`: `C`, or a `Result` of it.
///
/// With the feature `async`, a constructor may be an async function. It returns `C`, `Arc<C>`, `Box<C>` or a
/// `Result` of one of these.
#[diagnostic::on_unimplemented(
    message = "a constructor of `{C}` cannot return `{Self}`",
    label = "this returns `{Self}`",
    note = "return `{C}`, or a `Result<{C}, E>` whose error is an `Error + Send + Sync` or a string; an async function needs the feature `async`, and its future must be `Send`"
)]
pub trait Constructs<C, Shape>: Sized {
    /// Describes the parameters of a constructor that returns this type, or calls it.
    #[doc(hidden)]
    fn construct<F, Args>(fields: Fields<'_, '_>, constructor: F) -> Option<Arc<C>>
    where
        F: Factory<Args> + Function<Args, Output = Self> + Send + Sync + 'static,
        Args: 'static;
}

/// Describes the parameters of the constructor that a component names, or calls the constructor.
#[allow(
    clippy::multiple_bound_locations,
    reason = "rustc shows a bound of one line in fewer lines"
)]
pub fn construct_with<C, F: Factory<Args>, Args, S>(
    fields: Fields<'_, '_>,
    constructor: F,
) -> Option<Arc<C>>
where
    F: Function<Args, Output: Constructs<C, S>>,
    F: Send + Sync + 'static,
    Args: 'static,
{
    <F::Output>::construct(fields, constructor)
}

#[diagnostic::do_not_recommend]
impl<C> Constructs<C, Plain> for C {
    fn construct<F, Args>(fields: Fields<'_, '_>, constructor: F) -> Option<Arc<C>>
    where
        F: Factory<Args> + Function<Args, Output = Self>,
    {
        call(fields, constructor, Ok)
    }
}

#[diagnostic::do_not_recommend]
impl<C, E: Into<BoxError>> Constructs<C, InResult<Plain>> for Result<C, E> {
    fn construct<F, Args>(fields: Fields<'_, '_>, constructor: F) -> Option<Arc<C>>
    where
        F: Factory<Args> + Function<Args, Output = Self>,
    {
        call(fields, constructor, |returned| returned.map_err(Into::into))
    }
}

#[cfg(feature = "async")]
#[diagnostic::do_not_recommend]
impl<C, R, S> Constructs<C, InFuture<S>> for R
where
    C: Shareable,
    R: Future<Output: Yields<C, S>> + Send + 'static,
    S: 'static,
{
    fn construct<F, Args>(fields: Fields<'_, '_>, constructor: F) -> Option<Arc<C>>
    where
        F: Factory<Args> + Function<Args, Output = Self> + Send + Sync + 'static,
        Args: 'static,
    {
        fields.describe_async(
            type_name::<C>,
            F::describe,
            async_function::<C, _>(move |context| {
                Ok(pending::<C, _, _>(constructor.resolve_and_call(context)?))
            }),
        );
        None
    }
}

/// Describes the parameters of an ordinary constructor, or calls it.
#[allow(
    clippy::needless_pass_by_value,
    reason = "the derive passes a path, whose type has no size"
)]
fn call<C, F: Factory<Args>, Args>(
    fields: Fields<'_, '_>,
    constructor: F,
    into_component: impl FnOnce(F::Output) -> Result<C, BoxError>,
) -> Option<Arc<C>> {
    fields.run(F::describe, |context| {
        let constructed = into_component(constructor.resolve_and_call(context)?);
        constructed
            .map(Arc::new)
            .map_err(ResolveError::of_constructor)
    })
}
