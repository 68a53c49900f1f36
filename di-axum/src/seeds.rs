//! The seeds of a request's scope, from the parts of the request.

use std::sync::Arc;

use axum_core::response::IntoResponse;
use http::request::Parts;
use wirework::{ScopeBuilder, Shareable};

use crate::error::InjectRejection;

/// A function that passes a seed to the scope of a request, or answers the request instead.
type Seed = dyn Fn(&Parts, ScopeBuilder) -> Result<ScopeBuilder, InjectRejection> + Send + Sync;

/// The seeds of all requests, in the order in which they were declared.
#[derive(Clone, Default)]
pub(crate) struct Seeds(Vec<Arc<Seed>>);

impl Seeds {
    /// Adds a seed that a request may have or not.
    pub(crate) fn add<T, R>(
        &mut self,
        seed: impl Fn(&Parts) -> Result<Option<T>, R> + Send + Sync + 'static,
    ) where
        T: Shareable,
        R: IntoResponse,
    {
        self.0.push(Arc::new(move |parts, scope| match seed(parts) {
            Ok(Some(seed)) => Ok(scope.with(seed)),
            Ok(None) => Ok(scope),
            Err(answer) => Err(InjectRejection::answered(answer.into_response())),
        }));
    }

    /// Passes the seeds of a request to its scope.
    pub(crate) fn pass(
        &self,
        parts: &Parts,
        scope: ScopeBuilder,
    ) -> Result<ScopeBuilder, InjectRejection> {
        let mut seeds = self.0.iter();
        seeds.try_fold(scope, |scope, seed| seed(parts, scope))
    }
}
