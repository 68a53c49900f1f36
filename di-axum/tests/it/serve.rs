//! A server that stops with its container.

use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::StatusCode;
use axum::routing::{self, MethodRouter};
use axum::{Extension, Router};
use futures_util::stream;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use wirework::{Container, Exit, ExitReason, Monitor, Outcome, Shutdown, bind};
use wirework_axum::{Get, Inject, OwnScope, layer, serve};

use crate::pool::{Events, Transaction, hanging, request};

#[tokio::test]
async fn requests_in_progress_are_served_before_the_container_stops() {
    let (began, mut handler_began) = tokio::sync::mpsc::channel(1);
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let container = Container::builder()
        .add(bind::<u16>().to_value(80))
        .start()
        .await
        .unwrap();
    let of_handler = container.clone();
    let handler = async move || {
        began.send(()).await.unwrap();
        // The signal comes while this request is in progress.
        while of_handler.readiness() {
            tokio::task::yield_now().await;
        }
        of_handler.resolve::<u16>().unwrap().to_string()
    };
    let router = Router::new()
        .route("/", routing::get(handler))
        .layer(layer(container.clone()));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let server = tokio::spawn(async move { serve(listener, router, &container, stopped).await });
    let mut stream = TcpStream::connect(address).await.unwrap();
    let request = b"GET / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n";
    stream.write_all(request).await.unwrap();
    handler_began.recv().await.unwrap();
    stop.send(()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(answer.ends_with("\r\n\r\n80"), "{answer}");
    let exit = server.await.unwrap();
    assert!(exit.is_success(), "{exit:?}");
    assert!(matches!(exit.reason(), ExitReason::Signal));
}

#[tokio::test]
async fn a_task_that_fails_stops_the_server() {
    let fails = async |_: Arc<u16>, _: Shutdown| Err::<(), _>("lost");
    let container = Container::builder()
        .add(bind::<u16>().to(|| 80_u16).on_run(fails))
        .start()
        .await
        .unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let exit = serve(
        listener,
        Router::new(),
        &container,
        std::future::pending::<()>(),
    )
    .await;
    assert!(!exit.is_success());
    let text = exit.to_string();
    assert!(text.starts_with("the `run` task of `u16`"), "{text}");
}

/// A server, and a request of a client that reads until the connection is closed.
struct Served {
    container: Container,
    stop: oneshot::Sender<()>,
    server: JoinHandle<Exit>,
    request: JoinHandle<String>,
}

/// Serves a handler, and returns once it has sent that a request is in progress.
async fn served(
    events: &Events,
    handler: impl FnOnce(UnboundedSender<()>) -> MethodRouter,
) -> Served {
    let (began, mut has_begun) = unbounded_channel();
    let (stop, stopped) = oneshot::channel::<()>();
    let container = events.start().await;
    let router = Router::new()
        .route("/", handler(began))
        .layer(layer(container.clone()));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let of_server = container.clone();
    let server = tokio::spawn(async move { serve(listener, router, &of_server, stopped).await });
    let request = request(address);
    has_begun.recv().await.unwrap();
    Served {
        container,
        stop,
        server,
        request,
    }
}

#[tokio::test]
async fn a_request_that_exceeds_the_limit_is_cancelled_before_the_components_stop() {
    let events = Events::default();
    let served = served(&events, hanging).await;
    served.stop.send(()).unwrap();
    let exit = served.server.await.unwrap();
    assert!(matches!(exit.reason(), ExitReason::Signal), "{exit:?}");
    let first = exit.stop().failures().next().unwrap().to_string();
    assert_eq!(first, "the server did not end within 300ms");
    assert_eq!(events.all(), ["transaction Cancelled", "pool closed"]);
    assert!(served.request.await.unwrap().starts_with("HTTP/1.1 503"));
}

#[tokio::test]
async fn a_second_signal_cancels_the_requests() {
    let events = Events::default();
    let (began, mut has_begun) = unbounded_channel();
    let container = events.start().await;
    let router = Router::new()
        .route("/", hanging(began))
        .layer(layer(container.clone()));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (signal, mut signals) = unbounded_channel::<()>();
    let signals = wirework::Signals::polled(move |context| signals.poll_recv(context).map(drop));
    let server = tokio::spawn(async move { serve(listener, router, &container, signals).await });
    let mut stream = TcpStream::connect(address).await.unwrap();
    let request = b"GET / HTTP/1.1\r\nhost: localhost\r\n\r\n";
    stream.write_all(request).await.unwrap();
    has_begun.recv().await.unwrap();
    signal.send(()).unwrap();
    signal.send(()).unwrap();
    let exit = server.await.unwrap();
    let first = exit.stop().failures().next().unwrap().to_string();
    assert_eq!(first, "the server was cancelled by a second signal");
    assert_eq!(events.all()[0], "transaction Cancelled");
}

#[tokio::test]
async fn a_stop_by_somebody_else_drains_the_server_first() {
    let events = Events::default();
    let of_handler = events.clone();
    let served = served(&events, |began| {
        routing::get(
            async move |_: Inject<Transaction>, Get(monitor): Get<Monitor>| {
                began.send(()).unwrap();
                monitor.stopping().await;
                of_handler.add("handler ended");
            },
        )
    })
    .await;
    served.container.stop().await.into_result().unwrap();
    assert_eq!(
        events.all(),
        ["handler ended", "transaction Success", "pool closed"]
    );
    assert!(served.request.await.unwrap().starts_with("HTTP/1.1 200"));
    let exit = served.server.await.unwrap();
    assert!(matches!(exit.reason(), ExitReason::Stopped), "{exit:?}");
    assert!(exit.is_success());
}

/// Returns the body of a stream without an end.
fn endless() -> Body {
    let ticks = stream::unfold((), |()| async {
        tokio::time::sleep(Duration::from_millis(10)).await;
        Some((Ok::<_, std::io::Error>(Bytes::from("tick\n")), ()))
    });
    Body::from_stream(ticks)
}

#[tokio::test]
async fn a_stream_without_an_end_is_cut_off_at_the_limit() {
    let events = Events::default();
    let served = served(&events, |began| {
        routing::get(async move || {
            began.send(()).unwrap();
            endless()
        })
    })
    .await;
    served.stop.send(()).unwrap();
    let exit = served.server.await.unwrap();
    assert_eq!(exit.stop().failures().count(), 1);
    assert!(served.request.await.unwrap().contains("tick"));
}

#[tokio::test]
async fn a_scope_of_its_own_is_closed_before_the_components_stop() {
    let events = Events::default();
    let served = served(&events, |began| {
        routing::get(
            async move |OwnScope(scope): OwnScope, Get(monitor): Get<Monitor>| {
                scope.resolve::<Transaction>().unwrap();
                // The connection goes on after the response.
                tokio::spawn(async move {
                    monitor.stopping().await;
                    tokio::time::sleep(Duration::from_millis(100)).await;
                    scope.close(Outcome::Success).await.into_result().unwrap();
                });
                began.send(()).unwrap();
            },
        )
    })
    .await;
    served.request.await.unwrap();
    served.stop.send(()).unwrap();
    let exit = served.server.await.unwrap();
    assert!(exit.is_success(), "{exit:?}");
    assert_eq!(events.all(), ["transaction Success", "pool closed"]);
}

#[tokio::test]
async fn a_scope_of_its_own_that_stays_open_is_told_in_the_report() {
    let events = Events::default();
    let (keep, kept) = std::sync::mpsc::channel();
    let served = served(&events, |began| {
        routing::get(async move |OwnScope(scope): OwnScope| {
            keep.send(scope).unwrap();
            began.send(()).unwrap();
        })
    })
    .await;
    served.request.await.unwrap();
    served.stop.send(()).unwrap();
    let exit = served.server.await.unwrap();
    let first = exit.stop().failures().next().unwrap().to_string();
    assert!(
        first.starts_with("the scope that was opened at "),
        "{first}"
    );
    assert!(first.ends_with(" did not end within 300ms"), "{first}");
    drop(kept);
}

#[tokio::test]
async fn a_handler_that_spawns_the_stop_is_answered() {
    let shutdown = async |Extension(container): Extension<Container>| {
        tokio::spawn(async move { container.stop().await });
        StatusCode::ACCEPTED
    };
    let container = Events::default().start().await;
    let router = Router::new()
        .route("/", routing::get(shutdown))
        .layer(Extension(container.clone()));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let signal = std::future::pending::<()>();
    let server = tokio::spawn(async move { serve(listener, router, &container, signal).await });
    assert!(request(address).await.unwrap().starts_with("HTTP/1.1 202"));
    let exit = server.await.unwrap();
    assert!(exit.is_success(), "{exit:?}");
}
