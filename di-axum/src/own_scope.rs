//! A scope that outlives its request.

use std::fmt::{self, Debug, Formatter};

use axum_core::extract::FromRequestParts;
use http::request::Parts;
use wirework::Scope;
use wirework::integration::hold;

use crate::error::InjectRejection;
use crate::inject::of_layer;

/// An extractor that opens a separate scope, for work that outlives the response: a WebSocket, or server-sent events.
///
/// The scope is inside the scope of the request. It inherits the seeds, and has its own scoped values. The handler closes
/// it when the connection ends, because the layer does not. If the handler drops it instead, it ends as `Cancelled`.
///
/// The stop of the container waits for it, as long as for a `run` task that drains. A
/// [`Monitor`](wirework::Monitor) tells its owner that the stop has begun.
///
/// ```
/// use wirework::{Monitor, Outcome};
/// use wirework_axum::{Get, OwnScope};
/// # struct Socket;
/// # impl Socket { async fn next(&mut self) -> Option<u32> { None } }
///
/// async fn connect(OwnScope(scope): OwnScope, Get(monitor): Get<Monitor>) {
///     tokio::spawn(async move {
/// #       let mut socket = Socket;
///         while let Some(Some(message)) = monitor.unless_stopping(socket.next()).await {
///             // .. answer the message with values of the scope ..
///         }
///         if let Err(report) = scope.close(Outcome::Success).await.into_result() {
///             eprintln!("{report}");
///         }
///     });
/// }
/// ```
pub struct OwnScope(pub Scope);

impl<S: Sync> FromRequestParts<S> for OwnScope {
    type Rejection = InjectRejection;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, InjectRejection> {
        let scope = of_layer(parts)?.open_inside(parts)?;
        hold(&scope);
        Ok(Self(scope))
    }
}

impl Debug for OwnScope {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.debug_tuple("OwnScope").field(&self.0).finish()
    }
}
