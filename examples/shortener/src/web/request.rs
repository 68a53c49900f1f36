//! The name of each request, and the line that the log has of it.

use axum::{
    extract::Request,
    http::HeaderValue,
    middleware::Next,
    response::{IntoResponse, Response},
};
use tracing::{Instrument, error_span};
use wirework_axum::InjectError;

use super::{Inject, Problem};
use crate::domain::{Journal, RequestId};

/// Names the request. The name is in every log line of the request, and in the header `x-request-id` of the response.
///
/// This middleware is outside the scope of the request, so it also names a request whose scope fails. The scope gets
/// the name as a seed, from the extensions.
pub(super) async fn name(mut request: Request, next: Next) -> Response {
    let id = RequestId::random();
    // The span has the highest level, so every log line is inside it.
    let span = error_span!("request", %id, method = %request.method(), path = request.uri().path());
    request.extensions_mut().insert(id);
    let mut response = next.run(request).instrument(span).await;
    if let Ok(id) = HeaderValue::from_str(&id.to_string()) {
        response.headers_mut().insert("x-request-id", id);
    }
    response
}

/// Records the status of the response in the journal of the request.
///
/// This middleware is inside the scope, so it injects the same journal as the use cases do. The scope writes the journal
/// to the log when it is closed.
pub(super) async fn record_status(
    Inject(journal): Inject<dyn Journal>,
    request: Request,
    next: Next,
) -> Response {
    let response = next.run(request).await;
    journal.answered(response.status().as_u16());
    response
}

/// Returns the answer to a request that gets no scope, or whose handler gets no service.
pub(super) fn failed(error: &InjectError) -> Response {
    let problem = Problem {
        // A service that has stopped is unavailable. All else is a fault of the service.
        status: error.status(),
        ..Problem::unexpected(error)
    };
    problem.into_response()
}
