//! The bridge from axum to wirework.

use std::{ops::Deref, sync::Arc};

use axum::{extract::FromRequestParts, http::request::Parts};
use wirework::{Exports, Scope};

use super::{Problem, WebModule};

/// An axum extractor that resolves a `T` from the scope of the request: `Wired<Shorten>`, or `Wired<dyn Store>`.
///
/// If [`WebModule`] does not export the key, the handler does not compile.
#[derive(Debug)]
pub struct Wired<T: ?Sized>(pub Arc<T>)
where
    WebModule: Exports<T>;

impl<T: ?Sized> Deref for Wired<T>
where
    WebModule: Exports<T>,
{
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T, S> FromRequestParts<S> for Wired<T>
where
    T: ?Sized + Send + Sync + 'static,
    S: Sync,
    WebModule: Exports<T>,
{
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let scope = parts.extensions.get::<Scope>().ok_or_else(|| {
            tracing::error!("no scope was opened for this request");
            Problem::internal()
        })?;
        scope.resolve::<T>().map(Self).map_err(Problem::unexpected)
    }
}
