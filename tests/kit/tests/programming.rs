//! Mocks that are programmed before and after they are injected.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Barrier};
use std::thread;

use kit::{Mailer, Payments};
use wirework::testing::{Double, Doubles, Mock};

#[test]
fn a_mock_and_what_verifies_it_may_be_shared_between_threads() {
    fn shareable<T: Send + Sync + 'static>() {}
    shareable::<Mock<dyn Mailer>>();
    shareable::<Double<dyn Mailer>>();
    shareable::<Doubles>();
}

#[test]
fn a_mock_is_programmed_before_it_is_injected() {
    let mailer = Mock::<dyn Mailer>::new();
    mailer.mock().expect_send().return_const(true);
    assert!(mailer.double().send("ada"));
}

#[test]
fn a_mock_is_programmed_after_it_was_injected_and_again_after_a_checkpoint() {
    let mut doubles = Doubles::new();
    let mailer = Mock::<dyn Mailer>::new();
    doubles.watch(&mailer);
    let injected: Arc<dyn Mailer> = mailer.double();
    mailer.mock().expect_send().times(1).return_const(true);
    assert!(injected.send("ada"));
    mailer.mock().checkpoint();
    mailer.mock().expect_send().times(2).return_const(false);
    assert!(!injected.send("ada") && !injected.send("ada"));
}

#[test]
fn a_checkpoint_that_is_not_met_fails_at_once() {
    let mailer = Mock::<dyn Mailer>::new();
    mailer.mock().expect_send().times(1).return_const(true);
    let failed = says(|| mailer.mock().checkpoint());
    assert!(failed.contains("called 0 time(s)"), "{failed}");
}

#[tokio::test]
async fn an_async_method_is_programmed_like_another() {
    let payments = Mock::<dyn Payments>::new();
    let injected = payments.double();
    payments.mock().expect_charge().returning(Some);
    assert_eq!(injected.charge(7).await, Some(7));
}

#[test]
fn the_handle_and_its_clones_are_of_one_mock() {
    let mailer = Mock::<dyn Mailer>::new();
    mailer.clone().mock().expect_send().return_const(true);
    assert!(mailer.double().send("ada") && mailer.clone().double().send("ada"));
}

#[test]
fn a_call_in_the_thread_that_has_the_guard_is_an_error_and_no_deadlock() {
    let mailer = Mock::<dyn Mailer>::named("mailer");
    let injected = mailer.double();
    let guard = mailer.mock();
    let said = says(|| injected.send("ada"));
    drop(guard);
    assert_eq!(
        said.replace(char::is_numeric, ""),
        "mock `mailer` of `dyn Mailer` (made at tests/kit/tests/programming.rs:) is being \
         programmed in the same thread; first end the statement of `mock()`, or drop its guard"
    );
    assert_eq!(mailer.take_complaints(), [said]);
}

#[test]
fn a_second_guard_in_the_same_thread_is_an_error_and_no_deadlock() {
    let mailer = Mock::<dyn Mailer>::new();
    let guard = mailer.mock();
    let said = says(|| drop(mailer.mock()));
    drop(guard);
    assert!(said.contains("in the same thread"), "{said}");
}

#[test]
fn a_call_in_another_thread_waits_for_the_guard() {
    let mailer = Mock::<dyn Mailer>::new();
    let injected = mailer.double();
    let ready = Barrier::new(2);
    thread::scope(|scope| {
        let mut guard = mailer.mock();
        let call = scope.spawn(|| {
            ready.wait();
            injected.send("ada")
        });
        ready.wait();
        guard.expect_send().return_const(true);
        drop(guard);
        assert!(call.join().unwrap());
    });
}

#[test]
fn who_programs_waits_for_a_call_that_returns() {
    let mailer = Mock::<dyn Mailer>::new();
    let injected = mailer.double();
    let (started, go_on) = (Arc::new(Barrier::new(2)), Arc::new(Barrier::new(2)));
    let (inside, held) = (started.clone(), go_on.clone());
    mailer.mock().expect_send().returning(move |_| {
        inside.wait();
        held.wait();
        true
    });
    thread::scope(|scope| {
        scope.spawn(|| injected.send("ada"));
        started.wait();
        scope.spawn(|| go_on.wait());
        mailer.mock().checkpoint();
    });
}

#[test]
fn who_programs_during_a_call_of_its_own_is_told() {
    let mailer = Mock::<dyn Mailer>::new();
    let injected = mailer.double();
    let inside = mailer.clone();
    mailer.mock().expect_send().returning(move |_| {
        inside.mock().checkpoint();
        true
    });
    let said = says(|| injected.send("ada"));
    assert!(
        said.ends_with(
            "can't be programmed while one of its calls is running; \
             program it before the call starts, or after it returns"
        ),
        "{said}"
    );
}

/// Returns the message of the panic that the code is expected to raise.
fn says<T>(panicking: impl FnOnce() -> T) -> String {
    match catch_unwind(AssertUnwindSafe(panicking)) {
        Ok(_) => panic!("it did not panic"),
        Err(panic) => match panic.downcast::<String>() {
            Ok(said) => *said,
            Err(panic) => (*panic.downcast::<&str>().unwrap()).to_owned(),
        },
    }
}
