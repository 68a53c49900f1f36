//! The errors of an extractor, and what a client sees of them.

use std::any::Any;
use std::error::Error;
use std::fmt::{self, Debug, Display, Formatter};
use std::sync::Arc;

use axum_core::response::{IntoResponse, Response};
use http::StatusCode;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use http_body::Body;
use wirework::{ResolveError, ResolveErrorKind, StopReport};

/// The reason why an extractor has no value.
#[derive(Debug)]
#[non_exhaustive]
pub enum InjectError {
    /// The router has no [`layer`](crate::layer).
    NoLayer,
    /// The container could not resolve the value.
    Resolve(ResolveError),
    /// The request has succeeded, but a `stop` hook of its scope has failed, such as a commit.
    Close(StopReport),
}

/// The rejection of an extractor.
///
/// A client gets a plain 500, or a 503 once the application has stopped, without the text of the error: it names types
/// and source lines. [`on_error`](crate::InjectLayer::on_error) replaces the answer. With the feature `tracing`, an
/// event has the full text.
pub struct InjectRejection(Kind);

enum Kind {
    /// A seed has answered the request.
    Answered(Box<Response>),
    Failed {
        error: InjectError,
        answer: Option<Arc<Answer>>,
    },
}

/// A function that answers a request whose extractor has failed.
pub(crate) type Answer = dyn Fn(&InjectError) -> Response + Send + Sync;

impl InjectRejection {
    pub(crate) fn no_layer() -> Self {
        Self::failed(InjectError::NoLayer, None)
    }

    pub(crate) fn failed(error: InjectError, answer: Option<Arc<Answer>>) -> Self {
        Self(Kind::Failed { error, answer })
    }

    pub(crate) fn answered(answer: Response) -> Self {
        Self(Kind::Answered(Box::new(answer)))
    }

    /// Returns the answer with a body of the type `R`. If it is not that of axum, the answer has the default body.
    pub(crate) fn into_answer<R: Default + 'static>(self) -> Response<R> {
        let (mut parts, body) = self.into_response().into_parts();
        let is_empty = body.is_end_stream();
        let mut body = Some(body);
        let body: &mut dyn Any = &mut body;
        let body = body.downcast_mut::<Option<R>>().and_then(Option::take);
        let body = body.unwrap_or_else(|| {
            // The headers of an answer without a body still hold, such as those of gRPC.
            if !is_empty {
                parts.headers.remove(CONTENT_TYPE);
                parts.headers.remove(CONTENT_LENGTH);
            }
            R::default()
        });
        Response::from_parts(parts, body)
    }

    /// Emits the full text. A handler that takes a `Result` and answers itself has none.
    #[cfg(feature = "tracing")]
    fn log(&self) {
        match &self.0 {
            // The lifecycle has emitted an event for each hook that failed.
            Kind::Answered(_)
            | Kind::Failed {
                error: InjectError::Close(_),
                ..
            } => {}
            Kind::Failed { error, .. } => {
                tracing::error!(target: "wirework", error = format!("{error:#}"), "a request cannot be served");
            }
        }
    }

    /// Returns the error, or `None` if a seed has answered the request.
    #[must_use]
    pub fn error(&self) -> Option<&InjectError> {
        match &self.0 {
            Kind::Failed { error, .. } => Some(error),
            Kind::Answered(_) => None,
        }
    }
}

impl InjectError {
    /// Returns the status of the default answer.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::Resolve(error) if is_over(error.kind()) => StatusCode::SERVICE_UNAVAILABLE,
            Self::NoLayer | Self::Resolve(_) | Self::Close(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

/// Returns whether the application has ended.
fn is_over(kind: ResolveErrorKind) -> bool {
    matches!(kind, ResolveErrorKind::Stopped | ResolveErrorKind::Dropped)
}

impl IntoResponse for InjectRejection {
    fn into_response(self) -> Response {
        #[cfg(feature = "tracing")]
        self.log();
        match self.0 {
            Kind::Answered(answer) => *answer,
            Kind::Failed {
                error,
                answer: Some(answer),
            } => answer(&error),
            // This text names nothing of the application, and only its developer sees it.
            Kind::Failed {
                error: error @ InjectError::NoLayer,
                answer: None,
            } if cfg!(debug_assertions) => (error.status(), error.to_string()).into_response(),
            Kind::Failed { error, .. } => {
                let status = error.status();
                (status, status.canonical_reason().unwrap_or_default()).into_response()
            }
        }
    }
}

impl Display for InjectError {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoLayer => out.write_str(
                "the router has no container: add `.layer(wirework_axum::layer(container))` to it, \
                 after the routes",
            ),
            Self::Resolve(error) => Display::fmt(error, out),
            Self::Close(report) => Display::fmt(report, out),
        }
    }
}

impl Error for InjectError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::NoLayer => None,
            Self::Resolve(error) => error.source(),
            Self::Close(report) => report.source(),
        }
    }
}

impl Display for InjectRejection {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::Answered(answer) => write!(out, "a seed answered with {}", answer.status()),
            Kind::Failed { error, .. } => Display::fmt(error, out),
        }
    }
}

impl Debug for InjectRejection {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        write!(out, "{self:#}")
    }
}

impl Error for InjectRejection {}
