//! Correct tests under `#[wirework::test]`.

#![allow(unnameable_test_items, reason = "some tests are called by others")]

use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use kit::{Mailer, Payments};
use wirework::testing::{Doubles, Mock};

#[wirework::test]
async fn a_call_after_the_doubles_are_gone_still_counts() {
    let mut doubles = Doubles::new();
    let payments = Mock::<dyn Payments>::new();
    doubles.watch(&payments);
    payments.mock().expect_charge().times(1).returning(Some);
    let injected = payments.double();
    drop(doubles);
    assert_eq!(
        tokio::spawn(async move { injected.charge(7).await })
            .await
            .unwrap(),
        Some(7)
    );
}

#[wirework::test]
async fn a_test_has_a_runtime_of_one_thread() {
    let here = thread::current().id();
    let there = tokio::spawn(async { thread::current().id() });
    assert_eq!(there.await.unwrap(), here);
}

#[wirework::test(multi_thread, worker_threads = 3)]
async fn a_test_has_as_many_threads_as_it_says() {
    assert_eq!(tokio::runtime::Handle::current().metrics().num_workers(), 3);
}

#[wirework::test(start_paused)]
async fn time_passes_when_nothing_else_is_to_be_done() {
    tokio::time::sleep(Duration::from_secs(1_000_000)).await;
}

#[wirework::test(allow_task_panics)]
async fn a_task_may_panic_where_that_is_allowed() {
    let task = tokio::spawn(async { panic!("on purpose") });
    assert!(task.await.unwrap_err().is_panic());
}

#[wirework::test(multi_thread)]
async fn a_panic_that_the_test_itself_catches_is_none_of_a_task() {
    assert!(std::panic::catch_unwind(|| panic!("on purpose")).is_err());
}

#[wirework::test]
async fn a_test_that_is_right_returns_what_it_says() -> Result<(), String> {
    let number: u8 = "7".parse().map_err(|_| "no number")?;
    assert_eq!(number, 7);
    Ok(())
}

#[wirework::test]
fn a_test_may_return_an_exit_code() -> ExitCode {
    ExitCode::SUCCESS
}

#[wirework::test]
#[should_panic(expected = "called 0 time(s) which is fewer than expected 1")]
async fn a_verification_can_be_expected_to_panic() {
    let mut doubles = Doubles::new();
    let mailer = Mock::<dyn Mailer>::new();
    doubles.watch(&mailer);
    mailer.mock().expect_send().times(1).return_const(true);
}

#[wirework::test]
#[cfg(any())]
async fn a_test_that_is_configured_away_is_not_there() {
    is_not_there();
}

#[test]
fn the_tasks_of_a_test_are_gone_when_it_is_over() {
    static DROPPED: AtomicBool = AtomicBool::new(false);

    struct Noted;

    impl Drop for Noted {
        fn drop(&mut self) {
            DROPPED.store(true, Ordering::Relaxed);
        }
    }

    #[wirework::test]
    async fn test() {
        let noted = Noted;
        tokio::spawn(async move {
            let _noted = noted;
            std::future::pending::<()>().await;
        });
        tokio::task::yield_now().await;
    }

    test();
    assert!(DROPPED.load(Ordering::Relaxed));
}

#[test]
fn tests_beside_each_other_do_not_see_each_others_panics() {
    let wrong = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for test in 0..32 {
            let wrong = &wrong;
            scope.spawn(move || {
                for round in 0..20 {
                    let panics = (test + round) % 2 == 1;
                    if run(panics) != panics {
                        wrong.lock().unwrap().push((test, round));
                    }
                }
            });
        }
    });
    assert_eq!(*wrong.lock().unwrap(), []);
}

/// Returns `true` if a test fails in which one task may panic.
fn run(panics: bool) -> bool {
    #[wirework::test]
    async fn right() {
        tokio::spawn(async { tokio::task::yield_now().await })
            .await
            .unwrap();
    }

    #[wirework::test]
    async fn wrong() {
        let task = tokio::spawn(async { panic!("on purpose") });
        assert!(task.await.is_err());
    }

    let test: fn() = if panics { wrong } else { right };
    std::panic::catch_unwind(test).is_err()
}

#[wirework::test]
#[should_panic(expected = "the panic that the test expects")]
fn an_expected_panic_with_met_expectations_is_no_fault() {
    let mut doubles = Doubles::new();
    let mailer = Mock::<dyn Mailer>::new();
    doubles.watch(&mailer);
    mailer.mock().expect_send().times(1).return_const(true);
    assert!(mailer.double().send("ada"));
    panic!("the panic that the test expects");
}

#[wirework::test]
#[should_panic(expected = "No matching expectation found")]
fn the_panic_of_a_mock_may_be_the_expected_one() {
    let mut doubles = Doubles::new();
    let mailer = Mock::<dyn Mailer>::new();
    doubles.watch(&mailer);
    mailer.double().send("ada");
}

#[wirework::test(multi_thread)]
#[should_panic(expected = "the panic that the test expects")]
async fn an_expected_panic_in_an_async_test_is_no_fault() {
    tokio::task::yield_now().await;
    panic!("the panic that the test expects");
}
