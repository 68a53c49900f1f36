//! The address that the service listens on.

use std::{
    error::Error,
    io,
    net::SocketAddr,
    sync::{Arc, Mutex, PoisonError},
};

use tokio::net::TcpListener;
use wirework::{Injectable, Lazy};

use crate::{domain::BaseUrl, settings::Settings};

/// The listening socket, until the server takes it.
///
/// Its constructor is async and may fail, so a port in use ends the start. The container then closes the database again.
#[derive(Debug, Injectable)]
#[inject(constructor = Self::bind)]
pub struct Listener {
    address: SocketAddr,
    socket: Mutex<Option<TcpListener>>,
}

impl Listener {
    async fn bind(settings: Arc<Settings>) -> Result<Self, ListenError> {
        let address = SocketAddr::new(settings.host, settings.port);
        let failed = |source| ListenError { address, source };
        let socket = TcpListener::bind(address).await.map_err(failed)?;
        Ok(Self {
            address: socket.local_addr().map_err(failed)?,
            socket: Mutex::new(Some(socket)),
        })
    }

    /// Returns the address, with the port that the system has chosen if the settings leave it open.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Returns the socket at the first call. The caller owns it, so the port is free when the caller drops it.
    #[must_use]
    pub fn take(&self) -> Option<TcpListener> {
        let mut socket = self.socket.lock().unwrap_or_else(PoisonError::into_inner);
        socket.take()
    }
}

/// The service cannot listen on the address.
#[derive(Debug, thiserror::Error)]
#[error("cannot listen on {address}")]
struct ListenError {
    address: SocketAddr,
    source: io::Error,
}

/// Returns the base URL from the settings, or else that of the address that the service listens on.
///
/// The listener is `Lazy`, so a test that sets a base URL opens no port.
#[expect(
    clippy::needless_pass_by_value,
    reason = "a factory receives its dependencies by value"
)]
pub(super) fn base_url(
    settings: Arc<Settings>,
    listener: Lazy<Listener>,
) -> Result<BaseUrl, Box<dyn Error + Send + Sync>> {
    if let Some(base_url) = &settings.base_url {
        return Ok(base_url.clone());
    }
    Ok(BaseUrl::of_address(listener.get()?.address())?)
}
