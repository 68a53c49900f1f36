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

/// Returns one line for each component with a `health` hook.
async fn health(State(container): State<Container<WebModule>>) -> (StatusCode, String) {
    let report = container.health().await;
    (status(report.is_healthy()), format!("{report}\n"))
}

async fn ready(State(container): State<Container<WebModule>>) -> (StatusCode, &'static str) {
    let is_ready = container.readiness();
    let text = if is_ready { "ready\n" } else { "not ready\n" };
    (status(is_ready), text)
}

fn status(is_fine: bool) -> StatusCode {
    if is_fine {
        StatusCode::OK
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    }
}
