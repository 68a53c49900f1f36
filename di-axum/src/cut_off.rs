//! Bodies that end when the time of the server is over.

use std::pin::Pin;
use std::task::{Context, Poll};

use axum_core::body::Body;
use http_body::{Body as HttpBody, Frame, SizeHint};
use wirework::Shutdown;

/// A body that fails when the token is requested, which closes the connection.
struct CutOff {
    body: Body,
    token: Shutdown,
    /// Present once the body was not ready.
    requested: Option<Pin<Box<dyn Future<Output = ()> + Send>>>,
}

/// Returns the same body, which ends when the token is requested.
pub(crate) fn until_cut_off(body: Body, token: Shutdown) -> Body {
    // A body of a known size is ready as a whole.
    if body.size_hint().exact().is_some() {
        return body;
    }
    Body::new(CutOff {
        body,
        token,
        requested: None,
    })
}

impl HttpBody for CutOff {
    type Data = <Body as HttpBody>::Data;
    type Error = axum_core::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        let this = &mut *self;
        if this.token.is_requested() {
            return Poll::Ready(Some(Err(axum_core::Error::new("the server stops"))));
        }
        let frame = Pin::new(&mut this.body).poll_frame(context);
        if frame.is_ready() {
            return frame;
        }
        let requested = this
            .requested
            .get_or_insert_with(|| Box::pin(this.token.requested()));
        let error = axum_core::Error::new("the server stops");
        requested.as_mut().poll(context).map(|()| Some(Err(error)))
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
