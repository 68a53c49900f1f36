//! The signals of a process, from tokio.

use std::io;
#[cfg(unix)]
use std::task::Poll;

use tokio::runtime::Handle;

use crate::lifecycle::signals::Signals;

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
    #[cfg(windows)]
    {
        let mut interrupt = tokio::signal::windows::ctrl_c()?;
        Ok(Signals::polled(move |context| {
            interrupt.poll_recv(context).map(drop)
        }))
    }
    #[cfg(not(any(unix, windows)))]
    Ok(Signals::each(tokio::signal::ctrl_c))
}
