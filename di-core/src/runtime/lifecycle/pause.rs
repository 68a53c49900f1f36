//! Pauses of the runtime, which may fail.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use futures_util::future::BoxFuture;

use crate::runtime::lifecycle::contained::quietly;
use crate::spec::lifecycle::settings::LifecycleSettings;

/// A pause of the runtime.
///
/// A runtime may have no timer, or may have ended. Then its `sleep` may panic, and the pause never ends: there is no
/// time limit, and the stop goes on.
pub(crate) struct Pause(Option<BoxFuture<'static, ()>>);

impl Pause {
    /// Begins a pause. Returns `None` without a runtime.
    pub(crate) fn begin(settings: &LifecycleSettings, time: Duration) -> Option<Self> {
        let runtime = settings.runtime()?;
        Some(Self(quietly(|| runtime.sleep(time))))
    }
}

impl Future for Pause {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let Some(sleep) = &mut self.0 else {
            return Poll::Pending;
        };
        let polled = quietly(|| sleep.as_mut().poll(context));
        polled.unwrap_or_else(|| {
            self.0 = None;
            Poll::Pending
        })
    }
}

impl Drop for Pause {
    fn drop(&mut self) {
        let sleep = self.0.take();
        quietly(|| drop(sleep));
    }
}
