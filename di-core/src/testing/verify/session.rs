//! The thread-local state of a running `#[wirework::test]`.

use std::cell::{Cell, RefCell};
use std::mem;
use std::panic::{self, PanicHookInfo};
use std::sync::{Arc, Mutex, Once, PoisonError};

use crate::testing::verify::owner::End;
use crate::testing::verify::report::{Report, message};
use crate::testing::verify::watched::{Watched, verify};

thread_local! {
    static TASKS: RefCell<Option<Arc<Tasks>>> = const { RefCell::new(None) };
    static HANDED: RefCell<Option<Handed>> = const { RefCell::new(None) };
    static SILENT: Cell<bool> = const { Cell::new(false) };
}

static HOOK: Once = Once::new();

type Handed = Vec<Box<dyn Watched>>;

/// The panics in the tasks of one test.
pub(crate) struct Tasks {
    /// Returns `true` if this thread runs a task instead of the test's own function.
    in_task: fn() -> bool,
    panics: Mutex<Vec<TaskPanic>>,
}

pub(crate) struct TaskPanic {
    pub(crate) message: String,
    pub(crate) place: Option<String>,
}

/// One run of the test's function, on its thread.
pub(crate) struct Session {
    tasks: Arc<Tasks>,
    /// The state of the thread before the session.
    outer: Option<(Option<Arc<Tasks>>, Option<Handed>)>,
}

impl Session {
    pub(crate) fn start(in_task: fn() -> bool) -> Self {
        HOOK.call_once(chain_hook);
        let tasks = Arc::new(Tasks {
            in_task,
            panics: Mutex::default(),
        });
        let outer = TASKS.replace(Some(tasks.clone()));
        let outer = Some((outer, HANDED.replace(Some(Vec::new()))));
        Session { tasks, outer }
    }

    pub(crate) fn tasks(&self) -> &Arc<Tasks> {
        &self.tasks
    }

    /// Ends the session. Returns the mocks that were left to the runner, and the panics of tasks.
    pub(crate) fn end(mut self) -> (Vec<Box<dyn Watched>>, Vec<TaskPanic>) {
        let mocks = self.leave();
        let panics = self.tasks.panics.lock();
        let panics = mem::take(&mut *panics.unwrap_or_else(PoisonError::into_inner));
        (mocks, panics)
    }

    fn leave(&mut self) -> Vec<Box<dyn Watched>> {
        match self.outer.take() {
            Some((tasks, handed)) => {
                TASKS.set(tasks);
                HANDED.replace(handed).unwrap_or_default()
            }
            None => Vec::new(),
        }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // The session has ended, or the test is panicking.
        Report(verify(&self.leave(), End::OfTest, true)).print();
    }
}

/// Links the current thread to the test.
pub(crate) fn enter(tasks: &Arc<Tasks>) {
    TASKS.set(Some(tasks.clone()));
}

/// Leaves the mocks to the runner of this thread. Returns them if the thread has no runner.
pub(crate) fn hand_over(mocks: Vec<Box<dyn Watched>>) -> Vec<Box<dyn Watched>> {
    let mut mocks = mocks;
    // A thread that is ending has no thread-local state, so it has no runner.
    let _ = HANDED.try_with(|handed| {
        if let Some(handed) = &mut *handed.borrow_mut() {
            handed.append(&mut mocks);
        }
    });
    mocks
}

/// Returns `true` if this thread belongs to a `#[wirework::test]`.
pub(crate) fn has_runner() -> bool {
    TASKS
        .try_with(|tasks| tasks.try_borrow().is_ok_and(|tasks| tasks.is_some()))
        .unwrap_or(false)
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
    let tasks = TASKS.try_with(|tasks| tasks.try_borrow().ok()?.clone());
    if let Ok(Some(tasks)) = tasks
        && (tasks.in_task)()
    {
        let mut panics = tasks.panics.lock().unwrap_or_else(PoisonError::into_inner);
        panics.push(TaskPanic {
            message: message(panic.payload()),
            place: panic
                .location()
                .map(|place| format!("{}:{}", place.file(), place.line())),
        });
    }
}
