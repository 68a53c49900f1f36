//! Requests that are in progress when the time of a server is over.

use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::StatusCode;
use axum::routing;
use futures_util::stream;
use http_body_util::BodyExt;
use tokio::sync::mpsc::unbounded_channel;
use wirework::{Outcome, Shutdown};
use wirework_axum::{CutOffLayer, Inject, cut_off, layer};

use crate::support::{Ends, Unit, get, units};

/// Returns a router whose handlers end too late, each in its way.
fn router(ends: &Ends, cut_off: CutOffLayer) -> Router {
    let tick = || Ok::<_, std::io::Error>(Bytes::from("tick"));
    let ticking = async move |_: Inject<Unit>| Body::from_stream(stream::repeat_with(tick));
    let silent = async |_: Inject<Unit>| {
        Body::from_stream(stream::pending::<Result<Bytes, std::io::Error>>())
    };
    Router::new()
        .route("/", routing::get(async |_: Inject<Unit>| "hello"))
        .route("/ticking", routing::get(ticking))
        .route("/silent", routing::get(silent))
        .layer(layer(units(ends).build().unwrap()).until_body_ends())
        .layer(cut_off)
}

/// Returns a router whose handler does not end, and a request to it that is in progress.
async fn in_progress(
    ends: &Ends,
    cut_off: CutOffLayer,
) -> tokio::task::JoinHandle<axum::response::Response> {
    let (began, mut has_begun) = unbounded_channel();
    let hanging = async move |_: Inject<Unit>| {
        began.send(()).unwrap();
        std::future::pending::<()>().await;
    };
    let router = Router::new()
        .route("/", routing::get(hanging))
        .layer(layer(units(ends).build().unwrap()))
        .layer(cut_off);
    let request = tokio::spawn(async move { get(&router, "/").await });
    has_begun.recv().await.unwrap();
    request
}

#[tokio::test]
async fn a_request_in_progress_is_answered_with_503() {
    let token = Shutdown::new();
    let request = in_progress(&Ends::default(), cut_off(&token)).await;
    token.request();
    let answer = request.await.unwrap();
    assert_eq!(answer.status(), StatusCode::SERVICE_UNAVAILABLE);
}

#[tokio::test]
async fn a_request_in_progress_is_cancelled() {
    let (ends, token) = (Ends::default(), Shutdown::new());
    let _request = in_progress(&ends, cut_off(&token)).await;
    token.request();
    assert_eq!(ends.one().await, Outcome::Cancelled);
}

#[tokio::test]
async fn a_request_that_comes_later_is_not_handled() {
    let (ends, token) = (Ends::default(), Shutdown::new());
    token.request();
    let answer = get(&router(&ends, cut_off(&token)), "/").await;
    assert_eq!(answer.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(ends.all(), []);
}

#[tokio::test]
async fn a_request_that_ends_in_time_gets_its_response() {
    let token = Shutdown::new();
    let answer = get(&router(&Ends::default(), cut_off(&token)), "/").await;
    let text = answer.into_body().collect().await.unwrap().to_bytes();
    assert_eq!(&*text, b"hello");
}

#[tokio::test]
async fn a_body_that_waits_is_cut_off() {
    let (ends, token) = (Ends::default(), Shutdown::new());
    let answer = get(&router(&ends, cut_off(&token)), "/silent").await;
    let read = tokio::spawn(answer.into_body().collect());
    tokio::task::yield_now().await;
    token.request();
    read.await.unwrap().unwrap_err();
    assert_eq!(ends.one().await, Outcome::Cancelled);
}

#[tokio::test]
async fn a_body_that_is_always_ready_is_cut_off() {
    let token = Shutdown::new();
    let answer = get(&router(&Ends::default(), cut_off(&token)), "/ticking").await;
    let mut body = answer.into_body();
    body.frame().await.unwrap().unwrap();
    token.request();
    body.frame().await.unwrap().unwrap_err();
}

#[tokio::test]
async fn a_body_whose_last_frame_is_ready_is_sent() {
    let (ends, token) = (Ends::default(), Shutdown::new());
    let answer = get(&router(&ends, cut_off(&token)), "/").await;
    token.request();
    let text = answer.into_body().collect().await.unwrap().to_bytes();
    assert_eq!(&*text, b"hello");
    assert_eq!(ends.one().await, Outcome::Success);
}

#[cfg(feature = "serve")]
mod after_a_limit {
    use std::time::Duration;

    use tokio::time::{Instant, sleep};

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_request_in_progress_is_answered_with_503() {
        let token = Shutdown::new();
        let limit = cut_off(&token).after(Duration::from_secs(5));
        let request = in_progress(&Ends::default(), limit).await;
        let began = Instant::now();
        token.request();
        let answer = request.await.unwrap();
        assert_eq!(answer.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(began.elapsed().as_secs(), 5);
    }

    #[tokio::test(start_paused = true)]
    async fn a_later_request_has_what_is_left_of_the_time() {
        let token = Shutdown::new();
        let router = router(
            &Ends::default(),
            cut_off(&token).after(Duration::from_secs(5)),
        );
        let began = Instant::now();
        token.request();
        get(&router, "/").await;
        sleep(Duration::from_secs(3)).await;
        let answer = get(&router, "/silent").await;
        answer.into_body().collect().await.unwrap_err();
        assert_eq!(began.elapsed().as_secs(), 5);
    }

    #[tokio::test(start_paused = true)]
    async fn a_time_that_no_clock_reaches_has_no_end() {
        let token = Shutdown::new();
        token.request();
        let router = router(&Ends::default(), cut_off(&token).after(Duration::MAX));
        assert_eq!(get(&router, "/").await.status(), StatusCode::OK);
    }
}
