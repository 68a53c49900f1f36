//! The outcome with which the scope of a request is closed.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::http::StatusCode;
use axum::routing;
use tower::ServiceBuilder;
use tower::timeout::TimeoutLayer;
use wirework::{Container, Outcome, bind};
use wirework_axum::{Inject, layer};

use crate::support::{Ends, Unit, get, read, units, units_that_fail};

fn router(ends: &Ends) -> Router {
    Router::new()
        .route("/ok", routing::get(async |_: Inject<Unit>| ()))
        .route(
            "/moved",
            routing::get(async |_: Inject<Unit>| StatusCode::SEE_OTHER),
        )
        .route(
            "/missing",
            routing::get(async |_: Inject<Unit>| StatusCode::NOT_FOUND),
        )
        .route(
            "/broken",
            routing::get(async |_: Inject<Unit>| StatusCode::BAD_GATEWAY),
        )
        .route(
            "/hang",
            routing::get(async |_: Inject<Unit>| std::future::pending::<()>().await),
        )
        .route("/none", routing::get(async || ()))
        .layer(layer(units(ends).build().unwrap()))
}

#[tokio::test]
async fn it_follows_the_status() {
    let cases = [
        ("/ok", Outcome::Success),
        ("/moved", Outcome::Success),
        ("/missing", Outcome::Failure),
        ("/broken", Outcome::Failure),
    ];
    for (path, outcome) in cases {
        let ends = Ends::default();
        get(&router(&ends), path).await;
        assert_eq!(ends.all(), [outcome], "{path}");
    }
}

#[tokio::test]
async fn a_request_without_a_scope_closes_none() {
    let ends = Ends::default();
    get(&router(&ends), "/none").await;
    assert_eq!(ends.all(), []);
}

#[tokio::test]
async fn the_application_may_decide_it() {
    let ends = Ends::default();
    let by_header = |status: StatusCode, _: &axum::http::HeaderMap| {
        if status == StatusCode::NOT_FOUND {
            Outcome::Success
        } else {
            Outcome::Failure
        }
    };
    let router = Router::new()
        .route(
            "/missing",
            routing::get(async |_: Inject<Unit>| StatusCode::NOT_FOUND),
        )
        .layer(layer(units(&ends).build().unwrap()).outcome(by_header));
    get(&router, "/missing").await;
    assert_eq!(ends.all(), [Outcome::Success]);
}

#[tokio::test]
async fn a_request_that_is_dropped_is_cancelled() {
    let ends = Ends::default();
    let router = router(&ends);
    let request = tokio::spawn(async move { get(&router, "/hang").await });
    tokio::task::yield_now().await;
    request.abort();
    assert_eq!(ends.one().await, Outcome::Cancelled);
}

#[tokio::test(start_paused = true)]
async fn a_request_whose_time_is_over_is_cancelled() {
    let ends = Ends::default();
    let limit = ServiceBuilder::new()
        .layer(axum::error_handling::HandleErrorLayer::new(
            async |_: axum::BoxError| StatusCode::REQUEST_TIMEOUT,
        ))
        .layer(TimeoutLayer::new(Duration::from_secs(1)));
    let router = router(&ends).layer(limit);
    let (status, _) = read(&router, "/hang").await;
    assert_eq!(status, StatusCode::REQUEST_TIMEOUT);
    assert_eq!(ends.one().await, Outcome::Cancelled);
}

#[tokio::test]
async fn a_commit_that_fails_becomes_the_response() {
    let container = units_that_fail().build().unwrap();
    let router = Router::new()
        .route("/", routing::get(async |_: Inject<Unit>| "created"))
        .layer(layer(container));
    assert_eq!(
        read(&router, "/").await,
        (
            StatusCode::INTERNAL_SERVER_ERROR,
            "Internal Server Error".to_owned()
        )
    );
}

#[tokio::test]
async fn it_is_closed_before_the_response_is_sent() {
    let ends = Ends::default();
    let response = get(&router(&ends), "/ok").await;
    assert_eq!(ends.all().len(), 1);
    drop(response);
}

#[tokio::test]
async fn each_of_many_requests_is_closed_once() {
    let ends = Ends::default();
    let router = router(&ends);
    let requests = (0..200).map(|number| {
        let router = router.clone();
        let path = ["/ok", "/missing", "/none", "/broken"][number % 4];
        tokio::spawn(async move { get(&router, path).await.status() })
    });
    for request in requests.collect::<Vec<_>>() {
        request.await.unwrap();
    }
    assert_eq!(ends.all().len(), 150);
}

fn failing(layer_of: impl Fn(wirework_axum::InjectLayer) -> wirework_axum::InjectLayer) -> Router {
    let container = units_that_fail().build().unwrap();
    let missing = async |_: Inject<Unit>| (StatusCode::NOT_FOUND, "no such link");
    Router::new()
        .route("/", routing::get(async |_: Inject<Unit>| "created"))
        .route("/missing", routing::get(missing))
        .layer(layer_of(layer(container)))
}

#[tokio::test]
async fn a_commit_that_fails_is_answered_by_the_application() {
    let router = failing(|layer| {
        layer.on_error(|error| {
            assert!(matches!(error, wirework_axum::InjectError::Close(_)));
            let text = "{\"error\": \"try again\"}";
            axum::response::IntoResponse::into_response((StatusCode::CONFLICT, text))
        })
    });
    let answer = (
        StatusCode::CONFLICT,
        "{\"error\": \"try again\"}".to_owned(),
    );
    assert_eq!(read(&router, "/").await, answer);
}

#[tokio::test]
async fn a_roll_back_that_fails_keeps_the_response() {
    let answer = (StatusCode::NOT_FOUND, "no such link".to_owned());
    assert_eq!(read(&failing(|layer| layer), "/missing").await, answer);
}

#[tokio::test(start_paused = true)]
async fn a_commit_goes_on_when_the_client_leaves() {
    let ends = Ends::default();
    let inside = ends.clone();
    let commit = move |_: Arc<Unit>, outcome: Outcome| {
        let ends = inside.clone();
        async move {
            tokio::time::sleep(Duration::from_secs(1)).await;
            ends.note(outcome);
        }
    };
    let container = Container::builder()
        .add(bind::<Unit>().to(|| Unit).scoped().on_stop(commit))
        .start()
        .await
        .unwrap();
    // A task of the handler keeps the scope alive, so that its drop closes nothing.
    let (keep, kept) = std::sync::mpsc::channel();
    let handler =
        async move |_: Inject<Unit>, wirework_axum::OwnScope(scope): wirework_axum::OwnScope| {
            keep.send(scope).unwrap();
        };
    let router = Router::new()
        .route("/", routing::get(handler))
        .layer(layer(container));
    let request = tokio::spawn(async move { get(&router, "/").await });
    tokio::time::sleep(Duration::from_millis(500)).await;
    request.abort();
    tokio::time::sleep(Duration::from_secs(2)).await;
    assert_eq!(ends.all(), [Outcome::Success]);
    drop(kept);
}
