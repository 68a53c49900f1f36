//! The runner of a `#[wirework::test]`, without the runtime.

use std::fmt::{Debug, Display};
use std::process::ExitCode;
use std::sync::Arc;

use crate::testing::verify::owner::End;
use crate::testing::verify::report::{Fault, Report};
use crate::testing::verify::session::{Session, TaskPanic, Tasks, enter, silently};
use crate::testing::verify::watched::verify;

/// The options of the attribute.
#[derive(Debug)]
pub struct Runner {
    /// Returns `true` if the current thread runs a spawned task.
    pub in_task: fn() -> bool,
    /// If `true`, panics of tasks do not fail the test.
    pub allow_task_panics: bool,
}

/// The link from a thread of the runtime to its test.
#[derive(Clone)]
pub struct Worker(Arc<Tasks>);

impl Worker {
    /// Links the current thread to the test.
    pub fn enter(&self) {
        enter(&self.0);
    }
}

impl Debug for Worker {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Worker")
    }
}

/// The return type of a test.
#[diagnostic::on_unimplemented(
    message = "a `#[wirework::test]` can't return `{Self}`",
    label = "not a return type of a test",
    note = "return nothing, a `Result`, or an `ExitCode`"
)]
pub trait Outcome {
    /// Returns `true` if the test has failed.
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

/// Runs the body, which shuts down its runtime before it returns, and then verifies the mocks.
///
/// # Panics
///
/// Panics if the body panics, if a mock has a fault, or if a task panicked.
#[track_caller]
pub fn run<O: Outcome>(runner: &Runner, body: impl FnOnce(Worker) -> O) -> O {
    let session = Session::start(runner.in_task);
    let outcome = body(Worker(session.tasks().clone()));
    let (mocks, panics) = session.end();
    if outcome.failed() {
        let complaints = silently(|| verify(&mocks, End::OfTest, true));
        Report(complaints).print();
        return outcome;
    }
    let mut faults = verify(&mocks, End::OfTest, false);
    if !runner.allow_task_panics {
        let others = panics.iter().filter(|panic| !is_reported(panic, &faults));
        let others: Vec<_> = others.map(fault).collect();
        faults.extend(others);
    }
    assert!(faults.is_empty(), "{}", Report(faults));
    outcome
}

/// Panics with the error of the runtime's builder.
///
/// # Panics
///
/// Always panics.
#[track_caller]
pub fn no_runtime(error: &dyn Display) -> ! {
    panic!("the runtime of the test can't be built: {error}");
}

/// Returns `true` if the panic came from a mock, whose fault reports it.
fn is_reported(panic: &TaskPanic, faults: &[Fault]) -> bool {
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
        is_unmet: false,
    }
}
