//! The future of a response, which closes the scope of its request.

use std::fmt::{self, Debug, Formatter};
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use http::Response;
use pin_project_lite::pin_project;
use wirework::Outcome;

use crate::ends::{AtResponse, Ends};
use crate::request::RequestScope;

pin_project! {
    /// The future of an [`InjectService`](crate::InjectService).
    pub struct InjectFuture<F, R, E = AtResponse> {
        #[pin]
        state: State<F, R>,
        ends: PhantomData<fn() -> E>,
    }
}

pin_project! {
    #[project = StateProjection]
    enum State<F, R> {
        /// The inner service works on the response.
        Called { #[pin] response: F, guard: Guard },
        /// The response is ready, and the scope is being closed.
        Closing { closing: Closing<R> },
        Answered { response: Option<Response<R>> },
    }
}

type Closing<R> = Pin<Box<dyn Future<Output = Response<R>> + Send>>;

/// Closes the scope if the future of the response is dropped.
struct Guard(Option<RequestScope>);

impl<F, R, E> InjectFuture<F, R, E> {
    /// Returns the future of a request that the inner service answers.
    pub(crate) fn called(response: F, scope: RequestScope) -> Self {
        let guard = Guard(Some(scope));
        Self::of(State::Called { response, guard })
    }

    /// Returns the future of a request that is answered already.
    pub(crate) fn answered(response: Response<R>) -> Self {
        let response = Some(response);
        Self::of(State::Answered { response })
    }

    fn of(state: State<F, R>) -> Self {
        Self {
            state,
            ends: PhantomData,
        }
    }
}

impl<F, R, E, Failure> Future for InjectFuture<F, R, E>
where
    F: Future<Output = Result<Response<R>, Failure>>,
    R: Default + Send + 'static,
    E: Ends<R>,
{
    type Output = Result<Response<R>, Failure>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let mut state = self.project().state;
        loop {
            let closing = match state.as_mut().project() {
                StateProjection::Called { response, guard } => {
                    let response = ready!(response.poll(context));
                    let scope = guard.0.take().filter(|scope| scope.opened().is_some());
                    match (response, scope) {
                        (Ok(response), Some(scope)) => Box::pin(end::<R, E>(response, scope)),
                        // Its values need not wait: nothing of it is in the response.
                        (Err(error), Some(scope)) => {
                            scope.close_in_background(Outcome::Failure);
                            return Poll::Ready(Err(error));
                        }
                        (response, None) => return Poll::Ready(response),
                    }
                }
                StateProjection::Closing { closing } => {
                    return closing.as_mut().poll(context).map(Ok);
                }
                StateProjection::Answered { response } => {
                    return response
                        .take()
                        .map_or(Poll::Pending, |response| Poll::Ready(Ok(response)));
                }
            };
            state.set(State::Closing { closing });
        }
    }
}

/// Closes the scope of a request, whose response is ready. If this is dropped, the scope goes on closing.
async fn end<R, E: Ends<R>>(response: Response<R>, scope: RequestScope) -> Response<R> {
    match scope.opened() {
        Some(opened) => {
            let outcome = scope.outcome(response.status(), response.headers());
            E::end(response, opened, outcome).await
        }
        None => response,
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

impl<F, R, E> Debug for InjectFuture<F, R, E> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.debug_struct("InjectFuture").finish_non_exhaustive()
    }
}
