//! The outcome of a request that panics.

use std::convert::Infallible;
use std::future::Ready;
use std::panic::AssertUnwindSafe;

use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use axum::{Router, routing};
use futures_util::FutureExt;
use tower::{ServiceBuilder, ServiceExt, service_fn};
use wirework::Outcome;
use wirework_axum::{Inject, InjectLayer, RequestScope, layer};

use crate::support::{Ends, Unit, get, read, units};

fn router(layer: InjectLayer) -> Router {
    Router::new()
        .route("/", routing::get(async |_: Inject<Unit>| ()))
        .route(
            "/panic",
            routing::get(async |_: Inject<Unit>| -> () { panic!("told to") }),
        )
        .layer(layer)
}

fn layer_of(ends: &Ends) -> InjectLayer {
    layer(units(ends).build().unwrap())
}

/// Answers a panic with a 500, like the layer of tower-http.
async fn catch_panic(request: Request, next: Next) -> Response {
    match AssertUnwindSafe(next.run(request)).catch_unwind().await {
        Ok(response) => response,
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

#[tokio::test]
async fn a_panic_is_a_failure() {
    let ends = Ends::default();
    let router = router(layer_of(&ends));
    let request = tokio::spawn(async move { get(&router, "/panic").await });
    assert!(request.await.unwrap_err().is_panic());
    assert_eq!(ends.one().await, Outcome::Failure);
}

#[tokio::test]
async fn a_panic_that_a_layer_catches_is_a_failure_too() {
    let ends = Ends::default();
    let router = router(layer_of(&ends)).layer(from_fn(catch_panic));
    let (status, _) = read(&router, "/panic").await;
    assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(ends.one().await, Outcome::Failure);
}

#[tokio::test]
async fn a_panic_of_the_function_that_decides_the_outcome_is_a_failure() {
    let ends = Ends::default();
    let panicking = layer_of(&ends).outcome(|_, _| panic!("told to"));
    let router = router(panicking).layer(from_fn(catch_panic));
    let (status, _) = read(&router, "/").await;
    assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(ends.one().await, Outcome::Failure);
}

/// Resolves the unit of work of a request, as a service without extractors does.
fn resolve(request: &http::Request<()>) {
    let scope = request.extensions().get::<RequestScope>();
    scope.unwrap().opened().unwrap().resolve::<Unit>().unwrap();
}

#[tokio::test]
async fn a_panic_of_a_service_before_it_returns_its_future_is_a_failure() {
    let ends = Ends::default();
    let panicking = |request| -> Ready<Result<http::Response<String>, Infallible>> {
        resolve(&request);
        panic!("told to");
    };
    let service = ServiceBuilder::new()
        .layer(layer_of(&ends).eager())
        .service(service_fn(panicking));
    let request = service.oneshot(http::Request::new(()));
    AssertUnwindSafe(request).catch_unwind().await.unwrap_err();
    assert_eq!(ends.one().await, Outcome::Failure);
}
