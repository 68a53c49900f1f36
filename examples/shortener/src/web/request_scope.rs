//! A scope for each request.

use axum::{
    extract::{Request, State},
    http::HeaderValue,
    middleware::Next,
    response::{IntoResponse, Response},
};
use tracing::{Instrument, error_span};
use wirework::{ResolveError, ScopeFactory};

use super::Problem;
use crate::domain::{Journal, RequestId};

/// Names the request, opens a scope with the name as a seed, and passes the scope to the extractors.
///
/// The name is in every log line of the request, and in the header `x-request-id` of the response.
pub(super) async fn open(
    State(scopes): State<ScopeFactory>,
    request: Request,
    next: Next,
) -> Response {
    let id = RequestId::random();
    // The span has the highest level, so every log line is inside it.
    let span = error_span!("request", %id, method = %request.method(), path = request.uri().path());
    let served = async {
        serve(&scopes, id, request, next)
            .await
            .unwrap_or_else(|error| Problem::unexpected(error).into_response())
    };
    let mut response = served.instrument(span).await;
    if let Ok(id) = HeaderValue::from_str(&id.to_string()) {
        response.headers_mut().insert("x-request-id", id);
    }
    response
}

async fn serve(
    scopes: &ScopeFactory,
    id: RequestId,
    mut request: Request,
    next: Next,
) -> Result<Response, ResolveError> {
    let scope = scopes.scope()?.with(id).open()?;
    let journal = scope.resolve::<dyn Journal>()?;
    request.extensions_mut().insert(scope);
    let response = next.run(request).await;
    journal.close(response.status().as_u16());
    Ok(response)
}
