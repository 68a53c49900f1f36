//! A server that stops with its container.

use std::sync::Arc;

use axum::Router;
use axum::routing;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use wirework::{Container, ExitReason, Shutdown, bind};
use wirework_axum::{layer, serve};

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
