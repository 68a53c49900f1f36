//! A server that drains when its container stops.

use axum::Router;
use tokio::net::TcpListener;
use wirework::integration::run_beside;
use wirework::{Container, Exit, IntoSignals, Shutdown};

/// Serves a router until the signal comes, a `run` task ends, or the server fails. Then it stops the container.
///
/// Readiness ends first. Then the server accepts no more connections and finishes the requests that are in progress.
/// Then the container drains and stops, like [`run_until`](wirework::Container::run_until).
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
pub async fn serve<M>(
    listener: TcpListener,
    router: Router,
    container: &Container<M>,
    signal: impl IntoSignals + Send,
) -> Exit {
    let server = async move |shutdown: Shutdown| {
        let drained = async move { shutdown.requested().await };
        axum::serve(listener, router)
            .with_graceful_shutdown(drained)
            .await
    };
    run_beside(container, "the server", server, signal).await
}
