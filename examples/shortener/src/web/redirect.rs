//! The redirect from a code to its target.

use axum::{
    http::{
        Method, StatusCode,
        header::{CACHE_CONTROL, LOCATION},
    },
    response::{IntoResponse, Response},
};

use super::{Inject, Problem, code_path::CodePath, pages::Pages};
use crate::{domain::Code, links::Follow};

/// `GET /{code}`: redirects to the target and counts the visit. `HEAD` does not count.
pub(super) async fn follow(
    method: Method,
    code: Result<CodePath, Problem>,
    Inject(follow): Inject<Follow>,
    Inject(pages): Inject<Pages>,
) -> Response {
    let led_on = match code {
        Ok(CodePath(code)) => lead_on(&method, &code, &follow).await,
        Err(problem) => Err(problem),
    };
    led_on.unwrap_or_else(|problem| pages.problem(&problem))
}

async fn lead_on(method: &Method, code: &Code, follow: &Follow) -> Result<Response, Problem> {
    let target = if method == Method::HEAD {
        follow.peek(code).await?
    } else {
        follow.run(code).await?
    };
    let target = target.ok_or_else(Problem::no_such_link)?;
    // A browser that caches the redirect would skip the count.
    let headers = [(LOCATION, target.as_str()), (CACHE_CONTROL, "no-store")];
    Ok((StatusCode::TEMPORARY_REDIRECT, headers).into_response())
}
