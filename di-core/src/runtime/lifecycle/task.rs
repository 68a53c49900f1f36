//! The tasks of `run` hooks.

use std::fmt::{self, Debug, Formatter};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use event_listener::Event;
use futures_util::future::{AbortHandle, Abortable};

use crate::runtime::lifecycle::cause::{FailureCause, caught};
use crate::runtime::lifecycle::hooks::RunHook;
use crate::runtime::lifecycle::kept::KeptByTasks;
use crate::runtime::lifecycle::recorder::Recorder;
use crate::spec::lifecycle::observer::Step;
use crate::spec::lifecycle::run_policy::RunPolicy;
use crate::spec::lifecycle::runtime::Runtime;
use crate::spec::lifecycle::shutdown::Shutdown;

/// A task that runs.
pub(crate) struct Task {
    /// The place of its component in the list of slots with hooks.
    pub(crate) at: usize,
    shutdown: Shutdown,
    end: Arc<End>,
    abort: AbortHandle,
}

/// The end of a task, once it has ended.
#[derive(Default)]
pub(crate) struct End {
    result: OnceLock<Result<(), FailureCause>>,
    event: Event,
}

/// The first task whose end stops the application.
#[derive(Default)]
pub(crate) struct FirstEnd {
    end: Mutex<Option<(usize, Result<(), FailureCause>)>>,
    event: Event,
}

/// A `run` hook, and what follows when it ends.
pub(crate) struct Supervised {
    pub(crate) at: usize,
    pub(crate) hook: RunHook,
    pub(crate) policy: RunPolicy,
    pub(crate) step: Step,
    pub(crate) recorder: Arc<Recorder>,
}

/// The last end of a task.
struct Last {
    result: Result<(), FailureCause>,
    /// True if it stops the application.
    stops: bool,
}

/// Records that a task was dropped, unless it has ended.
pub(crate) struct EndGuard(Arc<End>);

/// Records that the runtime has dropped the task of a hook, unless it has ended.
struct Guard {
    end: Arc<End>,
    shutdown: Shutdown,
    /// Present if the end of the task stops the application.
    first_end: Option<Arc<FirstEnd>>,
    at: usize,
}

impl Task {
    /// Spawns the task of a `run` hook. It uses values of the container, which are `kept` for it.
    pub(crate) fn spawn(
        supervised: Supervised,
        runtime: &Arc<dyn Runtime>,
        first_end: &Arc<FirstEnd>,
        kept: &KeptByTasks,
    ) -> Self {
        let (abort, registration) = AbortHandle::new_pair();
        let (shutdown, end) = (Shutdown::new(), Arc::new(End::default()));
        let at = supervised.at;
        let stops = supervised.policy != RunPolicy::Ignore;
        let guard = Guard {
            end: Arc::clone(&end),
            shutdown: shutdown.clone(),
            first_end: stops.then(|| Arc::clone(first_end)),
            at,
        };
        let (runtime_of_task, shutdown_of_task) = (Arc::clone(runtime), shutdown.clone());
        let first_end = Arc::clone(first_end);
        runtime.spawn(kept.used_by(async move {
            let run = supervised.run(&shutdown_of_task, &*runtime_of_task);
            if let Ok(Last { result, stops }) = Abortable::new(run, registration).await {
                // Whoever learns that the application stops finds the result of the task.
                guard.end.set(result.clone());
                if stops {
                    first_end.set(at, &result);
                }
            }
            drop(guard);
        }));
        Self {
            at,
            shutdown,
            end,
            abort,
        }
    }

    /// Tells the task to end.
    pub(crate) fn request_shutdown(&self) {
        self.shutdown.request();
    }

    /// Returns the result of a task that has ended.
    pub(crate) fn result(&self) -> Option<Result<(), FailureCause>> {
        self.end.result()
    }

    /// Waits until the task has ended.
    pub(crate) async fn ended(&self) -> Result<(), FailureCause> {
        self.end.ended().await
    }

    /// Cancels the task.
    pub(crate) fn abort(&self) {
        self.abort.abort();
    }
}

impl Supervised {
    /// Runs the hook, and again as its policy says.
    async fn run(self, shutdown: &Shutdown, runtime: &dyn Runtime) -> Last {
        let mut restarts = 0_u32;
        loop {
            let began = runtime.now();
            let result = caught((self.hook)(shutdown.clone())).await;
            if shutdown.is_requested() {
                return Last::of(result, false);
            }
            self.recorder.task_ended(&self.step, &result);
            let backoff = match self.policy {
                RunPolicy::Ignore => return Last::of(Ok(()), false),
                RunPolicy::StopApplication => return Last::of(result, true),
                RunPolicy::Restart(backoff) => backoff,
            };
            if backoff.is_reset_after(runtime.now().saturating_duration_since(began)) {
                restarts = 0;
            }
            let Some(pause) = backoff.pause(restarts) else {
                return Last::of(result, true);
            };
            restarts = restarts.saturating_add(1);
            let pause = runtime.sleep(pause);
            if shutdown.unless_requested(pause).await.is_none() {
                return Last::of(Ok(()), false);
            }
        }
    }
}

impl Last {
    fn of(result: Result<(), FailureCause>, stops: bool) -> Self {
        Self { result, stops }
    }
}

impl End {
    /// Records the end of a task, of which only the first counts. Returns whether it is the first.
    fn set(&self, result: Result<(), FailureCause>) -> bool {
        let is_first = self.result.set(result).is_ok();
        if is_first {
            self.event.notify(usize::MAX);
        }
        is_first
    }

    /// Returns the result of a task that has ended.
    pub(crate) fn result(&self) -> Option<Result<(), FailureCause>> {
        self.result.get().cloned()
    }

    /// Waits until the task has ended.
    pub(crate) async fn ended(&self) -> Result<(), FailureCause> {
        loop {
            let listener = self.event.listen();
            if let Some(result) = self.result() {
                return result;
            }
            listener.await;
        }
    }
}

impl EndGuard {
    pub(crate) fn new(end: &Arc<End>) -> Self {
        Self(Arc::clone(end))
    }

    /// Records the end of the task.
    pub(crate) fn end(self, result: Result<(), FailureCause>) {
        self.0.set(result);
    }
}

impl Drop for EndGuard {
    fn drop(&mut self) {
        self.0.set(Err(FailureCause::Dropped));
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        let is_dropped = self.end.set(Err(FailureCause::Dropped));
        let is_unexpected = is_dropped && !self.shutdown.is_requested();
        if let Some(first_end) = self.first_end.take().filter(|_| is_unexpected) {
            first_end.set(self.at, &Err(FailureCause::Dropped));
        }
    }
}

impl FirstEnd {
    fn set(&self, at: usize, result: &Result<(), FailureCause>) {
        let mut end = self.end.lock().unwrap_or_else(PoisonError::into_inner);
        end.get_or_insert_with(|| (at, result.clone()));
        drop(end);
        self.event.notify(usize::MAX);
    }

    fn get(&self) -> Option<(usize, Result<(), FailureCause>)> {
        let end = self.end.lock().unwrap_or_else(PoisonError::into_inner);
        end.clone()
    }

    /// Waits until a task ends whose end stops the application.
    pub(crate) async fn wait(&self) -> (usize, Result<(), FailureCause>) {
        loop {
            let listener = self.event.listen();
            if let Some(end) = self.get() {
                return end;
            }
            listener.await;
        }
    }
}

impl Debug for Task {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.debug_struct("Task")
            .field("at", &self.at)
            .finish_non_exhaustive()
    }
}
