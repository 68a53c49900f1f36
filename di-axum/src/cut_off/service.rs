//! The service that drops a request at the deadline.

use std::fmt::{self, Debug, Formatter};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use http::{Request, Response, StatusCode};
use pin_project_lite::pin_project;
use tower_service::Service;

use crate::cut_off::body::CutOffBody;
use crate::cut_off::deadline::{Deadline, Wait};

/// The service of a [`CutOffLayer`](crate::CutOffLayer).
#[derive(Clone)]
pub struct CutOffService<S> {
    inner: S,
    deadline: Deadline,
}

pin_project! {
    /// The future of a [`CutOffService`].
    pub struct CutOffFuture<F> {
        // Absent once it was cut off.
        #[pin]
        response: Option<F>,
        wait: Wait,
    }
}

impl<S> CutOffService<S> {
    pub(crate) fn new(inner: S, deadline: Deadline) -> Self {
        Self { inner, deadline }
    }
}

impl<S, B, R> Service<Request<B>> for CutOffService<S>
where
    S: Service<Request<B>, Response = Response<R>>,
{
    type Response = Response<CutOffBody<R>>;
    type Error = S::Error;
    type Future = CutOffFuture<S::Future>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        CutOffFuture {
            response: Some(self.inner.call(request)),
            wait: self.deadline.wait(),
        }
    }
}

impl<F, R, E> Future for CutOffFuture<F>
where
    F: Future<Output = Result<Response<R>, E>>,
{
    type Output = Result<Response<CutOffBody<R>>, E>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let mut this = self.project();
        let is_over = this.wait.is_over(context);
        let response = this.response.as_mut().as_pin_mut().filter(|_| !is_over);
        let Some(response) = response else {
            // The values of the request are dropped before its answer is sent.
            this.response.set(None);
            let mut answer = Response::new(CutOffBody::new(None, this.wait.take()));
            *answer.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
            return Poll::Ready(Ok(answer));
        };
        let response = ready!(response.poll(context));
        let body = |body| CutOffBody::new(Some(body), this.wait.take());
        Poll::Ready(response.map(|response| response.map(body)))
    }
}

impl<S: Debug> Debug for CutOffService<S> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.debug_struct("CutOffService")
            .field("inner", &self.inner)
            .finish_non_exhaustive()
    }
}

impl<F> Debug for CutOffFuture<F> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.debug_struct("CutOffFuture").finish_non_exhaustive()
    }
}
