//! The extractors of handlers, through the layer.

use std::fmt::{self, Debug, Formatter};
use std::ops::Deref;
use std::sync::Arc;

use axum_core::extract::FromRequestParts;
use http::request::Parts;
use wirework::integration::{Gets, Resolves};
use wirework::{Dependency, Shareable, Unchecked};

use crate::error::InjectRejection;
use crate::holds::Holds;
use crate::request::RequestScope;

/// An extractor of a service: a component, a value or a `dyn Trait` that is bound in the container of the
/// [`layer`](crate::layer). It holds an `Arc<T>`.
///
/// ```
/// # use std::sync::Arc;
/// # use axum::{Router, routing::get};
/// # use wirework::{Container, bind};
/// use wirework_axum::{Inject, layer};
///
/// struct Greeting(String);
///
/// async fn greet(Inject(greeting): Inject<Greeting>) -> String {
///     greeting.0.clone()
/// }
///
/// # fn app() -> Result<Router, wirework::BuildError> {
/// let container = Container::builder()
///     .add(bind::<Greeting>().to_value(Greeting("hello".to_owned())))
///     .build()?;
/// Ok(Router::new().route("/", get(greet)).layer(layer(container)))
/// # }
/// # app().unwrap();
/// ```
///
/// In a test, a handler is called with a value: `greet(Greeting(..).into()).await`. A handler of a trait takes an `Arc` of
/// the trait: `invite(Inject(mailer.clone() as Arc<dyn Mailer>)).await`.
///
/// # A checked module
///
/// With the module as the second parameter, rustc checks that the module exports `T`. An alias saves writing it. Rust
/// accepts no alias as a pattern, so import the pattern from the [`prelude`](crate::prelude) with `*`:
///
/// ```
/// # use wirework::Module;
/// # struct Greeting(&'static str);
/// use wirework_axum::prelude::*;
///
/// #[derive(Module)]
/// #[module(exports(Greeting))]
/// struct App {
///     greeting: Greeting,
/// }
///
/// type Inject<T> = wirework_axum::Inject<T, App>;
///
/// async fn greet(Inject(greeting): Inject<Greeting>) -> &'static str {
///     greeting.0
/// }
/// ```
///
/// ```compile_fail,E0277
/// # use wirework::Module;
/// # struct Greeting;
/// # #[derive(Module)]
/// # #[module(exports(Greeting))]
/// # struct App {
/// #     greeting: Greeting,
/// # }
/// # type Inject<T> = wirework_axum::Inject<T, App>;
/// async fn count(_: Inject<u64>) {} // module `App` exports no `u64`
/// ```
pub struct Inject<T: Shareable + ?Sized, M: Resolves<T> = Unchecked>(pub <M as Holds>::Pointer<T>);

/// An extractor of any [`Dependency`]: an `Option`, a `Vec`, a map, a `Keyed`, a `Lazy`, a tuple.
///
/// ```
/// use std::sync::Arc;
///
/// use wirework_axum::Get;
/// # trait Check: Send + Sync { fn name(&self) -> String; }
///
/// async fn checks(Get(checks): Get<Vec<Arc<dyn Check>>>) -> String {
///     checks.iter().map(|check| check.name()).collect()
/// }
/// ```
pub struct Get<D: Dependency, M: Gets<D> = Unchecked>(pub <M as Holds>::Value<D>);

impl<S, T, M> FromRequestParts<S> for Inject<T, M>
where
    S: Sync,
    T: Shareable + ?Sized,
    M: Resolves<T>,
{
    type Rejection = InjectRejection;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, InjectRejection> {
        let scope = of_layer(parts)?;
        scope.resolve(parts).await.map(Self)
    }
}

impl<S, D, M> FromRequestParts<S> for Get<D, M>
where
    S: Sync,
    D: Dependency + Send,
    M: Gets<D>,
{
    type Rejection = InjectRejection;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, InjectRejection> {
        let scope = of_layer(parts)?;
        scope.get(parts).await.map(Self)
    }
}

/// Returns the scope that the layer has put into the extensions.
pub(crate) fn of_layer(parts: &Parts) -> Result<&RequestScope, InjectRejection> {
    let scope = parts.extensions.get::<RequestScope>();
    scope.ok_or_else(InjectRejection::no_layer)
}

impl<T: Shareable + ?Sized, M: Resolves<T>> Deref for Inject<T, M> {
    type Target = Arc<T>;

    fn deref(&self) -> &Arc<T> {
        &self.0
    }
}

impl<D: Dependency, M: Gets<D>> Deref for Get<D, M> {
    type Target = D;

    fn deref(&self) -> &D {
        &self.0
    }
}

/// Lets a test call a handler with a value, such as the component of a bed.
impl<T: Shareable, M: Resolves<T>> From<T> for Inject<T, M> {
    fn from(value: T) -> Self {
        Self(Arc::new(value))
    }
}

impl<T: Shareable + ?Sized, M: Resolves<T>> Clone for Inject<T, M> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T: Shareable + Debug + ?Sized, M: Resolves<T>> Debug for Inject<T, M> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.debug_tuple("Inject").field(&self.0).finish()
    }
}

impl<D: Dependency + Debug, M: Gets<D>> Debug for Get<D, M> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.debug_tuple("Get").field(&self.0).finish()
    }
}
