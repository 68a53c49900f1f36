//! Servers of another kind than `serve`, as the guide writes them, whose requests exceed the limit of the drain.

use std::net::SocketAddr;

use axum::Router;
use tokio::net::TcpListener;
use tokio::sync::mpsc::unbounded_channel;
use wirework::integration::{Draining, run_beside};
use wirework_axum::{cut_off, layer};

use crate::pool::{Events, hanging, request};

#[tokio::test]
async fn the_requests_of_a_server_beside_the_container_end_before_the_components() {
    let events = Events::default();
    let (began, mut has_begun) = unbounded_channel();
    let container = events.start().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let answer = request(listener.local_addr().unwrap());
    let router = Router::new()
        .route("/", hanging(began))
        .layer(layer(container.clone()));
    let server = async move |draining: Draining| {
        let router = router.layer(cut_off(draining.cut_off()));
        let service = router.into_make_service_with_connect_info::<SocketAddr>();
        axum::serve(listener, service)
            .with_graceful_shutdown(draining.shutdown().requested())
            .await
    };
    let signal = async move { has_begun.recv().await.unwrap() };
    let exit = run_beside(&container, "the server", server, signal).await;
    assert_eq!(exit.stop().failures().count(), 1);
    assert_eq!(events.all(), ["transaction Cancelled", "pool closed"]);
    assert!(answer.await.unwrap().starts_with("HTTP/1.1 503"));
}

#[cfg(feature = "serve")]
mod component {
    use std::sync::{Arc, Mutex};
    use std::time::Duration;

    use tokio::sync::mpsc::UnboundedSender;
    use wirework::{Injectable, Limits, ScopeFactory, Shutdown, bind, component};

    use super::*;

    /// The parts of a server that a test gives it.
    struct Parts(Mutex<Option<(TcpListener, UnboundedSender<()>)>>);

    #[derive(Injectable)]
    #[inject(run = Self::serve)]
    struct Server {
        scopes: ScopeFactory,
        parts: Arc<Parts>,
    }

    impl Server {
        async fn serve(&self, shutdown: Shutdown) -> std::io::Result<()> {
            let (listener, began) = self.parts.0.lock().unwrap().take().unwrap();
            let router = Router::new()
                .route("/", hanging(began))
                .layer(layer(self.scopes.clone()))
                .layer(cut_off(&shutdown).after(Duration::from_millis(50)));
            axum::serve(listener, router)
                .with_graceful_shutdown(shutdown.requested())
                .await
        }
    }

    #[tokio::test]
    async fn the_requests_of_a_component_end_before_what_they_use() {
        let events = Events::default();
        let (began, mut has_begun) = unbounded_channel();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let answer = request(listener.local_addr().unwrap());
        let parts = Parts(Mutex::new(Some((listener, began))));
        let container = events
            .builder()
            .add(bind::<Parts>().to_value(parts))
            .add(component::<Server>())
            .limits(Limits::default())
            .start()
            .await
            .unwrap();
        has_begun.recv().await.unwrap();
        container.stop().await.into_result().unwrap();
        assert_eq!(events.all(), ["transaction Cancelled", "pool closed"]);
        assert!(answer.await.unwrap().starts_with("HTTP/1.1 503"));
    }
}
