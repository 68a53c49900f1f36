//! Requests over a real socket.

use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::routing;
use futures_util::stream;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use wirework::Outcome;
use wirework_axum::{Inject, layer};

use crate::support::{Ends, Unit, units};

/// Serves a router in the background, and returns a connection to it with a request.
async fn connected(router: Router, path: &str) -> TcpStream {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await });
    let mut stream = TcpStream::connect(address).await.unwrap();
    let request = format!("GET {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    stream
}

#[tokio::test]
async fn a_client_that_disconnects_in_the_middle_of_a_handler_cancels_its_scope() {
    let ends = Ends::default();
    let (began, mut handler_began) = tokio::sync::mpsc::channel(1);
    let handler = move |_: Inject<Unit>| {
        let began = began.clone();
        async move {
            began.send(()).await.unwrap();
            std::future::pending::<()>().await;
        }
    };
    let router = Router::new()
        .route("/", routing::get(handler))
        .layer(layer(units(&ends).build().unwrap()));
    let stream = connected(router, "/").await;
    handler_began.recv().await.unwrap();
    drop(stream);
    assert_eq!(ends.one().await, Outcome::Cancelled);
}

#[tokio::test]
async fn a_client_that_disconnects_in_the_middle_of_a_body_cancels_its_scope() {
    let ends = Ends::default();
    let handler = async |_: Inject<Unit>| {
        let endless = stream::unfold((), async |()| {
            tokio::time::sleep(Duration::from_millis(1)).await;
            Some((Ok::<_, std::io::Error>(Bytes::from_static(b"tick")), ()))
        });
        Body::from_stream(endless)
    };
    let router = Router::new()
        .route("/", routing::get(handler))
        .layer(layer(units(&ends).build().unwrap()).until_body_ends());
    let mut stream = connected(router, "/").await;
    let mut some = [0; 64];
    stream.read_exact(&mut some).await.unwrap();
    drop(stream);
    assert_eq!(ends.one().await, Outcome::Cancelled);
}

/// Returns the whole answer to a request.
async fn answer(router: Router, path: &str) -> String {
    let mut stream = connected(router, path).await;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer
}

#[tokio::test]
async fn a_body_with_a_content_length_that_is_sent_in_full_is_a_success() {
    for length in ["0", "4"] {
        let ends = Ends::default();
        let handler = async move |_: Inject<Unit>| {
            let chunks = ["ab", "cd"]
                .iter()
                .take(length.parse::<usize>().unwrap() / 2);
            let chunks = stream::iter(chunks.map(|text| Ok::<_, std::io::Error>(*text)));
            ([("content-length", length)], Body::from_stream(chunks))
        };
        let router = Router::new()
            .route("/", routing::get(handler))
            .layer(layer(units(&ends).build().unwrap()).until_body_ends());
        let answer = answer(router, "/").await;
        assert!(
            answer.contains(&format!("content-length: {length}")),
            "{answer}"
        );
        assert_eq!(ends.one().await, Outcome::Success, "{length}");
    }
}

#[tokio::test]
async fn a_body_with_trailers_that_is_sent_in_full_is_a_success() {
    let ends = Ends::default();
    let answer = answer(crate::body::trailing(&ends), "/").await;
    assert!(answer.contains("abcd"), "{answer}");
    assert_eq!(ends.one().await, Outcome::Success);
}
