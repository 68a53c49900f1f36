//! The life of the service: open, listen, serve, stop.

use std::{
    future::IntoFuture,
    io::{self, Write},
    net::SocketAddr,
    time::Duration,
};

use tokio::{net::TcpListener, sync::oneshot};
use wirework::{BuildError, Container};

use crate::{
    domain::BadBaseUrl,
    settings::Settings,
    signals::StopSignals,
    storage::database::{self, Database, DatabaseError},
    web, wiring,
};

/// The time that open requests have to finish after a stop signal.
const GRACE: Duration = Duration::from_secs(5);

/// Runs the service until it receives a stop signal.
///
/// # Errors
///
/// Fails if the service cannot start, or if the network fails.
pub async fn run(settings: &Settings) -> Result<(), ServerError> {
    let signals = StopSignals::listen().map_err(ServerError::Signals)?;
    let database = database::open(&settings.database).await?;
    let outcome = listen_and_serve(settings, database.clone(), signals).await;
    database.close().await;
    outcome
}

/// The reason why the service ended with an error.
#[derive(Debug, thiserror::Error)]
pub enum ServerError {
    /// The database cannot be opened.
    #[error(transparent)]
    Database(#[from] DatabaseError),
    /// The service cannot listen on the address.
    #[error("cannot listen on {address}")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// The error of the system.
        source: io::Error,
    },
    /// No base URL is set, and the address does not determine one.
    #[error("cannot tell the base URL, set it with --base-url")]
    BaseUrl(#[from] BadBaseUrl),
    /// The wiring has a mistake.
    #[error("the service is wired wrongly")]
    Wiring(#[from] BuildError),
    /// The system does not let the service listen for signals.
    #[error("cannot listen for signals")]
    Signals(#[source] io::Error),
    /// The network failed while the service ran.
    #[error("cannot serve")]
    Serve(#[source] io::Error),
}

async fn listen_and_serve(
    settings: &Settings,
    database: Database,
    signals: StopSignals,
) -> Result<(), ServerError> {
    let (listener, address) = listen(SocketAddr::new(settings.host, settings.port)).await?;
    let base_url = settings.base_url(address)?;
    let container = Container::from_module(wiring::app(base_url, database))?;
    announce(address);
    serve(listener, web::router(container), signals).await
}

async fn listen(address: SocketAddr) -> Result<(TcpListener, SocketAddr), ServerError> {
    let failed = |source| ServerError::Listen { address, source };
    let listener = TcpListener::bind(address).await.map_err(failed)?;
    let address = listener.local_addr().map_err(failed)?;
    Ok((listener, address))
}

/// Prints the address on standard output, for programs that start this one.
fn announce(address: SocketAddr) {
    let mut out = io::stdout().lock();
    let printed = writeln!(out, "listening on http://{address}").and_then(|()| out.flush());
    if let Err(error) = printed {
        tracing::warn!(%error, "the address could not be printed");
    }
}

async fn serve(
    listener: TcpListener,
    app: axum::Router,
    mut signals: StopSignals,
) -> Result<(), ServerError> {
    let (stop, stopped) = oneshot::channel::<()>();
    let server = axum::serve(listener, app).with_graceful_shutdown(async {
        // A dropped sender also means stop.
        stopped.await.unwrap_or_default();
    });
    let out_of_patience = async {
        signals.next().await;
        tracing::info!("stopping");
        drop(stop);
        tokio::select! {
            () = tokio::time::sleep(GRACE) => {}
            () = signals.next() => {}
        }
    };
    tokio::select! {
        end = server.into_future() => end.map_err(ServerError::Serve)?,
        () = out_of_patience => tracing::warn!("stopped before every request was finished"),
    }
    tracing::info!("stopped");
    Ok(())
}
