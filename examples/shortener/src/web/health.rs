//! The answers for a load balancer or an orchestrator: is the service healthy, and is it ready?

use axum::{Router, extract::State, http::StatusCode, routing::get};
use wirework::Monitor;

/// Returns the routes `GET /health` and `GET /ready`.
///
/// The monitor is a weak handle: the router lives in a component, which must not keep its own container alive.
pub(super) fn routes(monitor: Monitor) -> Router {
    Router::new()
        .route("/health", get(health))
        .route("/ready", get(ready))
        .with_state(monitor)
}

/// Returns one line for each component with a `health` hook.
async fn health(State(monitor): State<Monitor>) -> (StatusCode, String) {
    let report = monitor.health().await;
    (status(report.is_healthy()), format!("{report}\n"))
}

async fn ready(State(monitor): State<Monitor>) -> (StatusCode, &'static str) {
    let is_ready = monitor.readiness();
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
