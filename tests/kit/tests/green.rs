//! Correct tests, which pass.

use std::future::pending;
use std::sync::mpsc;
use std::thread;

use kit::{Mailer, Payments};
use wirework::testing::{Doubles, Mock};

#[tokio::test]
async fn a_task_may_still_hold_the_mock_at_the_end() {
    holds_at_the_end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_task_of_another_thread_may_still_hold_the_mock_at_the_end() {
    holds_at_the_end().await;
}

#[wirework::test]
async fn a_task_of_the_runner_may_still_hold_the_mock_at_the_end() {
    holds_at_the_end().await;
}

async fn holds_at_the_end() {
    let mut doubles = Doubles::new();
    let (payments, injected) = mocked::<dyn Payments>(&mut doubles);
    payments.mock().expect_charge().times(1).returning(Some);
    let (charged, once) = tokio::sync::oneshot::channel();
    tokio::spawn(async move {
        charged.send(injected.charge(7).await).unwrap();
        pending::<()>().await;
        drop(injected);
    });
    assert_eq!(once.await.unwrap(), Some(7));
}

#[test]
fn a_thread_that_calls_after_the_end_fails_alone() {
    let mut doubles = Doubles::new();
    let (_, injected) = mocked::<dyn Mailer>(&mut doubles);
    doubles.verify();
    let worker = thread::spawn(move || injected.send("ada"));
    let said = worker.join().unwrap_err().downcast::<String>().unwrap();
    assert!(
        said.ends_with(
            "was called after its `Doubles` was dropped or verified; \
             join this thread or task before that"
        ),
        "{said}"
    );
}

#[test]
fn what_a_test_wants_to_panic_is_taken_from_the_complaints() {
    let mut doubles = Doubles::new();
    let (mailer, injected) = mocked::<dyn Mailer>(&mut doubles);
    mailer
        .mock()
        .expect_send()
        .returning(|_| panic!("no network"));
    assert!(thread::spawn(move || injected.send("ada")).join().is_err());
    let complaints = mailer.take_complaints();
    assert_eq!(complaints, ["no network, in another thread"]);
}

#[test]
#[should_panic(expected = "the test's own panic")]
fn a_test_that_panics_keeps_its_own_panic() {
    let mut doubles = Doubles::new();
    let (mailer, _injected) = mocked::<dyn Mailer>(&mut doubles);
    mailer.mock().expect_send().times(1).return_const(true);
    panic!("the test's own panic");
}

#[test]
#[should_panic(expected = "called 0 time(s)")]
fn a_verification_can_be_expected_to_panic() {
    let mut doubles = Doubles::new();
    let (mailer, _injected) = mocked::<dyn Mailer>(&mut doubles);
    mailer.mock().expect_send().times(1).return_const(true);
}

#[test]
#[should_panic(expected = "can't be verified: one of its calls is still running")]
fn a_mock_with_a_call_that_does_not_return_can_not_be_verified() {
    let mut doubles = Doubles::new();
    let (mailer, injected) = mocked::<dyn Mailer>(&mut doubles);
    let (started, is_inside) = mpsc::channel();
    mailer.mock().expect_send().returning(move |_| {
        started.send(()).unwrap();
        loop {
            thread::park();
        }
    });
    thread::spawn(move || injected.send("ada"));
    is_inside.recv().unwrap();
}

#[test]
fn a_thousand_tests_run_beside_each_other() {
    // All are in the middle of their tests at the same time, so no test waits for another.
    let (arrived, all) = mpsc::channel();
    let tests: Vec<_> = (0..1_000)
        .map(|number| {
            let arrived = arrived.clone();
            let (go_on, told) = mpsc::channel::<()>();
            let test = move || {
                let mut doubles = Doubles::new();
                let (mailer, injected) = mocked::<dyn Mailer>(&mut doubles);
                mailer.mock().expect_send().times(1).return_const(true);
                arrived.send(()).unwrap();
                told.recv().unwrap_err();
                if number % 2 == 0 {
                    injected.send("ada");
                }
            };
            let thread = thread::Builder::new().stack_size(256 * 1024).spawn(test);
            (go_on, thread.unwrap())
        })
        .collect();
    assert_eq!(all.iter().take(1_000).count(), 1_000);
    for (number, (go_on, test)) in tests.into_iter().enumerate() {
        drop(go_on);
        assert_eq!(test.join().is_ok(), number % 2 == 0, "test {number}");
    }
}

fn mocked<I: ?Sized + wirework::testing::Mockable>(
    doubles: &mut Doubles,
) -> (Mock<I>, std::sync::Arc<I>) {
    let mock = Mock::new();
    doubles.watch(&mock);
    let injected = mock.double();
    (mock, injected)
}
