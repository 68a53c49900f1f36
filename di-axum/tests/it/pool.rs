//! An application whose requests use a pool, which its stop closes.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::routing::{self, MethodRouter};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::mpsc::UnboundedSender;
use tokio::task::JoinHandle;
use wirework::{Container, ContainerBuilder, Limits, Outcome, Phase, bind};
use wirework_axum::Inject;

pub(crate) struct Pool;
pub(crate) struct Transaction;

/// The events of a test, in their order.
#[derive(Clone, Default)]
pub(crate) struct Events(Arc<Mutex<Vec<String>>>);

impl Events {
    pub(crate) fn add(&self, event: impl Into<String>) {
        self.0.lock().unwrap().push(event.into());
    }

    pub(crate) fn all(&self) -> Vec<String> {
        self.0.lock().unwrap().clone()
    }

    /// Starts a container with a pool, and with a transaction in each scope.
    pub(crate) async fn start(&self) -> Container {
        self.builder().start().await.unwrap()
    }

    pub(crate) fn builder(&self) -> ContainerBuilder {
        let (of_pool, of_transaction) = (self.clone(), self.clone());
        let close = move |_: Arc<Pool>| {
            let events = of_pool.clone();
            async move { events.add("pool closed") }
        };
        let end = move |_: Arc<Transaction>, outcome: Outcome| {
            let events = of_transaction.clone();
            async move { events.add(format!("transaction {outcome:?}")) }
        };
        let transaction = bind::<Transaction>().to(|_: Arc<Pool>| Transaction);
        let limits = Limits::default().each(Phase::Drain, Duration::from_millis(300));
        Container::builder()
            .add(bind::<Pool>().to(|| Pool).on_stop(close))
            .add(transaction.scoped().on_stop(end))
            .limits(limits)
    }
}

/// A handler that sends that it has begun, and does not end.
pub(crate) fn hanging(began: UnboundedSender<()>) -> MethodRouter {
    routing::get(async move |_: Inject<Transaction>| {
        began.send(()).unwrap();
        std::future::pending::<()>().await;
    })
}

/// Sends a request, and returns what the client gets until the connection is closed.
pub(crate) fn request(address: SocketAddr) -> JoinHandle<String> {
    tokio::spawn(async move {
        let mut stream = TcpStream::connect(address).await.unwrap();
        let request = b"GET / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n";
        stream.write_all(request).await.unwrap();
        let mut answer = String::new();
        // The server may close the connection in the middle.
        let _ = stream.read_to_string(&mut answer).await;
        answer
    })
}
