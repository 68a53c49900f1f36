//! The time at which the scope of a request is closed.

use axum_core::body::Body;
use http::{Response, StatusCode};
use wirework::{Outcome, Scope};

use crate::body::ending;

/// The scope is closed before the response is returned.
#[derive(Clone, Copy, Debug)]
pub enum AtResponse {}

/// The scope is closed when the body of the response has been sent.
#[derive(Clone, Copy, Debug)]
pub enum AtBodyEnd {}

/// A time at which the scope of a request is closed, whose response has a body `R`.
pub trait Ends<R>: 'static {
    /// Closes the scope, or lets the response close it.
    fn end(
        response: Response<R>,
        scope: &Scope,
        outcome: Outcome,
    ) -> impl Future<Output = Response<R>> + Send;
}

impl<R: Default + Send> Ends<R> for AtResponse {
    async fn end(response: Response<R>, scope: &Scope, outcome: Outcome) -> Response<R> {
        let report = scope.close(outcome).await;
        if report.failures().next().is_none() {
            return response;
        }
        #[cfg(feature = "tracing")]
        tracing::error!(target: "wirework", report = format!("{report:#}"), "a scope could not be closed");
        let mut response = Response::new(R::default());
        *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
        response
    }
}

impl Ends<Body> for AtBodyEnd {
    async fn end(response: Response<Body>, scope: &Scope, outcome: Outcome) -> Response<Body> {
        response.map(|body| ending(body, scope.clone(), outcome))
    }
}
