//! The time at which the scope of a request is closed.

use axum_core::body::Body;
use http::Response;
use wirework::{Outcome, Scope, integration};

use crate::bodiless::Bodiless;
use crate::body::ending;
use crate::error::InjectError;
use crate::request::RequestScope;

/// The scope is closed before the response is returned.
#[derive(Clone, Copy, Debug)]
pub enum AtResponse {}

/// The scope is closed when the body of the response has been sent.
#[derive(Clone, Copy, Debug)]
pub enum AtBodyEnd {}

/// A time at which the scope of a request is closed, for responses with a body of the type `R`.
pub trait Ends<R>: 'static {
    /// Returns whether [`end`](Self::end) has anything to do.
    #[doc(hidden)]
    fn is_due(scope: &Scope) -> bool;

    /// Closes the scope, or lets the response close it.
    #[doc(hidden)]
    fn end(
        response: Response<R>,
        scope: &RequestScope,
        outcome: Outcome,
        bodiless: Bodiless,
    ) -> impl Future<Output = Response<R>> + Send;
}

impl<R: Default + Send + 'static> Ends<R> for AtResponse {
    fn is_due(scope: &Scope) -> bool {
        integration::has_hooks(scope)
    }

    async fn end(
        response: Response<R>,
        scope: &RequestScope,
        outcome: Outcome,
        _: Bodiless,
    ) -> Response<R> {
        let Some(opened) = scope.opened() else {
            return response;
        };
        match opened.close(outcome).await.into_result() {
            Err(report) if outcome == Outcome::Success => {
                scope.rejection(InjectError::Close(report)).into_answer()
            }
            // The response of a request that has failed stands, even if its roll-back fails too.
            Ok(()) | Err(_) => response,
        }
    }
}

impl Ends<Body> for AtBodyEnd {
    fn is_due(_: &Scope) -> bool {
        // The body keeps the scope, and with it the values that it streams from.
        true
    }

    async fn end(
        response: Response<Body>,
        scope: &RequestScope,
        outcome: Outcome,
        bodiless: Bodiless,
    ) -> Response<Body> {
        if bodiless.includes(&response) {
            return AtResponse::end(response, scope, outcome, bodiless).await;
        }
        match scope.opened().cloned() {
            Some(opened) => ending(response, opened, outcome),
            None => response,
        }
    }
}
