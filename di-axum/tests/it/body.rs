//! Scopes that stay open until the body has been sent.

use std::pin::Pin;
use std::task::{Context, Poll};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, StatusCode};
use axum::routing;
use futures_util::stream;
use http_body::Frame;
use http_body_util::{BodyExt, StreamBody};
use wirework::Outcome;
use wirework_axum::{Inject, layer};

use crate::support::{Ends, Unit, get, units, units_that_fail};

fn router(ends: &Ends) -> Router {
    let streamed = async |_: Inject<Unit>| {
        let chunks = ["one", "two"].map(|text| Ok::<_, std::io::Error>(Bytes::from(text)));
        Body::from_stream(stream::iter(chunks))
    };
    let broken = async |_: Inject<Unit>| {
        let chunks = [Ok(Bytes::from("one")), Err(std::io::Error::other("lost"))];
        Body::from_stream(stream::iter(chunks))
    };
    let short = async |_: Inject<Unit>| {
        let body = Body::from_stream(stream::iter([Ok::<_, std::io::Error>("one")]));
        ([("content-length", "6")], body)
    };
    Router::new()
        .route("/", routing::get(streamed))
        .route("/broken", routing::get(broken))
        .route("/short", routing::get(short))
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
async fn a_body_that_ends_before_its_length_is_a_failure() {
    let ends = Ends::default();
    let body = get(&router(&ends), "/short").await.into_body();
    let text = body.collect().await.unwrap().to_bytes();
    assert_eq!(&*text, b"one");
    assert_eq!(ends.one().await, Outcome::Failure);
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

/// Returns a body of two chunks, whose size is unknown.
fn chunks() -> Body {
    Body::from_stream(stream::iter(["ab", "cd"].map(Ok::<_, std::io::Error>)))
}

/// Returns a router whose responses announce this length.
fn announcing(length: &'static str, ends: &Ends) -> Router {
    let handler = async move |_: Inject<Unit>| ([("content-length", length)], chunks());
    Router::new()
        .route("/", routing::get(handler))
        .layer(layer(units(ends).build().unwrap()).until_body_ends())
}

#[tokio::test]
async fn a_body_that_is_dropped_after_its_last_byte_was_sent() {
    let ends = Ends::default();
    let mut body = get(&announcing("4", &ends), "/").await.into_body();
    body.frame().await.unwrap().unwrap();
    body.frame().await.unwrap().unwrap();
    drop(body);
    assert_eq!(ends.one().await, Outcome::Success);
}

#[tokio::test]
async fn a_body_that_is_dropped_before_its_last_byte_is_cancelled() {
    let ends = Ends::default();
    let mut body = get(&announcing("4", &ends), "/").await.into_body();
    body.frame().await.unwrap().unwrap();
    drop(body);
    assert_eq!(ends.one().await, Outcome::Cancelled);
}

#[tokio::test]
async fn a_body_without_a_byte_has_ended_before_it_is_polled() {
    let ends = Ends::default();
    let response = get(&announcing("0", &ends), "/").await;
    assert_eq!(ends.all(), [Outcome::Success]);
    drop(response);
}

#[tokio::test]
async fn a_body_of_a_known_size_ends_with_its_last_byte() {
    /// A body that knows its size, and does not say that it has ended.
    struct Sized(Body);

    impl http_body::Body for Sized {
        type Data = Bytes;
        type Error = axum::Error;

        fn poll_frame(
            mut self: Pin<&mut Self>,
            context: &mut Context<'_>,
        ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
            Pin::new(&mut self.0).poll_frame(context)
        }

        fn size_hint(&self) -> http_body::SizeHint {
            http_body::SizeHint::with_exact(4)
        }
    }

    let ends = Ends::default();
    let router = Router::new()
        .route(
            "/",
            routing::get(async |_: Inject<Unit>| Body::new(Sized(chunks()))),
        )
        .layer(layer(units(&ends).build().unwrap()).until_body_ends());
    let mut body = get(&router, "/").await.into_body();
    body.frame().await.unwrap().unwrap();
    body.frame().await.unwrap().unwrap();
    drop(body);
    assert_eq!(ends.one().await, Outcome::Success);
}

/// Returns a router whose body ends with trailers.
pub(crate) fn trailing(ends: &Ends) -> Router {
    let trailing = async |_: Inject<Unit>| {
        let frames = [
            Frame::data(Bytes::from("abcd")),
            Frame::trailers(HeaderMap::new()),
        ];
        Body::new(StreamBody::new(stream::iter(
            frames.map(Ok::<_, std::io::Error>),
        )))
    };
    Router::new()
        .route("/", routing::get(trailing))
        .layer(layer(units(ends).build().unwrap()).until_body_ends())
}

#[tokio::test]
async fn trailers_end_a_body() {
    let ends = Ends::default();
    let mut body = get(&trailing(&ends), "/").await.into_body();
    body.frame().await.unwrap().unwrap();
    body.frame().await.unwrap().unwrap();
    drop(body);
    assert_eq!(ends.one().await, Outcome::Success);
}

#[tokio::test]
async fn a_body_that_is_dropped_before_its_trailers_is_cancelled() {
    let ends = Ends::default();
    let mut body = get(&trailing(&ends), "/").await.into_body();
    body.frame().await.unwrap().unwrap();
    drop(body);
    assert_eq!(ends.one().await, Outcome::Cancelled);
}

#[tokio::test]
async fn a_status_without_a_body_has_none_to_wait_for() {
    for status in [StatusCode::NO_CONTENT, StatusCode::NOT_MODIFIED] {
        let ends = Ends::default();
        let router = Router::new()
            .route(
                "/",
                routing::get(async move |_: Inject<Unit>| (status, chunks())),
            )
            .layer(layer(units(&ends).build().unwrap()).until_body_ends());
        let response = get(&router, "/").await;
        assert_eq!(ends.all(), [Outcome::Success], "{status}");
        drop(response);
    }
}

#[tokio::test]
async fn the_successful_answer_to_a_connect_request_has_no_body() {
    let ends = Ends::default();
    let router = Router::new()
        .fallback(async |_: Inject<Unit>| chunks())
        .layer(layer(units(&ends).build().unwrap()).until_body_ends());
    let request = axum::http::Request::connect("example.org:443");
    let request = request.body(Body::empty()).unwrap();
    let response = tower::ServiceExt::oneshot(router, request).await.unwrap();
    assert_eq!(ends.all(), [Outcome::Success]);
    drop(response);
}

#[tokio::test]
async fn a_commit_that_fails_becomes_the_response_if_that_has_no_body() {
    let container = units_that_fail().build().unwrap();
    let router = Router::new()
        .route(
            "/",
            routing::get(async |_: Inject<Unit>| StatusCode::NO_CONTENT),
        )
        .layer(layer(container).until_body_ends());
    assert_eq!(get(&router, "/").await.status(), 500);
}
