//! The scope of a request.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};

use axum::Router;
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use axum::routing;
use wirework::{Container, bind};
use wirework_axum::{Inject, OwnScope, layer};

use crate::support::{Ends, Unit, get, read, units};

/// Returns a container with a number that grows with each scope.
fn numbered() -> Container {
    let next = AtomicUsize::new(1);
    Container::builder()
        .add(
            bind::<usize>()
                .to(move || next.fetch_add(1, SeqCst))
                .scoped(),
        )
        .build()
        .unwrap()
}

#[tokio::test]
async fn all_extractors_and_middlewares_of_a_request_share_one() {
    async fn first(
        Inject(number): Inject<usize>,
        request: axum::extract::Request,
        next: Next,
    ) -> Response {
        let text = next.run(request).await.into_body();
        let text = http_body_util::BodyExt::collect(text)
            .await
            .unwrap()
            .to_bytes();
        format!("{number} {}", String::from_utf8_lossy(&text)).into_response()
    }
    let handler =
        async |Inject(one): Inject<usize>, Inject(other): Inject<usize>| format!("{one} {other}");
    let router = Router::new()
        .route("/", routing::get(handler))
        .layer(from_fn(first))
        .layer(layer(numbered()));
    assert_eq!(read(&router, "/").await.1, "1 1 1");
    assert_eq!(read(&router, "/").await.1, "2 2 2");
}

#[tokio::test]
async fn a_request_that_asks_for_singletons_alone_opens_none() {
    let opened = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&opened);
    let container = Container::builder()
        .add(bind::<u16>().to_value(80))
        .add(bind::<u8>().to_seed())
        .build()
        .unwrap();
    let seed = move |_: &axum::http::request::Parts| {
        counter.fetch_add(1, SeqCst);
        1_u8
    };
    let router = Router::new()
        .route(
            "/port",
            routing::get(async |Inject(port): Inject<u16>| port.to_string()),
        )
        .route(
            "/seed",
            routing::get(async |Inject(seed): Inject<u8>| seed.to_string()),
        )
        .layer(layer(container).seed(seed));
    assert_eq!(read(&router, "/port").await.1, "80");
    assert_eq!(opened.load(SeqCst), 0);
    assert_eq!(read(&router, "/seed").await.1, "1");
    assert_eq!(opened.load(SeqCst), 1);
}

#[tokio::test]
async fn a_scope_of_its_own_outlives_the_request() {
    let ends = Ends::default();
    let (sender, mut receiver) = tokio::sync::mpsc::channel(1);
    let handler = move |OwnScope(scope): OwnScope| {
        let sender = sender.clone();
        async move {
            scope.resolve::<Unit>().unwrap();
            sender.send(scope).await.unwrap();
        }
    };
    let router = Router::new()
        .route("/", routing::get(handler))
        .layer(layer(units(&ends).build().unwrap()));
    get(&router, "/").await;
    let scope = receiver.recv().await.unwrap();
    assert_eq!(ends.all(), []);
    let _ = scope.close(wirework::Outcome::Success).await;
    assert_eq!(ends.all(), [wirework::Outcome::Success]);
}
