//! The scope of a request.

use std::fmt::{self, Debug, Formatter};
use std::panic::Location;
use std::sync::{Arc, OnceLock};

use http::request::Parts;
use http::{HeaderMap, StatusCode};
use wirework::integration::Opener;
use wirework::{
    Container, Dependency, Outcome, ResolveError, Scope, ScopeFactory, Shareable, integration,
};

use crate::error::{Answer, InjectError, InjectRejection};
use crate::outcome::{OutcomeOf, by_status};
use crate::seeds::Seeds;
use crate::source::Source;

/// The container of a request and its scope, which all extractors and middlewares of the request share.
///
/// The [`layer`](crate::layer) puts it into the extensions of each request. The scope is opened when an extractor needs
/// it: a request that takes only singletons, each with [`Inject`](crate::Inject), has none.
#[derive(Clone)]
pub struct RequestScope(Arc<Inner>);

struct Inner {
    /// Keeps the container alive until the request ends.
    container: Container,
    /// Opens the scope if the layer has a `ScopeFactory`.
    scopes: Option<ScopeFactory>,
    options: Arc<Options>,
    opened: OnceLock<Scope>,
}

/// The options of a layer, which hold for all of its requests.
#[derive(Clone)]
pub(crate) struct Options {
    pub(crate) seeds: Seeds,
    pub(crate) answer: Option<Arc<Answer>>,
    pub(crate) outcome: Arc<OutcomeOf>,
    /// True if the scope is opened before the inner service is called.
    pub(crate) is_eager: bool,
    /// The place that messages name for the scopes.
    at: &'static Location<'static>,
    opener: &'static Opener,
}

impl Options {
    pub(crate) fn new(at: &'static Location<'static>, opener: &'static Opener) -> Self {
        Self {
            seeds: Seeds::default(),
            answer: None,
            outcome: Arc::new(by_status),
            is_eager: false,
            at,
            opener,
        }
    }
}

impl RequestScope {
    /// Returns the scope of a request, or a rejection if the container was dropped.
    pub(crate) fn new(source: &Source, options: Arc<Options>) -> Result<Self, InjectRejection> {
        let container = source.container();
        let container =
            container.map_err(|error| rejection(InjectError::Resolve(error), &options))?;
        Ok(Self(Arc::new(Inner {
            container,
            scopes: source.scopes().cloned(),
            options,
            opened: OnceLock::new(),
        })))
    }

    /// Returns the scope of the request, and opens it with the declared seeds at the first call.
    ///
    /// # Errors
    ///
    /// Returns an [`InjectRejection`] if a seed function answers the request instead, if a seed is passed twice or is
    /// not declared, or if the container or scope of a [`ScopeFactory`] was dropped.
    pub fn scope(&self, parts: &Parts) -> Result<&Scope, InjectRejection> {
        if let Some(scope) = self.0.opened.get() {
            return Ok(scope);
        }
        let scope = self.open(parts)?;
        // If another caller was faster, its scope is that of the request, and this one is empty.
        Ok(self.0.opened.get_or_init(|| scope))
    }

    /// Opens a scope inside the scope of the request, whose seeds it has.
    pub(crate) fn open_inside(
        &self,
        parts: &Parts,
        opener: &'static Opener,
    ) -> Result<Scope, InjectRejection> {
        let inside = integration::opened_by(self.scope(parts)?.scope(), self.0.options.at, opener);
        inside.open().map_err(|error| self.unresolved(error))
    }

    fn open(&self, parts: &Parts) -> Result<Scope, InjectRejection> {
        let scope = match &self.0.scopes {
            Some(scopes) => scopes.scope().map_err(|error| self.unresolved(error))?,
            None => self.0.container.scope(),
        };
        let options = &self.0.options;
        let scope = integration::opened_by(scope, options.at, options.opener);
        let scope = options.seeds.pass(parts, scope);
        scope?.open().map_err(|error| self.unresolved(error))
    }

    /// Returns whether the scope is one of this container.
    pub(crate) fn is_of(&self, container: &Container) -> bool {
        integration::is_same(&self.0.container, container)
    }

    pub(crate) async fn resolve<T: Shareable + ?Sized>(
        &self,
        parts: &Parts,
    ) -> Result<Arc<T>, InjectRejection> {
        let shared = integration::resolve_singleton::<T>(&self.0.container).await;
        if let Some(shared) = shared.map_err(|error| self.unresolved(error))? {
            return Ok(shared);
        }
        self.resolve_in_scope(parts).await
    }

    /// Resolves a value that is no singleton.
    pub(crate) async fn resolve_in_scope<T: Shareable + ?Sized>(
        &self,
        parts: &Parts,
    ) -> Result<Arc<T>, InjectRejection> {
        let resolved = integration::resolve::<T>(self.scope(parts)?).await;
        resolved.map_err(|error| self.unresolved(error))
    }

    pub(crate) async fn get<D: Dependency>(&self, parts: &Parts) -> Result<D, InjectRejection> {
        let value = self.scope(parts)?.get_async::<D>().await;
        value.map_err(|error| self.unresolved(error))
    }

    /// Returns the scope of the request, if it was opened. An [`eager`](crate::InjectLayer::eager) layer opens it
    /// for each request.
    ///
    /// ```
    /// use wirework_axum::RequestScope;
    ///
    /// fn handle<B>(request: &http::Request<B>) {
    ///     let scope = request.extensions().get::<RequestScope>();
    ///     if let Some(scope) = scope.and_then(RequestScope::opened) {
    ///         let port = scope.resolve::<u16>();
    ///     }
    /// }
    /// ```
    #[must_use]
    pub fn opened(&self) -> Option<&Scope> {
        self.0.opened.get()
    }

    /// Closes the scope without waiting for it, if one was opened.
    pub(crate) fn close_in_background(&self, outcome: Outcome) {
        if let Some(scope) = self.opened() {
            scope.close_in_background(outcome);
        }
    }

    /// Returns the outcome of the request, by its response.
    pub(crate) fn outcome(&self, status: StatusCode, headers: &HeaderMap) -> Outcome {
        (self.0.options.outcome)(status, headers)
    }

    /// Returns the rejection of the request, which the layer answers.
    pub(crate) fn rejection(&self, error: InjectError) -> InjectRejection {
        rejection(error, &self.0.options)
    }

    pub(crate) fn unresolved(&self, error: ResolveError) -> InjectRejection {
        self.rejection(InjectError::Resolve(error))
    }
}

fn rejection(error: InjectError, options: &Options) -> InjectRejection {
    InjectRejection::failed(error, options.answer.clone())
}

impl Debug for RequestScope {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.debug_struct("RequestScope")
            .field("container", &self.0.container)
            .field("opened", &self.0.opened.get())
            .finish_non_exhaustive()
    }
}
