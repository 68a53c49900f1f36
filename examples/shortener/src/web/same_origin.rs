//! Keeps other sites from using a visitor's browser against the service.

use axum::{
    extract::Request,
    http::StatusCode,
    middleware::Next,
    response::{IntoResponse, Response},
};

use super::Problem;

/// Refuses requests that change something where the browser says that another site sent them. Programs that are
/// no browsers say nothing of the kind, and are let through.
pub(super) async fn require(request: Request, next: Next) -> Response {
    let site = request.headers().get("sec-fetch-site");
    let from_elsewhere = site.is_some_and(|site| site != "same-origin" && site != "none");
    if from_elsewhere && !request.method().is_safe() {
        let problem = Problem::new(
            StatusCode::FORBIDDEN,
            "other-site",
            "another site sent this request",
        );
        return problem.into_response();
    }
    next.run(request).await
}
