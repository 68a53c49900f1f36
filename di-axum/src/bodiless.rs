//! Responses whose body no server sends.

use axum_core::body::Body;
use http::header::CONTENT_LENGTH;
use http::{HeaderMap, Method, Response, StatusCode};
use http_body::Body as HttpBody;

/// The responses without a body, by the method of their request.
#[derive(Clone, Copy, Debug)]
pub enum Bodiless {
    /// All responses, of a `HEAD` request.
    All,
    /// The successful ones, of a `CONNECT` request.
    Success,
    /// Those whose status excludes a body.
    ByStatus,
}

impl Bodiless {
    pub(crate) fn of(method: &Method) -> Self {
        match *method {
            Method::HEAD => Self::All,
            Method::CONNECT => Self::Success,
            _ => Self::ByStatus,
        }
    }

    /// Returns whether a server drops the body of this response without polling it.
    pub(crate) fn includes(self, response: &Response<Body>) -> bool {
        let status = response.status();
        let by_method = match self {
            Self::All => true,
            Self::Success => status.is_success(),
            Self::ByStatus => false,
        };
        let by_status = status.is_informational()
            || [StatusCode::NO_CONTENT, StatusCode::NOT_MODIFIED].contains(&status);
        by_method || by_status || response.body().is_end_stream() || length(response) == Some(0)
    }
}

/// Returns the number of bytes after which a server stops polling the body, if it is known.
pub(crate) fn length(response: &Response<Body>) -> Option<u64> {
    announced(response.headers()).or_else(|| response.body().size_hint().exact())
}

fn announced(headers: &HeaderMap) -> Option<u64> {
    let length = headers.get(CONTENT_LENGTH)?;
    length.to_str().ok()?.trim().parse().ok()
}
