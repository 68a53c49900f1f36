//! The future of a response, which closes the scope of its request.

use std::fmt::{self, Debug, Formatter};
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use http::Response;
use pin_project_lite::pin_project;
use wirework::Outcome;

use crate::bodiless::Bodiless;
use crate::ends::{AtResponse, Ends};
use crate::request::RequestScope;

pin_project! {
    /// The future of an [`InjectService`](crate::InjectService).
    pub struct InjectFuture<F, R, E = AtResponse> {
        #[pin]
        state: State<F, R>,
        guard: Guard,
        bodiless: Bodiless,
        ends: PhantomData<fn() -> E>,
    }
}

pin_project! {
    #[project = StateProjection]
    enum State<F, R> {
        /// The inner service works on the response.
        Called { #[pin] response: F },
        /// The response is ready, and the scope is being closed.
        Closing { closing: Closing<R> },
        Answered { response: Option<Response<R>> },
    }
}

type Closing<R> = Pin<Box<dyn Future<Output = Response<R>> + Send>>;

/// Closes the scope if the future of the response is dropped, or lets the runtime go on with its closing.
struct Guard {
    scope: Option<RequestScope>,
    /// True while the inner service or the closing is polled, and for ever if it panics.
    is_polled: bool,
}

impl<F, R, E> InjectFuture<F, R, E> {
    /// Calls the inner service, and returns the future of the request that it answers.
    pub(crate) fn called(
        call: impl FnOnce() -> F,
        scope: RequestScope,
        bodiless: Bodiless,
    ) -> Self {
        // The call may panic before it returns its future.
        let guard = Guard::of(Some(scope));
        let response = call();
        Self::of(State::Called { response }, guard, bodiless)
    }

    /// Returns the future of a request that is answered already.
    pub(crate) fn answered(response: Response<R>) -> Self {
        let response = Some(response);
        let guard = Guard::of(None);
        Self::of(State::Answered { response }, guard, Bodiless::ByStatus)
    }

    fn of(state: State<F, R>, guard: Guard, bodiless: Bodiless) -> Self {
        Self {
            state,
            guard,
            bodiless,
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
        let this = self.project();
        let (mut state, guard) = (this.state, this.guard);
        loop {
            let closing: Closing<R> = match state.as_mut().project() {
                StateProjection::Called { response } => {
                    guard.is_polled = true;
                    let response = response.poll(context);
                    guard.is_polled = false;
                    match ready!(response) {
                        Ok(response) => match guard.scope_to_close::<R, E>() {
                            Some(scope) => Box::pin(end::<R, E>(response, scope, *this.bodiless)),
                            None => return Poll::Ready(Ok(response)),
                        },
                        Err(error) => {
                            // The values of the scope need not wait: nothing of them is in the response.
                            if let Some(scope) = guard.scope.take() {
                                scope.close_in_background(Outcome::Failure);
                            }
                            return Poll::Ready(Err(error));
                        }
                    }
                }
                StateProjection::Closing { closing } => {
                    // The function that decides the outcome may panic.
                    guard.is_polled = true;
                    let response = closing.as_mut().poll(context);
                    guard.is_polled = false;
                    let response = ready!(response);
                    guard.scope = None;
                    return Poll::Ready(Ok(response));
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

/// Closes the scope of a request, whose response is ready.
async fn end<R, E: Ends<R>>(
    response: Response<R>,
    scope: RequestScope,
    bodiless: Bodiless,
) -> Response<R> {
    let outcome = scope.outcome(response.status(), response.headers());
    E::end(response, &scope, outcome, bodiless).await
}

impl Guard {
    fn of(scope: Option<RequestScope>) -> Self {
        Self {
            scope,
            is_polled: false,
        }
    }

    /// Returns the scope of a request whose response is ready. If there is nothing to close, the guard forgets it.
    fn scope_to_close<R, E: Ends<R>>(&mut self) -> Option<RequestScope> {
        let opened = self.scope.as_ref().and_then(RequestScope::opened);
        if opened.is_some_and(E::is_due) {
            return self.scope.clone();
        }
        self.scope = None;
        None
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        if let Some(scope) = &self.scope {
            // A layer outside may have caught the panic, and drops this later.
            let is_panic = self.is_polled || std::thread::panicking();
            // The closing that has begun keeps its outcome.
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
