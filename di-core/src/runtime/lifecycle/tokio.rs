//! The runtime of tokio.

use std::pin::Pin;
use std::time::{Duration, Instant};

use tokio::runtime::Handle;

use crate::spec::lifecycle::runtime::Runtime;

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
