//! The service that gives a request its scope, and closes the scope.

use std::fmt::{self, Debug, Formatter};
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use http::{Request, Response};
use tower_service::Service;
use wirework::{Container, Outcome};

use crate::ends::{AtResponse, Ends};
use crate::outcome::OutcomeOf;
use crate::request::{Options, RequestScope};

/// The service of an [`InjectLayer`](crate::InjectLayer).
pub struct InjectService<S, E = AtResponse> {
    inner: S,
    container: Container,
    options: Arc<Options>,
    ends: PhantomData<fn() -> E>,
}

/// Closes the scope if the future of the response is dropped.
struct Guard(Option<RequestScope>);

impl<S, E> InjectService<S, E> {
    pub(crate) fn new(inner: S, container: Container, options: Arc<Options>) -> Self {
        Self {
            inner,
            container,
            options,
            ends: PhantomData,
        }
    }
}

impl<S, B, R, E> Service<Request<B>> for InjectService<S, E>
where
    S: Service<Request<B>, Response = Response<R>, Error: Send, Future: Send + 'static>,
    R: Default + Send + 'static,
    E: Ends<R>,
{
    type Response = Response<R>;
    type Error = S::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Response<R>, S::Error>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, mut request: Request<B>) -> Self::Future {
        let scope = RequestScope::new(self.container.clone(), Arc::clone(&self.options));
        if self.options.is_eager {
            let (parts, body) = request.into_parts();
            if let Err(rejection) = scope.scope(&parts) {
                let response = rejection.without_body();
                return Box::pin(async move { Ok(response) });
            }
            request = Request::from_parts(parts, body);
        }
        request.extensions_mut().insert(scope.clone());
        let outcome = Arc::clone(&self.options.outcome);
        let response = self.inner.call(request);
        Box::pin(async move {
            let mut guard = Guard(Some(scope));
            let response = response.await;
            match guard.0.take() {
                Some(scope) => finish::<R, E, S::Error>(response, &scope, &*outcome).await,
                None => response,
            }
        })
    }
}

/// Closes the scope of a request, whose response is ready. If this is dropped, the scope goes on closing.
async fn finish<R, E: Ends<R>, F>(
    response: Result<Response<R>, F>,
    scope: &RequestScope,
    outcome: &OutcomeOf,
) -> Result<Response<R>, F> {
    let Some(scope) = scope.opened() else {
        return response;
    };
    match response {
        Ok(response) => {
            let outcome = outcome(response.status(), response.headers());
            Ok(E::end(response, scope, outcome).await)
        }
        Err(error) => {
            scope.close(Outcome::Failure).await;
            Err(error)
        }
    }
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

impl<S: Clone, E> Clone for InjectService<S, E> {
    fn clone(&self) -> Self {
        let options = Arc::clone(&self.options);
        Self::new(self.inner.clone(), self.container.clone(), options)
    }
}

impl<S: Debug, E> Debug for InjectService<S, E> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.debug_struct("InjectService")
            .field("inner", &self.inner)
            .finish_non_exhaustive()
    }
}
