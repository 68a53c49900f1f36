//! The runtime of the application, as the lifecycle sees it.

use std::pin::Pin;
use std::time::{Duration, Instant};

/// The async runtime of an application: it runs tasks and measures time.
///
/// wirework spawns nothing and reads no clock but through this trait. It spawns `run` hooks, and the closing of
/// a container or scope that is dropped. The feature `tokio` implements the trait for tokio.
///
/// ```
/// use std::pin::Pin;
/// use std::time::Duration;
///
/// use wirework::Runtime;
///
/// struct Smol;
///
/// impl Runtime for Smol {
///     fn spawn(&self, task: Pin<Box<dyn Future<Output = ()> + Send>>) {
///         // smol::spawn(task).detach()
/// #       drop(task);
///     }
///
///     fn sleep(&self, time: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
///         // Box::pin(async move { smol::Timer::after(time).await; })
/// #       Box::pin(async move { std::thread::sleep(time) })
///     }
/// }
/// ```
pub trait Runtime: Send + Sync + 'static {
    /// Runs a task beside the caller.
    fn spawn(&self, task: Pin<Box<dyn Future<Output = ()> + Send>>);

    /// Returns a future that is ready after this time.
    fn sleep(&self, time: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>>;

    /// Returns the present time. Only differences between two times matter.
    ///
    /// A runtime whose clock can be paused for tests returns the time of that clock.
    fn now(&self) -> Instant {
        Instant::now()
    }
}
