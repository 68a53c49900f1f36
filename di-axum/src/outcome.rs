//! The outcome of a request, by its response.

use http::{HeaderMap, StatusCode};
use wirework::Outcome;

/// A function that returns the outcome of a request by the status and the headers of its response.
pub(crate) type OutcomeOf = dyn Fn(StatusCode, &HeaderMap) -> Outcome + Send + Sync;

/// Returns the default outcome of a request.
pub(crate) fn by_status(status: StatusCode, _: &HeaderMap) -> Outcome {
    if status.is_client_error() || status.is_server_error() {
        Outcome::Failure
    } else {
        Outcome::Success
    }
}

/// Returns the outcome of a gRPC call, whose HTTP status is always a success: for
/// [`outcome`](crate::InjectLayer::outcome).
///
/// It sees the status in the headers, where the errors of a unary call are, and not that in trailers.
#[must_use]
pub fn grpc_outcome(status: StatusCode, headers: &HeaderMap) -> Outcome {
    match headers.get("grpc-status") {
        Some(code) if code != "0" => Outcome::Failure,
        _ => by_status(status, headers),
    }
}
