//! The HTTP server.

use std::{
    io::{self, Write},
    net::SocketAddr,
    sync::Arc,
    time::Duration,
};

use wirework::{Injectable, Monitor, ScopeFactory, Shutdown};

use super::Listener;

/// The time that open requests have to finish after a stop signal.
const GRACE: Duration = Duration::from_secs(5);

/// The server. Its `run` task answers requests until the container stops, and then finishes those in progress.
///
/// A component that stores its container leaks it, so the handles of scopes and of health are weak. The container
/// cannot know what the requests resolve, so it drains a holder of a `ScopeFactory` before all that they may use.
#[derive(Debug, Injectable)]
#[inject(run = Self::serve, drain_limit = GRACE)]
pub struct Server {
    listener: Arc<Listener>,
    scopes: ScopeFactory,
    monitor: Monitor,
}

impl Server {
    async fn serve(&self, shutdown: Shutdown) -> io::Result<()> {
        let socket = self.listener.take();
        let socket = socket.ok_or_else(|| io::Error::other("the server has run before"))?;
        let router = super::router(self.scopes.clone(), self.monitor.clone());
        announce(self.listener.address());
        axum::serve(socket, router)
            .with_graceful_shutdown(shutdown.requested())
            .await
    }
}

/// Prints the address on standard output, for programs that start this one.
fn announce(address: SocketAddr) {
    let mut out = io::stdout().lock();
    let printed = writeln!(out, "listening on http://{address}").and_then(|()| out.flush());
    if let Err(error) = printed {
        tracing::warn!(%error, "the address could not be printed");
    }
}
