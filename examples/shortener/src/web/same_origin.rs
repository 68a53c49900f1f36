//! The protection against requests that other sites send through a visitor's browser.

use axum::{
    extract::Request,
    http::StatusCode,
    middleware::Next,
    response::{IntoResponse, Response},
};

use super::Problem;

/// Refuses a request that changes data if the browser reports that another site sent it. Other programs do not send
/// that header, and pass.
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
