//! Mistakes that only the runner detects.

use kit::{Mailer, Payments};
use wirework::testing::{Doubles, Mock};

use crate::child::{goes_wrong, path_of};

/// The message of the runner for a task that panics.
const LOST: [&str; 2] = [
    "a task of the test panicked:\n  lost in a task, at ",
    "tests/kit/tests/red/wrong/runner.rs:",
];

#[wirework::test]
async fn a_task_that_panics() {
    if goes_wrong(path_of!(a_task_that_panics), &LOST, &[]) {
        drop(tokio::spawn(async { panic!("lost in a task") }).await);
    }
}

#[wirework::test(multi_thread)]
async fn a_blocking_task_that_panics() {
    if goes_wrong(path_of!(a_blocking_task_that_panics), &LOST, &[]) {
        drop(tokio::task::spawn_blocking(|| panic!("lost in a task")).await);
    }
}

#[wirework::test]
async fn a_task_that_calls_when_the_test_is_over() {
    let test = path_of!(a_task_that_calls_when_the_test_is_over);
    let says = [
        "mock of `dyn Payments` (made at ",
        "MockPayments::charge(7): No matching",
    ];
    if !goes_wrong(test, &says, &["a task of the test panicked"]) {
        return;
    }
    let mut doubles = Doubles::new();
    let payments = Mock::<dyn Payments>::new();
    doubles.watch(&payments);
    let subject = payments.double();
    tokio::spawn(async move { subject.charge(7).await });
    drop(doubles);
    tokio::task::yield_now().await;
}

#[wirework::test]
async fn a_test_that_panics_keeps_its_own_panic() {
    let test = path_of!(a_test_that_panics_keeps_its_own_panic);
    if !goes_wrong(test, &["the test's own panic"], &["time(s)"]) {
        return;
    }
    let mut doubles = Doubles::new();
    let mailer = Mock::<dyn Mailer>::new();
    doubles.watch(&mailer);
    mailer.mock().expect_send().times(1).return_const(true);
    drop(doubles);
    panic!("the test's own panic");
}

#[wirework::test]
async fn the_error_of_a_test_is_kept() -> Result<(), String> {
    let test = path_of!(the_error_of_a_test_is_kept);
    let (says, but_not) = (["Error: \"the real reason\""], ["time(s)", "panicked"]);
    if !goes_wrong(test, &says, &but_not) {
        return Ok(());
    }
    let mut doubles = Doubles::new();
    let mailer = Mock::<dyn Mailer>::new();
    doubles.watch(&mailer);
    mailer.mock().expect_send().times(1).return_const(true);
    Err("the real reason".to_owned())
}
