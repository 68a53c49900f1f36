//! A dependency that tells the health and the readiness of its container.

use std::fmt::{self, Debug, Formatter};
use std::sync::{Arc, Weak};

use crate::container::Container;
use crate::dependency::Dependency;
use crate::error::ResolveError;
use crate::lifecycle::health::{HealthReport, health_of, is_ready};
use crate::module::requirements::{DependencyIn, Targets};
use crate::runtime::model::{Context, Store};
use crate::spec::request::Needs;

/// A dependency that returns the health and the readiness of its container, for a component that answers
/// `GET /health` and `GET /ready`.
///
/// A `Monitor` does not keep its container alive. A component that stores a [`Container`] instead leaks it, because
/// the container keeps its components alive.
///
/// ```
/// use wirework::{Container, Injectable, Monitor, component};
///
/// #[derive(Injectable)]
/// #[inject(health = Self::ping)]
/// struct Pool;
///
/// impl Pool {
///     async fn ping(&self) -> Result<(), std::io::Error> {
///         Ok(())
///     }
/// }
///
/// #[derive(Injectable)]
/// struct Status {
///     monitor: Monitor,
/// }
///
/// impl Status {
///     async fn health(&self) -> (u16, String) {
///         let report = self.monitor.health().await;
///         let status = if report.is_healthy() { 200 } else { 503 };
///         (status, report.to_string())
///     }
/// }
///
/// # futures_executor::block_on(async {
/// let container = Container::builder()
///     .add(component::<Pool>())
///     .add(component::<Status>())
///     .start()
///     .await?;
/// let status = container.resolve::<Status>()?;
/// assert_eq!(status.health().await, (200, "Pool: healthy".to_owned()));
/// assert!(status.monitor.readiness());
/// container.stop().await.into_result()?;
/// assert!(!status.monitor.readiness());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// # }).unwrap();
/// ```
#[derive(Clone)]
pub struct Monitor(Weak<Store>);

impl Monitor {
    /// Runs the `health` hooks of all singletons, like [`Container::health`].
    /// A `health` hook that calls it receives a report in which its own component is unhealthy.
    ///
    /// If the container was dropped, the report has no rows and is not healthy.
    pub async fn health(&self) -> HealthReport {
        match self.0.upgrade() {
            Some(store) => health_of(&store).await,
            None => HealthReport::of_dropped(),
        }
    }

    /// Waits until the stop of the container begins, or the container is dropped.
    ///
    /// A handler that serves a connection for long, such as a WebSocket or a stream of events, learns of the stop as follows:
    ///
    /// ```
    /// # use wirework::Monitor;
    /// # struct Feed;
    /// # impl Feed { async fn next(&mut self) -> Option<u32> { None } async fn send(&self, _: u32) {} }
    /// async fn serve(mut feed: Feed, monitor: Monitor) {
    ///     while let Some(Some(event)) = monitor.unless_stopping(feed.next()).await {
    ///         feed.send(event).await;
    ///     }
    /// }
    /// ```
    pub fn stopping(&self) -> impl Future<Output = ()> + Send + use<> {
        let token = self.0.upgrade();
        let token = token.map(|store| store.lifecycle.stopping.clone());
        async move {
            if let Some(token) = token {
                token.requested().await;
            }
        }
    }

    /// Runs a future, unless the container stops. Returns `None` if it stops first, and drops the future.
    pub async fn unless_stopping<F: Future>(&self, future: F) -> Option<F::Output> {
        let token = self.0.upgrade()?.lifecycle.stopping.clone();
        token.unless_requested(future).await
    }

    /// Returns whether the container is ready to serve, like [`Container::readiness`].
    ///
    /// A container that was dropped is not ready.
    #[must_use]
    pub fn readiness(&self) -> bool {
        self.0.upgrade().is_some_and(|store| is_ready(&store))
    }
}

/// Monitors a container, for tests and for wiring by hand.
impl<M> From<&Container<M>> for Monitor {
    fn from(container: &Container<M>) -> Self {
        Self(Arc::downgrade(container.store()))
    }
}

impl Dependency for Monitor {
    const RUNS_CODE: bool = false;

    fn describe(_: &mut Needs) {}

    fn resolve(context: &mut Context<'_>) -> Result<Self, ResolveError> {
        Ok(Self(Arc::downgrade(context.realm().store)))
    }
}

impl<M, Q: ?Sized> DependencyIn<M, Q> for Monitor {
    const TARGETS: Targets = Targets::Each(&[]);
}

impl Debug for Monitor {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.debug_struct("Monitor")
            .field("readiness", &self.readiness())
            .finish()
    }
}
