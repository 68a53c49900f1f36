//! The time at which requests are cut off.

use std::pin::Pin;
#[cfg(feature = "serve")]
use std::sync::{Arc, OnceLock};
use std::task::Context;
#[cfg(feature = "serve")]
use std::time::Duration;

#[cfg(feature = "serve")]
use tokio::time::{Instant, sleep_until};
use wirework::Shutdown;

/// The time at which the requests of a server are cut off.
#[derive(Clone)]
pub(crate) struct Deadline {
    token: Shutdown,
    #[cfg(feature = "serve")]
    limit: Option<Limit>,
}

/// A time that passes after the token was requested.
#[cfg(feature = "serve")]
#[derive(Clone)]
struct Limit {
    duration: Duration,
    /// The end of the time, which is the same for all requests. The first of them to see the token sets it.
    end: Arc<OnceLock<Option<Instant>>>,
}

/// A wait of one request for the deadline.
pub(crate) struct Wait {
    deadline: Deadline,
    /// Present once the wait was polled.
    reached: Option<Pin<Box<dyn Future<Output = ()> + Send>>>,
    is_over: bool,
}

impl Deadline {
    pub(crate) fn of(token: Shutdown) -> Self {
        Self {
            token,
            #[cfg(feature = "serve")]
            limit: None,
        }
    }

    /// Sets the time that passes after the token was requested.
    #[cfg(feature = "serve")]
    pub(crate) fn after(&mut self, duration: Duration) {
        let end = Arc::default();
        self.limit = Some(Limit { duration, end });
    }

    pub(crate) fn wait(&self) -> Wait {
        Wait {
            deadline: self.clone(),
            reached: None,
            is_over: false,
        }
    }

    async fn reached(self) {
        self.token.requested().await;
        #[cfg(feature = "serve")]
        if let Some(Limit { duration, end }) = self.limit {
            // A time that no clock reaches has no end.
            match *end.get_or_init(|| Instant::now().checked_add(duration)) {
                Some(end) => sleep_until(end).await,
                None => std::future::pending().await,
            }
        }
    }
}

impl Wait {
    /// Returns whether the deadline has been reached. If it has not, the task is woken then.
    pub(crate) fn is_over(&mut self, context: &mut Context<'_>) -> bool {
        if !self.is_over {
            let deadline = &self.deadline;
            let reached = self
                .reached
                .get_or_insert_with(|| Box::pin(deadline.clone().reached()));
            self.is_over = reached.as_mut().poll(context).is_ready();
        }
        self.is_over
    }

    /// Returns the wait, for the body of the response.
    pub(crate) fn take(&mut self) -> Self {
        let next = self.deadline.wait();
        std::mem::replace(self, next)
    }

    /// Returns whether the deadline may have been reached. This takes no lock.
    pub(crate) fn has_begun(&self) -> bool {
        self.deadline.token.is_requested()
    }
}
