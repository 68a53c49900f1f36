//! The service that gives a request its scope, and closes the scope.

use std::fmt::{self, Debug, Formatter};
use std::marker::PhantomData;
use std::sync::Arc;
use std::task::{Context, Poll};

use http::{Request, Response};
use tower_service::Service;

use crate::bodiless::Bodiless;
use crate::ends::{AtResponse, Ends};
use crate::future::InjectFuture;
use crate::request::{Options, RequestScope};
use crate::source::Source;

/// The service of an [`InjectLayer`](crate::InjectLayer).
pub struct InjectService<S, E = AtResponse> {
    inner: S,
    source: Source,
    options: Arc<Options>,
    ends: PhantomData<fn() -> E>,
}

impl<S, E> InjectService<S, E> {
    pub(crate) fn new(inner: S, source: Source, options: Arc<Options>) -> Self {
        Self {
            inner,
            source,
            options,
            ends: PhantomData,
        }
    }
}

impl<S, B, R, E> Service<Request<B>> for InjectService<S, E>
where
    S: Service<Request<B>, Response = Response<R>>,
    R: Default + Send + 'static,
    E: Ends<R>,
{
    type Response = Response<R>;
    type Error = S::Error;
    type Future = InjectFuture<S::Future, R, E>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, mut request: Request<B>) -> Self::Future {
        let scope = match RequestScope::new(&self.source, Arc::clone(&self.options)) {
            Ok(scope) => scope,
            Err(rejection) => return InjectFuture::answered(rejection.into_answer()),
        };
        let bodiless = Bodiless::of(request.method());
        if self.options.is_eager {
            let (parts, body) = request.into_parts();
            if let Err(rejection) = scope.scope(&parts) {
                return InjectFuture::answered(rejection.into_answer());
            }
            request = Request::from_parts(parts, body);
        }
        request.extensions_mut().insert(scope.clone());
        InjectFuture::called(|| self.inner.call(request), scope, bodiless)
    }
}

impl<S: Clone, E> Clone for InjectService<S, E> {
    fn clone(&self) -> Self {
        let options = Arc::clone(&self.options);
        Self::new(self.inner.clone(), self.source.clone(), options)
    }
}

impl<S: Debug, E> Debug for InjectService<S, E> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.debug_struct("InjectService")
            .field("inner", &self.inner)
            .finish_non_exhaustive()
    }
}
