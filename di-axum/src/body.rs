//! Bodies that close a scope when they have been sent.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use axum_core::body::Body;
use http_body::{Body as HttpBody, Frame, SizeHint};
use wirework::{Outcome, Scope};

/// A body that closes the scope of its request.
///
/// If it is dropped before its end, it drops the scope, which ends as cancelled. After a panic, it has failed.
struct Ending {
    body: Body,
    scope: Option<(Scope, Outcome)>,
    /// True while the body is polled, and for ever if it panics.
    is_polled: bool,
}

/// Returns the same body, which closes a scope once it has been sent.
pub(crate) fn ending(body: Body, scope: Scope, outcome: Outcome) -> Body {
    if body.is_end_stream() {
        scope.close_in_background(outcome);
        return body;
    }
    Body::new(Ending {
        body,
        scope: Some((scope, outcome)),
        is_polled: false,
    })
}

impl HttpBody for Ending {
    type Data = <Body as HttpBody>::Data;
    type Error = axum_core::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        self.is_polled = true;
        let frame = Pin::new(&mut self.body).poll_frame(context);
        self.is_polled = false;
        let frame = ready!(frame);
        let outcome = match &frame {
            Some(Ok(_)) => None,
            Some(Err(_)) => Some(Outcome::Failure),
            None => self.scope.as_ref().map(|(_, outcome)| *outcome),
        };
        let is_last = outcome.is_some() || self.body.is_end_stream();
        let last_scope = if is_last { self.scope.take() } else { None };
        if let Some((scope, by_status)) = last_scope {
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

impl Drop for Ending {
    fn drop(&mut self) {
        if let Some((scope, _)) = self.scope.take().filter(|_| self.is_polled) {
            scope.close_in_background(Outcome::Failure);
        }
    }
}
