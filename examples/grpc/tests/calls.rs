//! Calls over a real connection.

use std::time::Duration;

use grpc::{App, Call, Checks, Counter};
use tokio::net::TcpListener;
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};
use tokio_stream::wrappers::TcpListenerStream;
use tonic::transport::{Endpoint, Server};
use tonic::{Code, Request, Response, Status};
use tonic_health::pb::health_client::HealthClient;
use tonic_health::pb::health_server::{Health, HealthServer};
use tonic_health::pb::{HealthCheckRequest, HealthCheckResponse};
use wirework::integration::{Draining, run_beside};
use wirework::{Container, Limits, Phase};
use wirework_axum::{RequestScope, cut_off, grpc_outcome, layer};

#[tokio::test]
async fn each_call_has_a_scope_that_is_closed_with_its_outcome() {
    let container = Container::start(App).await.unwrap();
    let layer = layer(container.clone()).eager().outcome(grpc_outcome);
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let server = Server::builder()
        .layer(layer)
        .add_service(HealthServer::new(Checks));
    tokio::spawn(server.serve_with_incoming(TcpListenerStream::new(listener)));

    let endpoint = Endpoint::try_from(format!("http://{address}")).unwrap();
    let mut client = HealthClient::new(endpoint.connect().await.unwrap());
    for service in ["shop", "garage", "shop"] {
        let service = service.to_owned();
        let answer = client
            .check(HealthCheckRequest {
                service: service.clone(),
            })
            .await;
        assert_eq!(answer.is_ok(), service == "shop");
    }
    let counter = container.resolve::<Counter>().unwrap();
    assert_eq!(counter.counts(), (2, 1));
}

/// A service whose calls do not end.
struct Hanging(UnboundedSender<()>);

#[tonic::async_trait]
impl Health for Hanging {
    type WatchStream = tokio_stream::Empty<Result<HealthCheckResponse, Status>>;

    async fn check(
        &self,
        request: Request<HealthCheckRequest>,
    ) -> Result<Response<HealthCheckResponse>, Status> {
        let scope = request.extensions().get::<RequestScope>().unwrap();
        let _call = scope.opened().unwrap().resolve::<Call>().unwrap();
        self.0.send(()).unwrap();
        std::future::pending().await
    }

    async fn watch(
        &self,
        _: Request<HealthCheckRequest>,
    ) -> Result<Response<Self::WatchStream>, Status> {
        Err(Status::unimplemented("watch"))
    }
}

#[tokio::test]
async fn a_call_that_exceeds_the_limit_of_the_drain_ends_before_the_container_stops() {
    let limits = Limits::default().each(Phase::Drain, Duration::from_millis(100));
    let builder = Container::builder().install(App).limits(limits);
    let container = builder.start().await.unwrap();
    let counter = container.resolve::<Counter>().unwrap();
    let layer = layer(container.clone()).eager().outcome(grpc_outcome);
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (began, mut has_begun) = unbounded_channel();
    let server = async move |draining: Draining| {
        Server::builder()
            .layer(cut_off(draining.cut_off()))
            .layer(layer)
            .add_service(HealthServer::new(Hanging(began)))
            .serve_with_incoming_shutdown(
                TcpListenerStream::new(listener),
                draining.shutdown().requested(),
            )
            .await
    };
    let call = tokio::spawn(async move {
        let endpoint = Endpoint::try_from(format!("http://{address}")).unwrap();
        let mut client = HealthClient::new(endpoint.connect().await.unwrap());
        client.check(HealthCheckRequest::default()).await
    });
    let signal = async move { has_begun.recv().await.unwrap() };
    let exit = run_beside(&container, "the server", server, signal).await;
    assert_eq!(exit.stop().failures().count(), 1);
    assert_eq!(counter.counts(), (0, 1));
    let status = call.await.unwrap().unwrap_err();
    assert_eq!(status.code(), Code::Unavailable);
}
