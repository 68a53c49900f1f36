//! Bodies that close a scope when they have been sent.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use axum_core::body::Body;
use http::Response;
use http_body::{Body as HttpBody, Frame, SizeHint};
use wirework::{Outcome, Scope};

use crate::bodiless::length;

/// A body that closes the scope of its request.
///
/// If it is dropped before its end, it drops the scope, which ends as cancelled. After a panic, it has failed.
struct Ending {
    body: Body,
    scope: Option<(Scope, Outcome)>,
    /// The bytes that are left of a known length. A server does not poll the body again once there are none.
    left: Option<u64>,
    /// True while the body is polled, and for ever if it panics.
    is_polled: bool,
}

/// Returns the same response, whose body closes a scope once it has been sent.
pub(crate) fn ending(response: Response<Body>, scope: Scope, outcome: Outcome) -> Response<Body> {
    let left = length(&response);
    response.map(|body| {
        Body::new(Ending {
            body,
            scope: Some((scope, outcome)),
            left,
            is_polled: false,
        })
    })
}

impl Ending {
    /// Returns whether a server polls nothing after this frame.
    fn is_last(&mut self, frame: &Frame<<Body as HttpBody>::Data>) -> bool {
        let Some(data) = frame.data_ref() else {
            // Trailers end a body.
            return true;
        };
        let sent = u64::try_from(data.len()).unwrap_or(u64::MAX);
        self.left = self.left.map(|left| left.saturating_sub(sent));
        self.left == Some(0) || self.body.is_end_stream()
    }
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
            Some(Ok(data)) if !self.is_last(data) => return Poll::Ready(frame),
            Some(Err(_)) => Some(Outcome::Failure),
            // The client gets less than was announced.
            None if self.left.is_some_and(|left| left > 0) => Some(Outcome::Failure),
            Some(Ok(_)) | None => None,
        };
        if let Some((scope, by_status)) = self.scope.take() {
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
