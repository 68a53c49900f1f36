//! Bodies that fail at the deadline.

use std::error::Error;
use std::fmt::{self, Debug, Formatter};
use std::pin::Pin;
use std::task::{Context, Poll};

use http_body::{Body as HttpBody, Frame, SizeHint};
use pin_project_lite::pin_project;

use crate::cut_off::deadline::Wait;

type BoxError = Box<dyn Error + Send + Sync>;

pin_project! {
    /// The body of a response that passed a [`CutOffLayer`](crate::CutOffLayer).
    ///
    /// At the deadline it fails, which closes the connection, unless its last frame is ready.
    pub struct CutOffBody<B> {
        // Absent in the answer to a request that was cut off.
        #[pin]
        body: Option<B>,
        wait: Wait,
    }
}

impl<B> CutOffBody<B> {
    /// Returns the body of a response, or the empty one of a request that was cut off.
    pub(crate) fn new(body: Option<B>, wait: Wait) -> Self {
        Self { body, wait }
    }
}

impl<B> HttpBody for CutOffBody<B>
where
    B: HttpBody,
    B::Error: Into<BoxError>,
{
    type Data = B::Data;
    type Error = BoxError;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<B::Data>, BoxError>>> {
        let mut this = self.project();
        let Some(mut body) = this.body.as_mut().as_pin_mut() else {
            return Poll::Ready(None);
        };
        let wait = this.wait;
        let is_over = wait.has_begun() && wait.is_over(context);
        match body.as_mut().poll_frame(context) {
            Poll::Ready(None) => Poll::Ready(None),
            Poll::Ready(Some(frame)) if !is_over || body.is_end_stream() => {
                Poll::Ready(Some(frame.map_err(Into::into)))
            }
            // The wait wakes this task at the deadline.
            Poll::Pending if !wait.is_over(context) => Poll::Pending,
            _ => Poll::Ready(Some(Err("the server stops".into()))),
        }
    }

    fn is_end_stream(&self) -> bool {
        self.body.as_ref().is_none_or(HttpBody::is_end_stream)
    }

    fn size_hint(&self) -> SizeHint {
        let hint = self.body.as_ref().map(HttpBody::size_hint);
        hint.unwrap_or_else(|| SizeHint::with_exact(0))
    }
}

impl<B> Debug for CutOffBody<B> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.debug_struct("CutOffBody").finish_non_exhaustive()
    }
}
