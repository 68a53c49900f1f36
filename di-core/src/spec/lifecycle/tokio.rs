//! The runtime of tokio.

use std::pin::Pin;
use std::time::{Duration, Instant};

use tokio::runtime::Handle;

use crate::spec::lifecycle::runtime::Runtime;

/// The [`Runtime`] of tokio, of either flavour.
///
/// A container that starts inside tokio uses it by default. What runs inside another runtime of tokio uses that one,
/// so a container may be stopped in another runtime than it was started in.
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

impl Tokio {
    /// Returns the runtime around the caller, or else the own one, which may have ended by now.
    fn present(&self) -> Handle {
        Handle::try_current().unwrap_or_else(|_| self.0.clone())
    }
}

impl Runtime for Tokio {
    fn spawn(&self, task: Pin<Box<dyn Future<Output = ()> + Send>>) {
        // The task reports its own end.
        drop(self.present().spawn(task));
    }

    fn sleep(&self, time: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        let present = self.present();
        let _inside = present.enter();
        Box::pin(tokio::time::sleep(time))
    }

    fn now(&self) -> Instant {
        let present = self.present();
        let _inside = present.enter();
        tokio::time::Instant::now().into_std()
    }
}
