//! The runner of a `#[wirework::test]`, without the runtime.

use std::fmt::{Debug, Display};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::process::ExitCode;
use std::sync::Arc;

use crate::testing::verify::owner::End;
use crate::testing::verify::report::{Fault, Report, message};
use crate::testing::verify::session::{Session, TaskPanic, Tasks, enter, silently};
use crate::testing::verify::watchlist::Watchlist;

/// The options of the attribute.
#[derive(Debug)]
pub struct Runner {
    /// Returns `true` if the current thread runs a spawned task.
    pub in_task: fn() -> bool,
    /// If `true`, panics of tasks do not fail the test.
    pub allow_task_panics: bool,
    /// If `true`, the test has a `#[should_panic]`.
    pub expects_panic: bool,
    /// If `true`, the `#[should_panic]` has a text.
    pub expects_text: bool,
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
    let session = Session::start(runner.in_task, runner.expects_panic);
    let outcome = body(Worker(session.tasks().clone()));
    if outcome.failed() {
        let mut complaints = session.tasks().faults();
        let (created, _) = session.end();
        complaints.extend(silently(|| verify(&created, true)));
        Report(complaints).print();
        return outcome;
    }
    let faults = faults(runner, session);
    assert!(faults.is_empty(), "{}", Report(faults));
    outcome
}

/// Runs the body of a test with a `#[should_panic]`, and verifies the mocks. If the mocks have a fault,
/// this function does not panic, and the test fails. A fault may be the expected panic, if the
/// attribute has a text.
///
/// # Panics
///
/// Panics if the body panics and the mocks have no fault, or if the body does not panic, the mocks have
/// a fault, and the attribute has a text.
#[track_caller]
pub fn run_to_panic<O>(runner: &Runner, body: impl FnOnce(Worker) -> O) {
    let session = Session::start(runner.in_task, runner.expects_panic);
    let worker = Worker(session.tasks().clone());
    let outcome = catch_unwind(AssertUnwindSafe(|| drop(body(worker))));
    let mut faults = faults(runner, session);
    if let Err(panic) = &outcome {
        let expected = message(&**panic);
        faults.retain(|fault| !fault.is_in(&expected));
    }
    match outcome {
        Err(panic) if faults.is_empty() => resume_unwind(panic),
        Ok(()) if runner.expects_text => assert!(faults.is_empty(), "{}", Report(faults)),
        _ => Report(faults).print(),
    }
}

/// Ends the session, and returns all faults of the test.
fn faults(runner: &Runner, session: Session) -> Vec<Fault> {
    // A test that catches the panic of `finish()` still fails. `run_to_panic` removes the faults of its own panic.
    let mut faults = session.tasks().faults();
    let (created, panics) = session.end();
    faults.extend(verify(&created, false));
    faults.extend(created.iter().filter_map(|list| list.leak()));
    if !runner.allow_task_panics {
        let others = panics.iter().filter(|panic| !is_reported(panic, &faults));
        let others: Vec<_> = others.map(fault).collect();
        faults.extend(others);
    }
    faults
}

fn verify(created: &[Arc<Watchlist>], is_failed: bool) -> Vec<Fault> {
    let lists = created.iter();
    lists
        .flat_map(|list| list.verify(End::OfTest, is_failed))
        .collect()
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
    faults.iter().any(|fault| fault.is_in(&panic.message))
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
