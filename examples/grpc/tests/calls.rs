//! Calls over a real connection.

use grpc::{App, Checks, Counter};
use tokio::net::TcpListener;
use tokio_stream::wrappers::TcpListenerStream;
use tonic::transport::{Endpoint, Server};
use tonic_health::pb::HealthCheckRequest;
use tonic_health::pb::health_client::HealthClient;
use tonic_health::pb::health_server::HealthServer;
use wirework::Container;
use wirework_axum::{grpc_outcome, layer};

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
