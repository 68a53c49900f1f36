//! What only the runner sees.

use kit::{Mailer, Payments};
use wirework::testing::{Doubles, Mock};

use crate::child::{assert_red, assert_silent};

#[wirework::test]
#[ignore = "red on purpose"]
async fn a_task_that_panics() {
    drop(tokio::spawn(async { panic!("lost in a task") }).await);
}

#[wirework::test(multi_thread)]
#[ignore = "red on purpose"]
async fn a_blocking_task_that_panics() {
    drop(tokio::task::spawn_blocking(|| panic!("lost in a task")).await);
}

#[wirework::test]
#[ignore = "red on purpose"]
async fn a_task_that_calls_when_the_test_is_over() {
    let mut doubles = Doubles::new();
    let payments = Mock::<dyn Payments>::new();
    doubles.watch(&payments);
    let subject = payments.double();
    tokio::spawn(async move { subject.charge(7).await });
    drop(doubles);
    tokio::task::yield_now().await;
}

#[wirework::test]
#[ignore = "red on purpose"]
async fn a_test_that_returns_an_error() -> Result<(), String> {
    let mut doubles = Doubles::new();
    let mailer = Mock::<dyn Mailer>::new();
    doubles.watch(&mailer);
    mailer.mock().expect_send().times(1).return_const(true);
    Err("the real reason".to_owned())
}

#[test]
fn a_panic_in_a_task_is_red() {
    for test in ["a_task_that_panics", "a_blocking_task_that_panics"] {
        let texts = [
            "a task of the test panicked:\n  lost in a task, at ",
            "tests/kit/tests/red/wrong/runner.rs:",
        ];
        assert_red(&format!("wrong::runner::{test}"), &texts);
    }
}

#[test]
fn a_call_after_the_doubles_are_gone_is_red_with_the_name_of_the_mock() {
    let test = "wrong::runner::a_task_that_calls_when_the_test_is_over";
    assert_red(
        test,
        &[
            "mock of `dyn Payments` (made at ",
            "MockPayments::charge(7): No matching",
        ],
    );
    assert_silent(test, &["a task of the test panicked"]);
}

#[test]
fn the_error_of_a_test_is_kept() {
    let test = "wrong::runner::a_test_that_returns_an_error";
    assert_red(test, &["Error: \"the real reason\""]);
    assert_silent(test, &["time(s)", "panicked"]);
}
