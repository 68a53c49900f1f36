//! The HTTP server.

use std::{
    error::Error,
    io::{self, Write},
    net::SocketAddr,
};

use wirework::{Container, Exit, Signals};

use super::{Listener, WebModule};

/// Answers requests until a signal comes or a component fails. Then it finishes the requests in progress, and stops the
/// container.
///
/// The server is not a component, because its router holds the container, and a component that holds its own container
/// leaks it. So `wirework_axum::serve` runs it beside the container, and drains it before all components.
///
/// # Errors
///
/// Fails if the server has run before in this container.
pub async fn serve(
    container: &Container<WebModule>,
    signals: Signals,
) -> Result<Exit, Box<dyn Error>> {
    let listener = container.resolve::<Listener>()?;
    let socket = listener.take().ok_or("the server has run before")?;
    let router = super::router(container.clone());
    announce(listener.address());
    Ok(wirework_axum::serve(socket, router, container, signals).await)
}

/// Prints the address on standard output, for programs that start this one.
fn announce(address: SocketAddr) {
    let mut out = io::stdout().lock();
    let printed = writeln!(out, "listening on http://{address}").and_then(|()| out.flush());
    if let Err(error) = printed {
        tracing::warn!(%error, "the address could not be printed");
    }
}
