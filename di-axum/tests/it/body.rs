//! Scopes that stay open until the body has been sent.

use axum::Router;
use axum::body::{Body, Bytes};
use axum::routing;
use futures_util::stream;
use http_body_util::BodyExt;
use wirework::Outcome;
use wirework_axum::{Inject, layer};

use crate::support::{Ends, Unit, get, units};

fn router(ends: &Ends) -> Router {
    let streamed = async |_: Inject<Unit>| {
        let chunks = ["one", "two"].map(|text| Ok::<_, std::io::Error>(Bytes::from(text)));
        Body::from_stream(stream::iter(chunks))
    };
    let broken = async |_: Inject<Unit>| {
        let chunks = [Ok(Bytes::from("one")), Err(std::io::Error::other("lost"))];
        Body::from_stream(stream::iter(chunks))
    };
    Router::new()
        .route("/", routing::get(streamed))
        .route("/broken", routing::get(broken))
        .route("/empty", routing::get(async |_: Inject<Unit>| ()))
        .layer(layer(units(ends).build().unwrap()).until_body_ends())
}

#[tokio::test]
async fn a_body_that_is_sent_ends_its_scope_with_the_outcome_of_the_response() {
    let ends = Ends::default();
    let response = get(&router(&ends), "/").await;
    assert_eq!(ends.all(), []);
    let text = response.into_body().collect().await.unwrap().to_bytes();
    assert_eq!(&*text, b"onetwo");
    assert_eq!(ends.one().await, Outcome::Success);
}

#[tokio::test]
async fn a_body_that_is_dropped_cancels_its_scope() {
    let ends = Ends::default();
    let mut body = get(&router(&ends), "/").await.into_body();
    body.frame().await.unwrap().unwrap();
    drop(body);
    assert_eq!(ends.one().await, Outcome::Cancelled);
}

#[tokio::test]
async fn a_body_that_breaks_is_a_failure() {
    let ends = Ends::default();
    let body = get(&router(&ends), "/broken").await.into_body();
    body.collect().await.unwrap_err();
    assert_eq!(ends.one().await, Outcome::Failure);
}

#[tokio::test]
async fn an_empty_body_ends_its_scope_at_once() {
    let ends = Ends::default();
    let response = get(&router(&ends), "/empty").await;
    assert_eq!(ends.one().await, Outcome::Success);
    drop(response);
}

#[tokio::test]
async fn a_head_request_has_no_body_to_wait_for() {
    let ends = Ends::default();
    let request = axum::http::Request::head("/").body(Body::empty()).unwrap();
    let response = tower::ServiceExt::oneshot(router(&ends), request)
        .await
        .unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(ends.all(), [Outcome::Success]);
}

#[tokio::test]
async fn a_body_that_panics_is_a_failure() {
    let ends = Ends::default();
    let panicking = async |_: Inject<Unit>| {
        Body::from_stream(stream::poll_fn(
            |_| -> std::task::Poll<Option<Result<Bytes, std::io::Error>>> { panic!("told to") },
        ))
    };
    let layer = layer(units(&ends).build().unwrap()).until_body_ends();
    let router = Router::new()
        .route("/", routing::get(panicking))
        .layer(layer);
    let body = get(&router, "/").await.into_body();
    let read = std::panic::AssertUnwindSafe(body.collect());
    assert!(futures_util::FutureExt::catch_unwind(read).await.is_err());
    assert_eq!(ends.one().await, Outcome::Failure);
}
