//! A server that is a component: its layer holds the container weakly.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::http::StatusCode;
use axum::routing;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use wirework::{Container, Injectable, Module, ScopeFactory, Shutdown};
use wirework_axum::prelude::*;

use crate::support::{Ends, Unit, get, read, units};

#[derive(Clone, Debug)]
struct Name(&'static str);

#[derive(Debug, Injectable)]
#[inject(scoped)]
struct Greeter {
    name: Arc<Name>,
}

/// A server, whose router needs the container that constructs the server.
#[derive(Injectable)]
#[inject(run = Self::serve)]
struct Server {
    scopes: ScopeFactory,
    socket: Arc<Mutex<Option<TcpListener>>>,
}

impl Server {
    fn router(&self) -> Router {
        let scope = layer(self.scopes.clone()).seed(|_| Name("Ada"));
        Router::new().route("/", routing::get(greet)).layer(scope)
    }

    async fn serve(&self, shutdown: Shutdown) -> std::io::Result<()> {
        let socket = self.socket.lock().unwrap().take().unwrap();
        axum::serve(socket, self.router())
            .with_graceful_shutdown(shutdown.requested())
            .await
    }
}

#[derive(Module)]
#[module(components(Greeter, Server), seeds(Name), exports(Greeter, Server))]
struct App {
    socket: Mutex<Option<TcpListener>>,
}

type Inject<T> = wirework_axum::Inject<T, App>;

async fn greet(Inject(greeter): Inject<Greeter>) -> &'static str {
    greeter.name.0
}

#[tokio::test]
async fn it_serves_until_its_container_stops_and_leaks_nothing() {
    let socket = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = socket.local_addr().unwrap();
    let socket = Mutex::new(Some(socket));
    let container = Container::start(App { socket }).await.unwrap();
    let server = Arc::downgrade(&container.resolve::<Server>().unwrap());

    let mut stream = TcpStream::connect(address).await.unwrap();
    let request = b"GET / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n";
    stream.write_all(request).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(answer.ends_with("\r\n\r\nAda"), "{answer}");

    container.stop().await.into_result().unwrap();
    drop(container);
    assert!(server.upgrade().is_none(), "the container is leaked");
}

#[tokio::test]
async fn its_requests_close_their_scopes() {
    let ends = Ends::default();
    let container = units(&ends).build().unwrap();
    let router = Router::new()
        .route("/", routing::get(async |_: wirework_axum::Inject<Unit>| ()))
        .layer(layer(ScopeFactory::from(&container)));
    get(&router, "/").await;
    assert_eq!(ends.all(), [wirework::Outcome::Success]);
}

#[tokio::test]
async fn a_request_after_the_drop_of_the_container_is_answered_with_503() {
    let container = units(&Ends::default()).build().unwrap();
    let handler = async |_: wirework_axum::Inject<Unit>| ();
    let router = Router::new()
        .route("/", routing::get(handler))
        .layer(layer(ScopeFactory::from(&container)));
    drop(container);
    let (status, _) = read(&router, "/").await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
}

#[tokio::test]
async fn a_request_keeps_the_container_alive() {
    let container = units(&Ends::default()).build().unwrap();
    let scopes = ScopeFactory::from(&container);
    let container = Arc::new(Mutex::new(Some(container)));
    let drops = async move |first: wirework_axum::Inject<Unit>, OwnScope(scope): OwnScope| {
        drop(container.lock().unwrap().take());
        let other = scope.resolve::<Unit>().unwrap();
        assert!(!Arc::ptr_eq(&first, &other));
    };
    let router = Router::new()
        .route("/", routing::get(drops))
        .layer(layer(scopes));
    assert_eq!(get(&router, "/").await.status(), StatusCode::OK);
    let later = get(&router, "/").await.status();
    assert_eq!(later, StatusCode::SERVICE_UNAVAILABLE);
}
