//! The token that tells a `run` task to end.

use std::fmt::{self, Debug, Formatter};
use std::future::poll_fn;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::Poll;

use event_listener::Event;

/// The token with which a `run` hook learns that it has to end.
///
/// The hook finishes what it is doing, and returns. This is called to drain.
///
/// ```
/// # use wirework::Shutdown;
/// # struct Queue;
/// # impl Queue { async fn next(&self) -> Option<u32> { None } }
/// # async fn handle(_: u32) {}
/// # struct Worker { queue: Queue }
/// impl Worker {
///     async fn serve(&self, shutdown: Shutdown) {
///         while let Some(Some(job)) = shutdown.unless_requested(self.queue.next()).await {
///             handle(job).await;
///         }
///     }
/// }
/// ```
#[derive(Clone, Default)]
pub struct Shutdown(Arc<State>);

#[derive(Default)]
struct State {
    is_requested: AtomicBool,
    requested: Event,
}

impl Shutdown {
    /// Returns a token that nobody has requested. A test passes it to a `run` hook.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Requests the shutdown.
    pub fn request(&self) {
        // Release: who sees the request also sees what its caller did before.
        self.0.is_requested.store(true, Ordering::Release);
        self.0.requested.notify(usize::MAX);
    }

    /// Returns whether the shutdown is requested.
    #[must_use]
    pub fn is_requested(&self) -> bool {
        self.0.is_requested.load(Ordering::Acquire)
    }

    /// Waits until the shutdown is requested.
    ///
    /// The future borrows nothing, so a server that takes a future for its graceful shutdown takes this one:
    /// `axum::serve(listener, router).with_graceful_shutdown(shutdown.requested())`.
    pub fn requested(&self) -> impl Future<Output = ()> + Send + use<> {
        let shutdown = self.clone();
        async move {
            while !shutdown.is_requested() {
                let listener = shutdown.0.requested.listen();
                // The request may have come before the listener.
                if !shutdown.is_requested() {
                    listener.await;
                }
            }
        }
    }

    /// Runs a future, unless the shutdown is requested. Returns `None` if it is requested first, and drops the
    /// future.
    pub async fn unless_requested<F: Future>(&self, future: F) -> Option<F::Output> {
        let mut future = pin!(future);
        let mut requested = pin!(self.requested());
        poll_fn(|context| {
            if requested.as_mut().poll(context).is_ready() {
                return Poll::Ready(None);
            }
            future.as_mut().poll(context).map(Some)
        })
        .await
    }
}

impl Debug for Shutdown {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.debug_struct("Shutdown")
            .field("is_requested", &self.is_requested())
            .finish()
    }
}
