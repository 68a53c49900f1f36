//! A server that drains when its container stops.

use axum::Router;
use axum::serve::Listener;
use wirework::integration::{Draining, run_beside};
use wirework::{Container, Exit, IntoSignals};

use crate::cut_off::cut_off;

/// Serves a router until the signal comes, a `run` task ends, the server fails, or somebody else stops the container.
/// Then it stops the container.
///
/// Readiness ends first. Then the server accepts no more connections, and finishes the requests that are in progress.
/// They have as much time as a `run` task that drains. Those that are left are dropped, so that their scopes end as
/// cancelled. Then the components drain and stop, like in [`run_until`](wirework::Container::run_until). The report of
/// the stop has a row for the server.
///
/// ```no_run
/// # use axum::Router;
/// # use wirework::{Container, Exit, signals};
/// #[tokio::main]
/// async fn main() -> Result<Exit, Box<dyn std::error::Error>> {
///     let signals = signals()?;
///     let container = Container::builder().start().await?;
///     let listener = tokio::net::TcpListener::bind("127.0.0.1:8080").await?;
///     let router = Router::new().layer(wirework_axum::layer(container.clone()));
///     Ok(wirework_axum::serve(listener, router, &container, signals).await)
/// }
/// ```
///
/// The listener is any that `axum::serve` takes. For a server of another kind, such as one with TLS, use
/// [`run_beside`] and the layer [`cut_off`].
pub async fn serve<L: Listener, M>(
    listener: L,
    router: Router,
    container: &Container<M>,
    signal: impl IntoSignals + Send,
) -> Exit
where
    L::Addr: std::fmt::Debug,
{
    let server = async move |draining: Draining| {
        axum::serve(listener, router.layer(cut_off(draining.cut_off())))
            .with_graceful_shutdown(draining.shutdown().requested())
            .await
    };
    run_beside(container, "the server", server, signal).await
}
