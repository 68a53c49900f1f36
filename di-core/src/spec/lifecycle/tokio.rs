//! The runtime of tokio.

use std::pin::Pin;
use std::time::{Duration, Instant};

use tokio::runtime::Handle;

use crate::spec::lifecycle::runtime::Runtime;

/// The [`Runtime`] of tokio, of either flavour.
///
/// A container that starts inside tokio uses it by default.
#[derive(Clone, Debug)]
pub struct Tokio {
    handle: Handle,
    /// True if a caller inside another runtime of tokio uses that one.
    follows_caller: bool,
}

impl Tokio {
    /// Returns the runtime of this handle. Its tasks run there, whoever spawns them.
    #[must_use]
    pub fn new(handle: Handle) -> Self {
        Self {
            handle,
            follows_caller: false,
        }
    }

    /// Returns the runtime in which the caller runs, or `None` outside of tokio.
    ///
    /// What runs inside another runtime of tokio uses that one, so a container may be stopped in another runtime than
    /// it was started in.
    #[must_use]
    pub fn current() -> Option<Self> {
        let handle = Handle::try_current().ok()?;
        Some(Self {
            handle,
            follows_caller: true,
        })
    }

    /// Returns the runtime to use. The one of the container may have ended by now.
    fn present(&self) -> Handle {
        let around = Handle::try_current().ok().filter(|_| self.follows_caller);
        around.unwrap_or_else(|| self.handle.clone())
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
