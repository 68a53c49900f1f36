//! The runtime of tokio.

use std::io;
use std::pin::Pin;
#[cfg(unix)]
use std::task::Poll;
use std::time::{Duration, Instant};

use tokio::runtime::Handle;

use crate::lifecycle::signals::Signals;
use crate::spec::lifecycle::runtime::Runtime;

/// Returns the signals that end a process: SIGINT and SIGTERM, or Ctrl-C where these do not exist.
///
/// Call it before the start of the container, so that no signal is lost.
///
/// ```no_run
/// # use wirework::{Container, Exit, bind, signals};
/// #[tokio::main]
/// async fn main() -> Result<Exit, Box<dyn std::error::Error>> {
///     let signals = signals()?;
///     let container = Container::builder()
///         .add(bind::<u16>().to_value(80))
///         .start()
///         .await?;
///     Ok(container.run_until(signals).await)
/// }
/// ```
///
/// # Errors
///
/// Returns an error outside of tokio, and if the operating system refuses a signal handler.
///
/// # Panics
///
/// Panics if the runtime was built without `enable_io`, as tokio does.
pub fn signals() -> io::Result<Signals> {
    if Handle::try_current().is_err() {
        return Err(io::Error::other(
            "signals need a tokio runtime around the caller",
        ));
    }
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut interrupt = signal(SignalKind::interrupt())?;
        let mut terminate = signal(SignalKind::terminate())?;
        Ok(Signals::polled(move |context| {
            let interrupted = interrupt.poll_recv(context).is_ready();
            let terminated = terminate.poll_recv(context).is_ready();
            if interrupted || terminated {
                Poll::Ready(())
            } else {
                Poll::Pending
            }
        }))
    }
    #[cfg(not(unix))]
    Ok(Signals::each(tokio::signal::ctrl_c))
}

/// The [`Runtime`] of tokio, of either flavour.
///
/// A container that starts inside tokio uses it by default.
#[derive(Clone, Debug)]
pub struct Tokio(Handle);

impl Tokio {
    /// Returns the runtime of this handle.
    #[must_use]
    pub fn new(handle: Handle) -> Self {
        Self(handle)
    }

    /// Returns the runtime in which the caller runs, or `None` outside of tokio.
    #[must_use]
    pub fn current() -> Option<Self> {
        Handle::try_current().ok().map(Self)
    }
}

impl Runtime for Tokio {
    fn spawn(&self, task: Pin<Box<dyn Future<Output = ()> + Send>>) {
        // The task reports its own end.
        drop(self.0.spawn(task));
    }

    fn sleep(&self, time: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        let _inside = self.0.enter();
        Box::pin(tokio::time::sleep(time))
    }

    fn now(&self) -> Instant {
        let _inside = self.0.enter();
        tokio::time::Instant::now().into_std()
    }
}
