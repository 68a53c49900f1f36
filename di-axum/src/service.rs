//! The service that gives a request its scope, and closes the scope.

use std::fmt::{self, Debug, Formatter};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use http::{Request, Response, StatusCode};
use tower_service::Service;
use wirework::{Container, Outcome};

use crate::body::EndsScope;
use crate::layer::Closing;
use crate::request::{Options, RequestScope};

/// The service of an [`InjectLayer`](crate::InjectLayer).
#[derive(Clone)]
pub struct InjectService<S> {
    inner: S,
    container: Container,
    options: Arc<Options>,
    closing: Arc<Closing>,
}

/// Closes the scope if the future of the response is dropped.
struct Guard(Option<RequestScope>);

impl<S> InjectService<S> {
    pub(crate) fn new(
        inner: S,
        container: Container,
        options: Arc<Options>,
        closing: Arc<Closing>,
    ) -> Self {
        Self {
            inner,
            container,
            options,
            closing,
        }
    }
}

impl<S, B, R> Service<Request<B>> for InjectService<S>
where
    S: Service<Request<B>, Response = Response<R>, Error: Send, Future: Send + 'static>,
    R: EndsScope + Default + Send + 'static,
{
    type Response = Response<R>;
    type Error = S::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Response<R>, S::Error>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, mut request: Request<B>) -> Self::Future {
        let scope = RequestScope::new(self.container.clone(), Arc::clone(&self.options));
        request.extensions_mut().insert(scope.clone());
        let closing = Arc::clone(&self.closing);
        let response = self.inner.call(request);
        Box::pin(async move {
            let mut guard = Guard(Some(scope));
            let response = response.await;
            let Some(scope) = guard.0.take() else {
                return response;
            };
            finish(response, scope, &closing).await
        })
    }
}

/// Closes the scope of a request, whose response is ready.
async fn finish<R: EndsScope + Default, E>(
    response: Result<Response<R>, E>,
    scope: RequestScope,
    closing: &Closing,
) -> Result<Response<R>, E> {
    let Some(opened) = scope.opened() else {
        return response;
    };
    // It closes the scope if the future is dropped while a hook runs.
    let outcome = match &response {
        Ok(response) => (closing.outcome)(response.status(), response.headers()),
        Err(_) => Outcome::Failure,
    };
    match response {
        Ok(response) if closing.waits_for_body => {
            let (parts, body) = response.into_parts();
            Ok(Response::from_parts(
                parts,
                body.ending(opened.clone(), outcome),
            ))
        }
        response => {
            let report = opened.close(outcome).await;
            if report.failures().next().is_none() {
                return response;
            }
            #[cfg(feature = "tracing")]
            tracing::error!(target: "wirework", report = format!("{report:#}"), "a scope could not be closed");
            response.map(|_| not_closed())
        }
    }
}

/// Returns the response of a request whose commit has failed.
fn not_closed<R: Default>() -> Response<R> {
    let mut response = Response::new(R::default());
    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
    response
}

impl Drop for Guard {
    fn drop(&mut self) {
        if let Some(scope) = &self.0 {
            let is_panic = std::thread::panicking();
            scope.close_in_background(if is_panic {
                Outcome::Failure
            } else {
                Outcome::Cancelled
            });
        }
    }
}

impl<S: Debug> Debug for InjectService<S> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.debug_struct("InjectService")
            .field("inner", &self.inner)
            .finish_non_exhaustive()
    }
}
