//! The thread-local state of a running `#[wirework::test]`.

use std::cell::{Cell, RefCell};
use std::mem;
use std::panic::{self, PanicHookInfo};
use std::sync::{Arc, Mutex, MutexGuard, Once, PoisonError};

use crate::testing::verify::owner::End;
use crate::testing::verify::report::{Fault, Report, message};
use crate::testing::verify::watchlist::Watchlist;

thread_local! {
    static TASKS: RefCell<Option<Arc<Tasks>>> = const { RefCell::new(None) };
    static SILENT: Cell<bool> = const { Cell::new(false) };
}

static HOOK: Once = Once::new();

/// The state of one test, which all threads of its runtime share.
pub(crate) struct Tasks {
    /// Returns `true` if this thread runs a task instead of the test's own function.
    in_task: fn() -> bool,
    /// If `true`, the panic of the test's function is no failure.
    pub(crate) expects_panic: bool,
    panics: Mutex<Vec<TaskPanic>>,
    /// The faults that `finish` or `verify` found in the test.
    faults: Mutex<Vec<Fault>>,
    /// The beds, graphs and `Doubles` that the test created, or `None` after the test.
    created: Mutex<Option<Vec<Arc<Watchlist>>>>,
}

pub(crate) struct TaskPanic {
    pub(crate) message: String,
    pub(crate) place: Option<String>,
}

/// One run of the test's function, on its thread.
pub(crate) struct Session {
    tasks: Arc<Tasks>,
    /// The test of this thread before the session.
    outer: Option<Arc<Tasks>>,
    has_ended: bool,
}

impl Session {
    pub(crate) fn start(in_task: fn() -> bool, expects_panic: bool) -> Self {
        HOOK.call_once(chain_hook);
        let tasks = Arc::new(Tasks {
            in_task,
            expects_panic,
            panics: Mutex::default(),
            faults: Mutex::default(),
            created: Mutex::new(Some(Vec::new())),
        });
        let outer = TASKS.replace(Some(tasks.clone()));
        Session {
            tasks,
            outer,
            has_ended: false,
        }
    }

    pub(crate) fn tasks(&self) -> &Arc<Tasks> {
        &self.tasks
    }

    /// Ends the session. Returns what the test created, and the panics of tasks.
    pub(crate) fn end(mut self) -> (Vec<Arc<Watchlist>>, Vec<TaskPanic>) {
        let created = self.leave();
        (created, mem::take(&mut *locked(&self.tasks.panics)))
    }

    fn leave(&mut self) -> Vec<Arc<Watchlist>> {
        if mem::replace(&mut self.has_ended, true) {
            return Vec::new();
        }
        TASKS.set(self.outer.take());
        locked(&self.tasks.created).take().unwrap_or_default()
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // The session has ended, or the test is panicking.
        let created = self.leave();
        let complaints = created
            .iter()
            .flat_map(|list| list.verify(End::OfTest, true));
        Report(complaints.collect()).print();
    }
}

impl Tasks {
    /// Returns `true` if the test runs, so that its runner will verify what the test created.
    pub(crate) fn is_running(&self) -> bool {
        locked(&self.created).is_some()
    }

    /// Records the faults with which a verification panics, as something may catch the panic.
    pub(crate) fn note_faults(&self, faults: &[Fault]) {
        locked(&self.faults).extend_from_slice(faults);
    }

    /// Returns the faults with which verifications panicked.
    pub(crate) fn faults(&self) -> Vec<Fault> {
        locked(&self.faults).clone()
    }
}

/// Links the current thread to the test.
pub(crate) fn enter(tasks: &Arc<Tasks>) {
    TASKS.set(Some(tasks.clone()));
}

/// Registers what a test creates, so that the runner verifies it even if it is never dropped. Returns the
/// test of this thread, if it has a runner.
pub(crate) fn register(list: &Arc<Watchlist>) -> Option<Arc<Tasks>> {
    let tasks = current()?;
    locked(&tasks.created).as_mut()?.push(list.clone());
    Some(tasks)
}

/// Returns the running test of this thread. A thread that is ending has none.
fn current() -> Option<Arc<Tasks>> {
    let tasks = TASKS.try_with(|tasks| tasks.try_borrow().ok()?.clone());
    tasks.ok().flatten()
}

/// Runs a function without reporting panics of this thread.
pub(crate) fn silently<T>(run: impl FnOnce() -> T) -> T {
    SILENT.set(true);
    let returned = run();
    SILENT.set(false);
    returned
}

fn chain_hook() {
    let next = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        if !SILENT.try_with(Cell::get).unwrap_or(false) {
            note(panic);
            next(panic);
        }
    }));
}

fn note(panic: &PanicHookInfo<'_>) {
    if let Some(tasks) = current().filter(|tasks| (tasks.in_task)()) {
        locked(&tasks.panics).push(TaskPanic {
            message: message(panic.payload()),
            place: panic
                .location()
                .map(|place| format!("{}:{}", place.file(), place.line())),
        });
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
