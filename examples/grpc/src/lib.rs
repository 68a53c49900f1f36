//! A gRPC service with tonic: it implements the standard protocol of health checks.
//!
//! Each call has a scope, which the layer of `wirework-axum` opens and closes. The scope holds a `Call`, whose `stop`
//! hook counts the call as answered or as failed.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use tonic::{Request, Response, Status};
use tonic_health::pb::health_check_response::ServingStatus;
use tonic_health::pb::health_server::Health;
use tonic_health::pb::{HealthCheckRequest, HealthCheckResponse};
use wirework::{Injectable, Module, Outcome, Scope};
use wirework_axum::RequestScope;

/// The number of calls that were answered, and that failed.
#[derive(Debug, Default, Injectable)]
pub struct Counter {
    #[inject(skip)]
    answered: AtomicU32,
    #[inject(skip)]
    failed: AtomicU32,
}

/// One call.
#[derive(Debug, Injectable)]
#[inject(scoped, stop = Self::end)]
pub struct Call {
    counter: Arc<Counter>,
}

/// The wiring of the service.
#[derive(Debug, Module)]
#[module(components(Counter, Call))]
pub struct App;

/// The service. It has no fields: each call finds its scope in the request.
#[derive(Clone, Copy, Debug)]
pub struct Checks;

impl Counter {
    /// Returns how many calls were answered, and how many failed.
    pub fn counts(&self) -> (u32, u32) {
        (
            self.answered.load(Ordering::Relaxed),
            self.failed.load(Ordering::Relaxed),
        )
    }
}

impl Call {
    /// Counts the call, when its scope is closed.
    #[allow(
        clippy::unused_async,
        reason = "a hook is async, also one that awaits nothing"
    )]
    async fn end(&self, outcome: Outcome) {
        let count = match outcome {
            Outcome::Success => &self.counter.answered,
            _ => &self.counter.failed,
        };
        count.fetch_add(1, Ordering::Relaxed);
    }
}

#[tonic::async_trait]
impl Health for Checks {
    type WatchStream = tokio_stream::Empty<Result<HealthCheckResponse, Status>>;

    async fn check(
        &self,
        request: Request<HealthCheckRequest>,
    ) -> Result<Response<HealthCheckResponse>, Status> {
        let _call = scope(&request)?.resolve::<Call>().map_err(|error| {
            // A client sees no names of types.
            eprintln!("{error:#}");
            Status::internal("the call could not be served")
        })?;
        if request.get_ref().service != "shop" {
            return Err(Status::not_found("there is no such service"));
        }
        let status = ServingStatus::Serving.into();
        Ok(Response::new(HealthCheckResponse { status }))
    }

    async fn watch(
        &self,
        _: Request<HealthCheckRequest>,
    ) -> Result<Response<Self::WatchStream>, Status> {
        Err(Status::unimplemented("watch"))
    }
}

/// Returns the scope of a call.
fn scope<T>(request: &Request<T>) -> Result<&Scope, Status> {
    let scope = request.extensions().get::<RequestScope>();
    let opened = scope.and_then(RequestScope::opened);
    opened.ok_or_else(|| Status::internal("the server has no layer of `wirework-axum`"))
}
