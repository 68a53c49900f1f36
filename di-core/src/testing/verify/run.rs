//! What `#[wirework::test]` expands to, but for the runtime.

use std::fmt::{Debug, Display};
use std::process::ExitCode;
use std::sync::Arc;

use crate::testing::verify::report::{Fault, Report};
use crate::testing::verify::session::{Session, TaskPanic, Tasks, enter, silently};
use crate::testing::verify::watched::verify;

/// What the attribute says.
#[derive(Debug)]
pub struct Runner {
    /// Whether the current thread is in a spawned task.
    pub in_task: fn() -> bool,
    /// Whether a task may panic.
    pub allow_task_panics: bool,
}

/// Tells a thread of the runtime for which test it works.
#[derive(Clone)]
pub struct Worker(Arc<Tasks>);

impl Worker {
    /// Called in that thread.
    pub fn enter(&self) {
        enter(&self.0);
    }
}

impl Debug for Worker {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Worker")
    }
}

/// What a test may return.
#[diagnostic::on_unimplemented(
    message = "a `#[wirework::test]` can't return `{Self}`",
    label = "not what a test returns",
    note = "return nothing, a `Result`, or an `ExitCode`"
)]
pub trait Outcome {
    /// Whether the test has failed.
    fn failed(&self) -> bool;
}

impl Outcome for () {
    fn failed(&self) -> bool {
        false
    }
}

impl<T, E> Outcome for Result<T, E> {
    fn failed(&self) -> bool {
        self.is_err()
    }
}

impl Outcome for ExitCode {
    fn failed(&self) -> bool {
        *self != ExitCode::SUCCESS
    }
}

/// Runs the body, which has shut its runtime down when it returns, and then verifies the mocks.
///
/// # Panics
///
/// As the body does; where a mock was not used as it had been told; where a task panicked.
#[track_caller]
pub fn run<O: Outcome>(runner: &Runner, body: impl FnOnce(Worker) -> O) -> O {
    let session = Session::start(runner.in_task);
    let outcome = body(Worker(session.tasks().clone()));
    let (mocks, panics) = session.end();
    if outcome.failed() {
        silently(|| drop(verify(&mocks)));
        return outcome;
    }
    let mut faults = verify(&mocks);
    if !runner.allow_task_panics {
        let others = panics.iter().filter(|panic| !is_told(panic, &faults));
        let others: Vec<_> = others.map(fault).collect();
        faults.extend(others);
    }
    assert!(faults.is_empty(), "{}", Report(faults));
    outcome
}

/// Says that the runtime could not be built.
///
/// # Panics
///
/// Always.
#[track_caller]
pub fn no_runtime(error: &dyn Display) -> ! {
    panic!("the runtime of the test can't be built: {error}");
}

/// Whether it is the panic of a mock.
fn is_told(panic: &TaskPanic, faults: &[Fault]) -> bool {
    faults
        .iter()
        .any(|fault| fault.text.starts_with(&panic.message))
}

fn fault(panic: &TaskPanic) -> Fault {
    let mut text = panic.message.clone();
    if let Some(place) = &panic.place {
        text.push_str(", at ");
        text.push_str(place);
    }
    Fault {
        subject: "a task of the test panicked".to_owned(),
        text,
    }
}
