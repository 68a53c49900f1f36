//! Mocks with unmet expectations or unexpected calls.

use std::sync::{Arc, Mutex};

use kit::{Mailer, Payments};
use wirework::__private::testing::{Mocked as _, Probe};
use wirework::testing::{Doubles, Mock};

use crate::modes::{Mode, now, red};

red! {
    unmet_with_the_subject_dropped says
        "mock `mailer` of `dyn Mailer` (made at tests/kit/tests/red/wrong/mocks.rs:",
        "called 1 time(s) which is fewer than expected 2";
    unmet_while_a_task_holds_the_mock says
        "mock `mailer` of `dyn Mailer` (made at ",
        "called 1 time(s) which is fewer than expected 2";
    an_unexpected_call_in_a_task says
        "mock `mailer` of `dyn Mailer` (made at ",
        "  MockMailer::send(\"ada\"): No matching expectation found";
    an_argument_mismatch_in_a_task says
        "mock `mailer` of `dyn Mailer` (made at ",
        "  MockMailer::send(\"ada\"): No matching expectation found";
    a_cycle_that_keeps_the_mock_alive says
        "mock `mailer` of `dyn Mailer` (made at ",
        "called 0 time(s) which is fewer than expected 1";
    an_untouched_auto_mock_called_in_a_task says
        "auto-mock `mailer` of `dyn Mailer`:",
        "  MockMailer::send(\"ada\"): No matching expectation found";
    an_unexpected_async_call_in_a_task says
        "mock of `dyn Payments` (made at ",
        "  MockPayments::charge(7): No matching expectation found";
    a_call_that_was_never_to_be says
        "mock `mailer` of `dyn Mailer` (made at ",
        "  MockMailer::send: Expectation(<anything>) called 1 time(s) which is more than expected 0";
    several_mocks_at_once says
        "mock `first` of `dyn Mailer` (made at ",
        "mock `second` of `dyn Mailer` (made at ",
        "MockMailer::send(\"ada\"): No matching expectation found",
        "called 0 time(s) which is fewer than expected 1";
}

async fn unmet_with_the_subject_dropped<M: Mode>() {
    let (_doubles, mailer) = mailer();
    mailer.mock().expect_send().times(2).return_const(true);
    mailer.double().send("ada");
}

async fn unmet_while_a_task_holds_the_mock<M: Mode>() {
    let (_doubles, mailer) = mailer();
    mailer.mock().expect_send().times(2).return_const(true);
    let subject = mailer.double();
    subject.send("ada");
    M::keep(subject).await;
}

async fn an_unexpected_call_in_a_task<M: Mode>() {
    let (_doubles, mailer) = mailer();
    let subject = mailer.double();
    M::elsewhere(move || assert!(subject.send("ada"))).await;
}

async fn an_argument_mismatch_in_a_task<M: Mode>() {
    let (_doubles, mailer) = mailer();
    let is_grace = |to: &str| to == "grace";
    mailer
        .mock()
        .expect_send()
        .withf(is_grace)
        .return_const(true);
    let subject = mailer.double();
    M::elsewhere(move || assert!(subject.send("ada"))).await;
}

async fn a_cycle_that_keeps_the_mock_alive<M: Mode>() {
    struct Subject {
        _mailer: Arc<dyn Mailer>,
        itself: Mutex<Option<Arc<Subject>>>,
    }
    let (_doubles, mailer) = mailer();
    mailer.mock().expect_send().times(1).return_const(true);
    let subject = Arc::new(Subject {
        _mailer: mailer.double(),
        itself: Mutex::new(None),
    });
    *subject.itself.lock().unwrap() = Some(subject.clone());
}

async fn an_untouched_auto_mock_called_in_a_task<M: Mode>() {
    let mut doubles = Doubles::new();
    let probe = &Probe::<dyn Mailer>::new();
    let make = probe.auto_mock().unwrap();
    let subject = make(&mut doubles, "mailer", "graph").double;
    M::elsewhere(move || assert!(subject.send("ada"))).await;
}

async fn an_unexpected_async_call_in_a_task<M: Mode>() {
    let mut doubles = Doubles::new();
    let payments = Mock::<dyn Payments>::new();
    doubles.watch(&payments);
    let subject = payments.double();
    M::elsewhere(move || assert!(now(subject.charge(7)).is_some())).await;
}

async fn a_call_that_was_never_to_be<M: Mode>() {
    let (_doubles, mailer) = mailer();
    mailer.mock().expect_send().never();
    let subject = mailer.double();
    M::elsewhere(move || assert!(subject.send("ada"))).await;
}

async fn several_mocks_at_once<M: Mode>() {
    let mut doubles = Doubles::new();
    let (first, second) = (
        Mock::<dyn Mailer>::named("first"),
        Mock::<dyn Mailer>::named("second"),
    );
    doubles.watch(&first);
    doubles.watch(&second);
    second.mock().expect_send().times(1).return_const(true);
    let subject = first.double();
    M::elsewhere(move || assert!(subject.send("ada"))).await;
}

fn mailer() -> (Doubles, Mock<dyn Mailer>) {
    let mut doubles = Doubles::new();
    let mailer = Mock::named("mailer");
    doubles.watch(&mailer);
    (doubles, mailer)
}
