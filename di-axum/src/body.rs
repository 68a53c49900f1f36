//! Bodies that close a scope when they have been sent.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use axum_core::body::Body;
use http_body::{Body as HttpBody, Frame, SizeHint};
use wirework::{Outcome, Scope};

/// A body of a response that can close a scope at its end.
///
/// The body of axum can. Another body cannot be wrapped, so its scope is closed at once.
pub trait EndsScope: Sized {
    #[doc(hidden)]
    #[must_use]
    fn ending(self, scope: Scope, outcome: Outcome) -> Self;
}

/// A body that closes the scope of its request.
struct Ending {
    body: Body,
    scope: Option<(Scope, Outcome)>,
}

impl EndsScope for Body {
    fn ending(self, scope: Scope, outcome: Outcome) -> Self {
        if self.is_end_stream() {
            scope.close_in_background(outcome);
            return self;
        }
        Self::new(Ending {
            body: self,
            scope: Some((scope, outcome)),
        })
    }
}

impl HttpBody for Ending {
    type Data = <Body as HttpBody>::Data;
    type Error = axum_core::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        let frame = ready!(Pin::new(&mut self.body).poll_frame(context));
        let outcome = match &frame {
            Some(Ok(_)) => None,
            Some(Err(_)) => Some(Outcome::Failure),
            None => self.scope.as_ref().map(|(_, outcome)| *outcome),
        };
        let is_last = outcome.is_some() || self.body.is_end_stream();
        if is_last && let Some((scope, by_status)) = self.scope.take() {
            scope.close_in_background(outcome.unwrap_or(by_status));
        }
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

// A body that is dropped before its end drops the scope, which ends as cancelled.
