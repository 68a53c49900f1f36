//! The answers for a load balancer or an orchestrator: is the service healthy, and is it ready?

use axum::{Router, extract::State, http::StatusCode, routing::get};
use wirework::Container;

use super::WebModule;

/// Returns the routes `GET /health` and `GET /ready`.
///
/// They take the container as their state, so they also answer when it resolves nothing: before its start, and after
/// its stop.
pub(super) fn routes(container: Container<WebModule>) -> Router {
    Router::new()
        .route("/health", get(health))
        .route("/ready", get(ready))
        .with_state(container)
}

/// Returns whether all components are healthy. The report goes to the log: it has the errors of the checks.
async fn health(State(container): State<Container<WebModule>>) -> (StatusCode, &'static str) {
    let report = container.health().await;
    if report.is_healthy() {
        return (StatusCode::OK, "healthy\n");
    }
    tracing::warn!(%report, "the service is not healthy");
    (StatusCode::SERVICE_UNAVAILABLE, "not healthy\n")
}

async fn ready(State(container): State<Container<WebModule>>) -> (StatusCode, &'static str) {
    if container.readiness() {
        (StatusCode::OK, "ready\n")
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "not ready\n")
    }
}
