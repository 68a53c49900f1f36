//! The layer that gives each request a scope.

use std::convert::Infallible;
use std::fmt::{self, Debug, Formatter};
use std::marker::PhantomData;
use std::panic::Location;
use std::sync::Arc;

use axum_core::response::{IntoResponse, Response};
use http::request::Parts;
use http::{HeaderMap, StatusCode};
use tower_layer::Layer;
use wirework::integration::Opener;
use wirework::{Outcome, Shareable};

use crate::ends::{AtBodyEnd, AtResponse};
use crate::error::InjectError;
use crate::request::Options;
use crate::service::InjectService;
use crate::source::{IntoContainer, Source};

static LAYER: Opener = Opener {
    name: "layer",
    how_to_pass: "pass it there: `.seed(..)`, `.seed_if(..)` or `.seed_extension(..)` of the layer",
};

/// Returns the layer that lets the handlers of a router ask for the services of a container.
///
/// Each request has at most one scope. It is opened when `Inject` needs a value that is no singleton, and for every `Get`
/// and `OwnScope`. All extractors and middlewares inside the layer share it. It is closed with the outcome of the
/// request before the response is sent: see [`InjectLayer`].
///
/// ```
/// # use axum::{Router, routing::get};
/// # use wirework::{Container, bind};
/// # fn app() -> Result<Router, wirework::BuildError> {
/// let container = Container::builder()
///     .add(bind::<u16>().to_value(80))
///     .build()?;
/// let router: Router = Router::new()
///     .route("/", get(|| async { "hello" }))
///     .layer(wirework_axum::layer(container));
/// # Ok(router)
/// # }
/// # app().unwrap();
/// ```
///
/// A server that is itself a component cannot hold its container, which would leak. It injects a
/// [`ScopeFactory`](wirework::ScopeFactory), and passes that: then each request keeps the container alive, and the layer
/// does not.
#[track_caller]
pub fn layer(container: impl IntoContainer) -> InjectLayer {
    InjectLayer {
        source: container.into_source(),
        options: Options::new(Location::caller(), &LAYER),
        ends: PhantomData,
    }
}

/// A tower layer that gives each request a container and a scope, which [`layer`] returns.
///
/// The scope is closed with an outcome, which the `stop` hooks of its values receive:
///
/// | what happens | outcome |
/// |---|---|
/// | a response with a status below 400 | `Success` |
/// | a response with a status of 400 and above, unless [`outcome`](Self::outcome) decides otherwise | `Failure` |
/// | an error of the inner service, or a panic | `Failure` |
/// | the future of the response is dropped: the client is gone, or a time-out | `Cancelled` |
///
/// The hooks run before the response is returned. If the request has succeeded and a hook fails, for example a commit,
/// the response is a 500 instead. The layer works for all tower services whose request is an `http::Request`, such as
/// those of tonic.
#[must_use = "add it to a router: `.layer(..)`"]
pub struct InjectLayer<E = AtResponse> {
    source: Source,
    options: Options,
    ends: PhantomData<fn() -> E>,
}

impl<E> InjectLayer<E> {
    /// Passes a seed to the scope of each request, from the parts of the request.
    ///
    /// Its type is declared as a seed, with [`to_seed`](wirework::Bind::to_seed) or in `seeds(..)` of a module.
    pub fn seed<T: Shareable>(self, seed: impl Fn(&Parts) -> T + Send + Sync + 'static) -> Self {
        self.seed_if(move |parts| Some(seed(parts)))
    }

    /// Passes a seed to the scopes of those requests that have one.
    pub fn seed_if<T: Shareable>(
        mut self,
        seed: impl Fn(&Parts) -> Option<T> + Send + Sync + 'static,
    ) -> Self {
        let seed = move |parts: &Parts| Ok::<_, Infallible>(seed(parts));
        self.options.seeds.add(seed);
        self
    }

    /// Passes a seed to the scope of each request, or answers the request with an error.
    ///
    /// In a tower service with another body type than axum's, the answer has the status and the headers of the error, and
    /// the `Default` of that body type.
    pub fn try_seed<T: Shareable, R: IntoResponse>(
        mut self,
        seed: impl Fn(&Parts) -> Result<T, R> + Send + Sync + 'static,
    ) -> Self {
        self.options.seeds.add(move |parts| seed(parts).map(Some));
        self
    }

    /// Passes the extension of the type `T`, which an earlier middleware has set, as a seed.
    pub fn seed_extension<T: Shareable + Clone>(self) -> Self {
        self.seed_if(|parts| parts.extensions.get::<T>().cloned())
    }

    /// Decides the outcome of a request by its response.
    pub fn outcome(
        mut self,
        outcome: impl Fn(StatusCode, &HeaderMap) -> Outcome + Send + Sync + 'static,
    ) -> Self {
        self.options.outcome = Arc::new(outcome);
        self
    }

    /// Keeps the scope open until the body of the response has been sent, for bodies that use values of the scope.
    ///
    /// A body has ended after the last byte of its `Content-Length`, or after its trailers. If it is dropped before, the
    /// scope ends as `Cancelled`; if the body fails or is too short, as `Failure`. A commit that fails can no longer change the response.
    ///
    /// A response without a body closes its scope before it is returned: the answer to a `HEAD` request, a 204, a 304, or
    /// one of length 0. The method works for responses with the body type of axum.
    ///
    /// The runtime of the container closes the scope: tokio, or the one of
    /// [`runtime`](wirework::ContainerBuilder::runtime). Without a runtime, the scopes are closed at
    /// [`stop`](wirework::Container::stop), and nothing commits before.
    pub fn until_body_ends(self) -> InjectLayer<AtBodyEnd> {
        InjectLayer {
            source: self.source,
            options: self.options,
            ends: PhantomData,
        }
    }

    /// Opens the scope of each request before the inner service is called, instead of when an extractor needs it.
    ///
    /// A service without extractors, such as one of tonic, finds it in the extensions of its request: see
    /// [`RequestScope`](crate::RequestScope).
    pub fn eager(mut self) -> Self {
        self.options.is_eager = true;
        self
    }

    /// Answers a request whose extractor or commit has failed, instead of a plain 500 or 503.
    ///
    /// The text of the error names types and source lines. Do not send it to clients.
    ///
    /// In a tower service with another body type than axum's, only the status and the headers of the answer are sent, with
    /// the `Default` of that body type.
    ///
    /// ```
    /// use axum::response::IntoResponse;
    /// use wirework_axum::{InjectError, layer};
    ///
    /// # fn layers(container: wirework::Container) {
    /// let layer = layer(container)
    ///     .on_error(|error: &InjectError| (error.status(), "try again later").into_response());
    /// # drop(layer);
    /// # }
    /// ```
    pub fn on_error(
        mut self,
        answer: impl Fn(&InjectError) -> Response + Send + Sync + 'static,
    ) -> Self {
        self.options.answer = Some(Arc::new(answer));
        self
    }
}

impl<S, E> Layer<S> for InjectLayer<E> {
    type Service = InjectService<S, E>;

    fn layer(&self, inner: S) -> InjectService<S, E> {
        let options = Arc::new(self.options.clone());
        InjectService::new(inner, self.source.clone(), options)
    }
}

impl<E> Clone for InjectLayer<E> {
    fn clone(&self) -> Self {
        Self {
            source: self.source.clone(),
            options: self.options.clone(),
            ends: PhantomData,
        }
    }
}

impl<E> Debug for InjectLayer<E> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.debug_struct("InjectLayer")
            .field("source", &self.source)
            .finish_non_exhaustive()
    }
}
