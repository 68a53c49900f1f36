//! A scope that outlives its request.

use std::fmt::{self, Debug, Formatter};

use axum_core::extract::FromRequestParts;
use http::request::Parts;
use wirework::Scope;
use wirework::integration::{Opener, hold};

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
/// use axum::extract::ws::WebSocketUpgrade;
/// use axum::response::Response;
/// use wirework::{Monitor, Outcome};
/// use wirework_axum::{Get, OwnScope};
///
/// async fn connect(upgrade: WebSocketUpgrade, OwnScope(scope): OwnScope, Get(monitor): Get<Monitor>) -> Response {
///     upgrade.on_upgrade(move |mut socket| async move {
///         while let Some(Some(Ok(message))) = monitor.unless_stopping(socket.recv()).await {
///             drop(message); // .. answer it, with values of the scope ..
///         }
///         if let Err(report) = scope.close(Outcome::Success).await.into_result() {
///             eprintln!("{report}");
///         }
///     })
/// }
/// # let _ = axum::routing::any::<_, _, ()>(connect);
/// ```
pub struct OwnScope(pub Scope);

static OWN_SCOPE: Opener = Opener {
    name: "OwnScope",
    how_to_pass: "pass it to the layer: `.seed(..)`, `.seed_if(..)` or `.seed_extension(..)`",
};

impl<S: Sync> FromRequestParts<S> for OwnScope {
    type Rejection = InjectRejection;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, InjectRejection> {
        let scope = of_layer(parts)?.open_inside(parts, &OWN_SCOPE)?;
        hold(&scope);
        Ok(Self(scope))
    }
}

impl Debug for OwnScope {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.debug_tuple("OwnScope").field(&self.0).finish()
    }
}
