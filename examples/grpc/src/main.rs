//! The service as a program: `cargo run -p grpc`. It serves until Ctrl-C.

use std::error::Error;

use tonic::transport::Server;
use tonic_health::pb::health_server::HealthServer;
use wirework::integration::{Draining, run_beside};
use wirework::{Container, Exit, signals};
use wirework_axum::{cut_off, grpc_outcome, layer};

use grpc::{App, Checks};

#[tokio::main]
async fn main() -> Result<Exit, Box<dyn Error>> {
    let signals = signals()?;
    let container = Container::start(App).await?;
    let layer = layer(container.clone()).eager().outcome(grpc_outcome);
    let server = async |draining: Draining| {
        Server::builder()
            // The first layer is the outermost. It ends the calls that are left when the time to drain is over.
            .layer(cut_off(draining.cut_off()))
            .layer(layer)
            .add_service(HealthServer::new(Checks))
            .serve_with_shutdown(
                ([127, 0, 0, 1], 50051).into(),
                draining.shutdown().requested(),
            )
            .await
    };
    println!("listening on 127.0.0.1:50051");
    Ok(run_beside(&container, "the server", server, signals).await)
}
