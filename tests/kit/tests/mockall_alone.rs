//! Wrong tests that pass with mockall alone. The guide compares them with those of `red`.

use std::future::pending;
use std::sync::{Arc, Mutex};

use kit::{Mailer, MockMailer};

fn mailer(times: usize) -> Arc<dyn Mailer> {
    let mut mailer = MockMailer::new();
    mailer
        .expect_send()
        .withf(|to| to == "ada")
        .times(times)
        .return_const(true);
    Arc::new(mailer)
}

#[tokio::test]
#[should_panic(expected = "called 1 time(s) which is fewer than expected 2")]
async fn unmet_with_the_subject_dropped_is_red() {
    assert!(mailer(2).send("ada"));
}

async fn unmet_while_a_task_holds_the_mock() {
    let mailer = mailer(2);
    assert!(mailer.send("ada"));
    tokio::spawn(async move {
        pending::<()>().await;
        drop(mailer);
    });
    tokio::task::yield_now().await;
}

#[tokio::test]
async fn unmet_while_a_task_holds_the_mock_is_green() {
    unmet_while_a_task_holds_the_mock().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn unmet_while_a_task_holds_the_mock_is_green_on_several_threads() {
    unmet_while_a_task_holds_the_mock().await;
}

#[tokio::test]
async fn an_unexpected_call_in_a_task_is_green() {
    let mailer: Arc<dyn Mailer> = Arc::new(MockMailer::new());
    drop(tokio::spawn(async move { mailer.send("ada") }).await);
}

#[tokio::test]
async fn an_argument_mismatch_in_a_task_is_green() {
    let mut mock = MockMailer::new();
    mock.expect_send()
        .withf(|to| to == "ada")
        .return_const(true);
    let mailer: Arc<dyn Mailer> = Arc::new(mock);
    drop(tokio::spawn(async move { mailer.send("grace") }).await);
}

#[test]
fn a_cycle_that_keeps_the_mock_alive_is_green() {
    struct Signup {
        mailer: Arc<dyn Mailer>,
        itself: Mutex<Option<Arc<Signup>>>,
    }
    let signup = Arc::new(Signup {
        mailer: mailer(2),
        itself: Mutex::default(),
    });
    assert!(signup.mailer.send("ada"));
    *signup.itself.lock().unwrap() = Some(signup.clone());
}

#[test]
fn a_mock_that_is_forgotten_is_green() {
    std::mem::forget(mailer(2));
}

#[test]
fn unmet_in_a_thread_whose_error_is_ignored_is_green() {
    let mailer = mailer(2);
    drop(std::thread::spawn(move || drop(mailer)).join());
}

#[test]
#[should_panic(expected = "the panic that the test expects")]
fn unmet_behind_an_expected_panic_is_green() {
    let _mailer = mailer(2);
    panic!("the panic that the test expects");
}
