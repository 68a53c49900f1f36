//! A task beside the components of a container, such as a server, which the stop drains before all of them.

use std::sync::Arc;

use futures_util::future::{AbortHandle, AbortRegistration, Abortable};

use crate::runtime::lifecycle::budget::Budget;
use crate::runtime::lifecycle::cause::FailureCause;
use crate::runtime::lifecycle::race::Ended;
use crate::runtime::lifecycle::task::{End, EndGuard};
use crate::spec::lifecycle::shutdown::Shutdown;

/// The tokens of a task that runs beside a container.
#[derive(Clone, Debug, Default)]
pub struct Draining {
    shutdown: Shutdown,
    cut_off: Shutdown,
}

/// A task beside the components of a container.
pub(crate) struct Beside {
    pub(crate) name: String,
    pub(crate) tokens: Draining,
    end: Arc<End>,
    abort: AbortHandle,
}

impl Draining {
    /// Returns the token that is requested when the task has to end. It finishes what is in progress.
    #[must_use]
    pub fn shutdown(&self) -> &Shutdown {
        &self.shutdown
    }

    /// Returns the token that is requested when the time to drain is over. The task drops what is in progress. If it
    /// does not end at once, it is dropped itself.
    #[must_use]
    pub fn cut_off(&self) -> &Shutdown {
        &self.cut_off
    }
}

impl Beside {
    pub(crate) fn new(name: &str) -> (Arc<Self>, AbortRegistration) {
        let (abort, registration) = AbortHandle::new_pair();
        let beside = Self {
            name: name.to_owned(),
            tokens: Draining::default(),
            end: Arc::default(),
            abort,
        };
        (Arc::new(beside), registration)
    }

    /// Runs the task. It ends early if the stop gives it up.
    pub(crate) async fn run(
        self: Arc<Self>,
        registration: AbortRegistration,
        task: impl Future<Output = Result<(), FailureCause>>,
    ) -> Result<(), FailureCause> {
        let guard = EndGuard::new(&self.end);
        let result = Abortable::new(task, registration).await;
        let result = result.unwrap_or(Err(FailureCause::Cancelled));
        guard.end(result.clone());
        result
    }

    /// Returns whether the task has ended without being told to.
    pub(crate) fn has_ended(&self) -> bool {
        self.end.result().is_some()
    }

    /// Tells the task to end, and waits for it as long as for a `run` task.
    pub(crate) async fn drain(&self, budget: &Budget<'_>) -> Ended<Result<(), FailureCause>> {
        self.tokens.shutdown.request();
        let ended = budget.wait(self.end.ended()).await;
        let (Ended::Cancelled(cause) | Ended::NotBegun(cause)) = ended else {
            return ended;
        };
        self.tokens.cut_off.request();
        budget.wait_briefly(self.end.ended()).await;
        self.abort.abort();
        budget.wait_briefly(self.end.ended()).await;
        Ended::Cancelled(cause)
    }
}
