//! Mocks of a bed with unmet expectations or unexpected calls.

use std::sync::{Arc, Mutex};

use kit::{Clock, Mailer};
use wirework::Injectable;

use crate::modes::{Mode, red};

red! {
    unmet_with_the_subject_dropped says
        "mock `mailer` of `dyn Mailer` (made at tests/kit/tests/red/wrong/beds.rs:",
        "called 1 time(s) which is fewer than expected 2";
    unmet_while_a_task_holds_the_subject says
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
    an_untouched_mock_called_in_a_task says
        "auto-mock `mailer` of `dyn Mailer`:",
        "  MockMailer::send(\"ada\"): No matching expectation found";
    an_unmet_mock_of_a_list says
        "mock `list[1]` of `dyn Mailer` (made at ",
        "called 0 time(s) which is fewer than expected 1";
    several_unmet_mocks says
        "mock `mailer` of `dyn Mailer` (made at ",
        "mock `other` of `dyn Mailer` (made at ",
        "called 0 time(s) which is fewer than expected 1";
    a_bed_that_was_never_built says
        "mock `mailer` of `dyn Mailer` (made at ",
        "called 0 time(s) which is fewer than expected 1";
    a_dependency_that_nothing_stands_for says
        "tests/kit/tests/red/wrong/beds.rs:",
        "`Timer` can't be built: these dependencies are not set, and have no mock",
        "  `clock: Arc<dyn Clock>`: set it with `with_clock(..)`; \
         or write `#[wirework::mockable]` above `#[mockall::automock]` on the trait";
}

#[derive(Injectable)]
struct Signup {
    mailer: Arc<dyn Mailer>,
    other: Option<Arc<dyn Mailer>>,
    list: Vec<Arc<dyn Mailer>>,
    #[inject(skip)]
    itself: Mutex<Option<Arc<Signup>>>,
}

#[derive(Injectable)]
struct Timer {
    _clock: Arc<dyn Clock>,
    clock: Arc<dyn Clock>,
}

async fn unmet_with_the_subject_dropped<M: Mode>() {
    let mut t = Signup::bed();
    t.mailer.mock().expect_send().times(2).return_const(true);
    t.build().mailer.send("ada");
}

async fn unmet_while_a_task_holds_the_subject<M: Mode>() {
    let mut t = Signup::bed();
    t.mailer.mock().expect_send().times(2).return_const(true);
    let signup = t.build();
    signup.mailer.send("ada");
    M::keep(signup).await;
}

async fn an_unexpected_call_in_a_task<M: Mode>() {
    let mut t = Signup::bed();
    drop(t.mailer.mock());
    let signup = t.build();
    M::elsewhere(move || assert!(signup.mailer.send("ada"))).await;
}

async fn an_argument_mismatch_in_a_task<M: Mode>() {
    let mut t = Signup::bed();
    let is_grace = |to: &str| to == "grace";
    let mut mock = t.mailer.mock();
    mock.expect_send().withf(is_grace).return_const(true);
    drop(mock);
    let signup = t.build();
    M::elsewhere(move || assert!(signup.mailer.send("ada"))).await;
}

async fn a_cycle_that_keeps_the_mock_alive<M: Mode>() {
    let mut t = Signup::bed();
    t.mailer.mock().expect_send().times(1).return_const(true);
    let signup = Arc::new(t.build());
    *signup.itself.lock().unwrap() = Some(signup.clone());
}

async fn an_untouched_mock_called_in_a_task<M: Mode>() {
    let mut t = Signup::bed();
    let signup = t.build();
    M::elsewhere(move || assert!(signup.mailer.send("ada"))).await;
}

async fn an_unmet_mock_of_a_list<M: Mode>() {
    let mut t = Signup::bed();
    let first = t.list.add_mock();
    let second = t.list.add_mock();
    first.mock().expect_send().times(1).return_const(true);
    second.mock().expect_send().times(1).return_const(true);
    t.build().list[0].send("ada");
}

async fn several_unmet_mocks<M: Mode>() {
    let mut t = Signup::bed();
    t.mailer.mock().expect_send().times(1).return_const(true);
    t.other.mock().expect_send().times(1).return_const(true);
    assert!(t.build().other.is_some());
}

async fn a_bed_that_was_never_built<M: Mode>() {
    let mut t = Signup::bed();
    t.mailer.mock().expect_send().times(1).return_const(true);
}

async fn a_dependency_that_nothing_stands_for<M: Mode>() {
    assert_eq!(Timer::bed().build().clock.now(), 7);
}
