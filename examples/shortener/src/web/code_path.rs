//! The code in a request's path.

use axum::{
    extract::{FromRequestParts, Path},
    http::request::Parts,
};

use super::Problem;
use crate::domain::Code;

/// The code in the path. An invalid code is rejected like an unknown code.
#[derive(Debug)]
pub(super) struct CodePath(pub(super) Code);

impl<S: Send + Sync> FromRequestParts<S> for CodePath {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let path = Path::<String>::from_request_parts(parts, state).await;
        path.ok()
            .and_then(|Path(text)| text.parse().ok())
            .map(Self)
            .ok_or_else(Problem::no_such_link)
    }
}
