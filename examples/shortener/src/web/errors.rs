//! The error responses.

use std::error::Error;

use axum::{
    Json,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::Serialize;

use crate::{domain::StoreError, links::ShortenError};

/// An error response: a status, a word for programs and a sentence for people.
///
/// The response is JSON. The handlers of pages convert it into a page.
#[derive(Debug)]
pub struct Problem {
    pub(super) status: StatusCode,
    pub(super) reason: &'static str,
    pub(super) message: String,
}

impl Problem {
    pub(super) fn new(
        status: StatusCode,
        reason: &'static str,
        message: impl Into<String>,
    ) -> Self {
        Self {
            status,
            reason,
            message: message.into(),
        }
    }

    /// Returns the problem that no link has this code.
    pub(super) fn no_such_link() -> Self {
        Self::new(
            StatusCode::NOT_FOUND,
            "no-such-link",
            "there is no link of this code",
        )
    }

    /// Returns the problem that the service itself has a fault.
    pub(super) fn internal() -> Self {
        Self::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "internal",
            "something is wrong with this service; the request id leads to the cause in its log",
        )
    }

    /// Logs `error`, and returns a problem without its details for the client.
    pub(super) fn unexpected(error: &(dyn Error + 'static)) -> Self {
        tracing::error!(error, "a request could not be served");
        Self::internal()
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        let error: &(dyn Error + 'static) = &error;
        tracing::error!(error, "the links cannot be reached");
        Self::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "unavailable",
            "the links cannot be reached at the moment, try again later",
        )
    }
}

impl From<ShortenError> for Problem {
    fn from(error: ShortenError) -> Self {
        let message = error.to_string();
        match error {
            ShortenError::Refused(refusal) => {
                Self::new(StatusCode::UNPROCESSABLE_ENTITY, refusal.reason(), message)
            }
            ShortenError::BadCode(_) => {
                Self::new(StatusCode::UNPROCESSABLE_ENTITY, "bad-code", message)
            }
            ShortenError::CodeTaken(_) => Self::new(StatusCode::CONFLICT, "code-taken", message),
            ShortenError::NoFreeCode => {
                tracing::error!("every generated code is taken");
                Self::new(StatusCode::SERVICE_UNAVAILABLE, "no-free-code", message)
            }
            ShortenError::Store(error) => error.into(),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        #[derive(Serialize)]
        struct Body {
            error: &'static str,
            message: String,
        }
        let body = Body {
            error: self.reason,
            message: self.message,
        };
        (self.status, Json(body)).into_response()
    }
}

/// Returns the problem that the path exists, but not with this method.
pub(super) async fn method_not_allowed() -> Problem {
    Problem::new(
        StatusCode::METHOD_NOT_ALLOWED,
        "method-not-allowed",
        "this address does not take requests of this method",
    )
}
