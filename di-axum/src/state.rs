//! Extractors that find the container in the state of the router.

use std::fmt::{self, Debug, Formatter};
use std::panic::Location;
use std::sync::Arc;

use axum_core::extract::{FromRef, FromRequestParts};
use http::request::Parts;
use wirework::integration::{Opener, Resolves};
use wirework::{Container, Shareable, Unchecked, integration};

use crate::error::InjectRejection;
use crate::holds::Holds;
use crate::request::{Options, RequestScope};
use crate::source::IntoContainer;

/// An extractor of a service, whose container is the state of the router or a part of it.
///
/// It uses the scope of the [`layer`](crate::layer), if there is one with the same container. Without such a layer, the
/// scope of a request is dropped with the request: its values end as cancelled, because nothing sees the response.
///
/// ```
/// # use axum::{Router, routing::get};
/// # use wirework::{Container, bind};
/// use wirework_axum::state::Inject;
///
/// async fn port(Inject(port): Inject<u16>) -> String {
///     port.to_string()
/// }
///
/// # fn app() -> Result<Router, wirework::BuildError> {
/// let container = Container::builder()
///     .add(bind::<u16>().to_value(80))
///     .build()?;
/// Ok(Router::new().route("/", get(port)).with_state(container))
/// # }
/// # app().unwrap();
/// ```
///
/// A state of an application's own is a struct that derives [`FromRef`], with a field `container: Container`.
pub struct Inject<T: Shareable + ?Sized, M: Resolves<T> = Unchecked>(pub <M as Holds>::Pointer<T>);

impl<S, T, M> FromRequestParts<S> for Inject<T, M>
where
    S: Send + Sync,
    T: Shareable + ?Sized,
    M: Resolves<T>,
    Container<M>: FromRef<S> + Into<Container>,
{
    type Rejection = InjectRejection;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, InjectRejection> {
        let container: Container = Container::<M>::from_ref(state).into();
        // A handler that takes only singletons needs no scope.
        let shared = integration::resolve_singleton::<T>(&container).await;
        if let Ok(Some(shared)) = shared {
            return Ok(Self(shared));
        }
        let scope = scope_of(parts, container)?;
        match shared {
            Err(error) => Err(scope.unresolved(error)),
            Ok(_) => scope.resolve_in_scope(parts).await.map(Self),
        }
    }
}

static STATE: Opener = Opener {
    name: "state::Inject",
    how_to_pass: "add `.layer(wirework_axum::layer(container).seed(..))` to the router: an extractor has no seeds",
};

/// The scope of a request in the container of the state, which is not that of the layer.
#[derive(Clone)]
struct OfState(RequestScope);

/// Returns the scope of the layer if the layer has the same container, or else one for the container of the state.
fn scope_of(parts: &mut Parts, container: Container) -> Result<RequestScope, InjectRejection> {
    let extensions = &parts.extensions;
    let of_layer = extensions.get::<RequestScope>();
    let of_state = extensions.get::<OfState>().map(|OfState(scope)| scope);
    let mut scopes = of_layer.into_iter().chain(of_state);
    if let Some(scope) = scopes.find(|scope| scope.is_of(&container)) {
        return Ok(scope.clone());
    }
    let options = Options::new(Location::caller(), &STATE);
    let scope = RequestScope::new(&container.into_source(), Arc::new(options))?;
    parts.extensions.insert(OfState(scope.clone()));
    Ok(scope)
}

impl<T: Shareable + Debug + ?Sized, M: Resolves<T>> Debug for Inject<T, M> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.debug_tuple("Inject").field(&self.0).finish()
    }
}
