//! A scope that outlives its request.

use std::fmt::{self, Debug, Formatter};

use axum_core::extract::FromRequestParts;
use http::request::Parts;
use wirework::Scope;

use crate::error::InjectRejection;
use crate::inject::of_layer;

/// An extractor of a scope of its own, for work that outlives the response: a WebSocket, or server-sent events.
///
/// It has the seeds of the request. The layer does not close it: the handler does, when the connection ends. If it
/// is dropped instead, its values end as cancelled.
///
/// ```
/// use wirework::Outcome;
/// use wirework_axum::OwnScope;
///
/// async fn connect(OwnScope(scope): OwnScope) {
///     tokio::spawn(async move {
///         // .. serve the connection with values of the scope ..
///         scope.close(Outcome::Success).await;
///     });
/// }
/// ```
pub struct OwnScope(pub Scope);

impl<S: Sync> FromRequestParts<S> for OwnScope {
    type Rejection = InjectRejection;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, InjectRejection> {
        of_layer(parts)?.open(parts).map(Self)
    }
}

impl Debug for OwnScope {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.debug_tuple("OwnScope").field(&self.0).finish()
    }
}
