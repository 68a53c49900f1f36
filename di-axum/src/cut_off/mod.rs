//! A layer that ends the requests in progress when the time of a server to drain is over.
//!
//! A server spawns a task for each connection, so a server that is dropped leaves its requests running.

mod body;
mod deadline;
mod service;

pub use body::CutOffBody;
pub use service::{CutOffFuture, CutOffService};

use std::fmt::{self, Debug, Formatter};

use tower_layer::Layer;
use wirework::Shutdown;

use deadline::Deadline;

/// Returns a layer that ends the requests in progress when the token is requested.
///
/// Their handlers are dropped, so that their scopes end as cancelled, and the clients get a 503. Bodies that are being
/// sent fail, which closes their connections. A request that comes later gets a 503 too.
///
/// A server that is dropped leaves its requests running, because each connection has a task of its own. So a server that
/// runs beside a container needs this layer, with the token
/// [`Draining::cut_off`](wirework::integration::Draining::cut_off):
///
/// ```
/// use axum::Router;
/// use tokio::net::TcpListener;
/// use wirework::integration::{Draining, run_beside};
/// use wirework::{Container, Exit, Signals};
/// use wirework_axum::cut_off;
///
/// async fn serve(listener: TcpListener, router: Router, container: Container, signals: Signals) -> Exit {
///     let server = async move |draining: Draining| {
///         axum::serve(listener, router.layer(cut_off(draining.cut_off())))
///             .with_graceful_shutdown(draining.shutdown().requested())
///             .await
///     };
///     run_beside(&container, "the server", server, signals).await
/// }
/// # let _ = serve;
/// ```
///
/// Add the layer last, outside of [`layer`](crate::layer()): otherwise the 503 decides the outcome of the scope.
/// [`serve`](crate::serve()) adds it by itself. The layer works for all tower services whose request is an
/// `http::Request`, such as those of tonic, whose clients get the status `UNAVAILABLE`. It does not end a connection that
/// was upgraded, such as a WebSocket.
pub fn cut_off(token: &Shutdown) -> CutOffLayer {
    CutOffLayer {
        deadline: Deadline::of(token.clone()),
    }
}

/// A tower layer that ends the requests in progress, which [`cut_off`] returns.
#[derive(Clone)]
#[must_use = "add it to a router: `.layer(..)`"]
pub struct CutOffLayer {
    deadline: Deadline,
}

impl CutOffLayer {
    /// Ends the requests once the token has been requested for this time, instead of at once.
    ///
    /// This is for a server that is a component: its `run` hook gets one token, which is requested when the drain begins.
    /// The time has to be shorter than the drain limit of the component, so that the requests end before the server is
    /// dropped.
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use axum::Router;
    /// use wirework::Shutdown;
    /// use wirework_axum::cut_off;
    ///
    /// async fn serve(router: Router, shutdown: Shutdown) -> std::io::Result<()> {
    ///     let listener = tokio::net::TcpListener::bind("127.0.0.1:8081").await?;
    ///     let router = router.layer(cut_off(&shutdown).after(Duration::from_secs(5)));
    ///     axum::serve(listener, router).with_graceful_shutdown(shutdown.requested()).await
    /// }
    /// # let _ = serve;
    /// ```
    ///
    /// # Panics
    ///
    /// A request that is in progress when the token is requested panics outside of a runtime of tokio with a clock.
    #[cfg(feature = "serve")]
    pub fn after(mut self, limit: std::time::Duration) -> Self {
        self.deadline.after(limit);
        self
    }
}

impl<S> Layer<S> for CutOffLayer {
    type Service = CutOffService<S>;

    fn layer(&self, inner: S) -> CutOffService<S> {
        CutOffService::new(inner, self.deadline.clone())
    }
}

impl Debug for CutOffLayer {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.debug_struct("CutOffLayer").finish_non_exhaustive()
    }
}
