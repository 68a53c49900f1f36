//! Beds and graphs that are not dropped in their test, and expectations behind a `#[should_panic]`.

use std::mem;
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, Mutex, mpsc};
use std::thread;

use kit::Mailer;
use wirework::testing::{BedOf, Doubles, Mock, TestGraph};
use wirework::{Container, Injectable, component};

use crate::child::{goes_wrong, is_child, path_of};
use crate::modes::{Mode, red};

red! {
    a_bed_with_a_fake_that_is_never_built says
        "the bed of `Signup`:",
        "the test set a dependency at tests/kit/tests/red/wrong/leaks.rs:59, and never built the component; call `build()`";
}

red! {
    a_bed_of_one_object_that_is_never_built says
        "the test set a dependency at tests/kit/tests/red/wrong/leaks.rs:";
}

async fn a_bed_of_one_object_that_is_never_built<M: Mode>() {
    let mut t = Signup::bed();
    t.all(NoMail);
}

const LEAKED: &str = "it still exists after the test: it was leaked, or moved to a `static`, a thread \
    or a task; drop it in the test";

#[derive(Injectable)]
struct Signup {
    mailer: Arc<dyn Mailer>,
}

#[derive(Injectable)]
#[inject(bind(dyn Mailer))]
struct NoMail;

impl Mailer for NoMail {
    fn send(&self, _: &str) -> bool {
        false
    }
}

/// Returns a built bed with an expectation that the test does not meet.
fn unmet() -> BedOf<Signup> {
    let mut t = Signup::bed();
    t.mailer.mock().expect_send().times(1).return_const(true);
    drop(t.build());
    t
}

async fn a_bed_with_a_fake_that_is_never_built<M: Mode>() {
    let mut t = Signup::bed();
    t.with_mailer(NoMail);
}

#[wirework::test]
fn a_bed_that_is_forgotten() {
    let says = ["the bed of `Signup`:", LEAKED, "called 0 time(s)"];
    if goes_wrong(path_of!(a_bed_that_is_forgotten), &says, &[]) {
        mem::forget(unmet());
    }
}

#[wirework::test]
fn a_bed_in_a_static() {
    static BED: Mutex<Option<BedOf<Signup>>> = Mutex::new(None);
    let says = ["the bed of `Signup`:", LEAKED, "called 0 time(s)"];
    if goes_wrong(path_of!(a_bed_in_a_static), &says, &[]) {
        *BED.lock().unwrap() = Some(unmet());
    }
}

#[wirework::test]
fn a_bed_in_a_thread_that_outlives_the_test() {
    let test = path_of!(a_bed_in_a_thread_that_outlives_the_test);
    if goes_wrong(test, &["the bed of `Signup`:", LEAKED], &[]) {
        let bed = unmet();
        thread::spawn(move || {
            let _bed = bed;
            loop {
                thread::park();
            }
        });
    }
}

#[wirework::test]
fn a_bed_in_a_thread_whose_error_is_ignored() {
    let test = path_of!(a_bed_in_a_thread_whose_error_is_ignored);
    if goes_wrong(test, &["called 0 time(s)"], &[LEAKED]) {
        let bed = unmet();
        drop(thread::spawn(move || drop(bed)).join());
    }
}

/// Returns doubles with an expectation that the test does not meet.
fn unmet_doubles() -> Doubles {
    let mut doubles = Doubles::new();
    let mailer = Mock::<dyn Mailer>::new();
    doubles.watch(&mailer);
    mailer.mock().expect_send().times(1).return_const(true);
    doubles
}

/// Verifies an unmet expectation in a thread, and ignores its panic.
fn verify_unmet_in_a_thread() {
    let mut doubles = unmet_doubles();
    drop(thread::spawn(move || doubles.verify()).join());
}

#[wirework::test]
fn a_verification_in_a_thread_whose_error_is_ignored() {
    let test = path_of!(a_verification_in_a_thread_whose_error_is_ignored);
    if goes_wrong(test, &["called 0 time(s)"], &[LEAKED]) {
        verify_unmet_in_a_thread();
    }
}

#[wirework::test]
#[should_panic = "expected"]
fn a_verification_that_is_caught_before_an_expected_panic() {
    let test = path_of!(a_verification_that_is_caught_before_an_expected_panic);
    if goes_wrong(test, &["called 0 time(s)"], &[LEAKED]) {
        verify_unmet_in_a_thread();
    }
    panic!("expected");
}

#[wirework::test]
fn a_graph_whose_failed_end_is_caught() {
    let test = path_of!(a_graph_whose_failed_end_is_caught);
    if goes_wrong(
        test,
        &["the double of `dyn Mailer`", "is unused"],
        &[LEAKED],
    ) {
        let mut graph = TestGraph::of(Container::builder().add(component::<NoMail>()));
        graph.replace::<dyn Mailer>(Arc::new(NoMail));
        drop(std::panic::catch_unwind(AssertUnwindSafe(|| {
            graph.finish();
        })));
    }
}

#[wirework::test(multi_thread)]
async fn a_verification_of_a_task_whose_error_is_ignored() {
    let test = path_of!(a_verification_of_a_task_whose_error_is_ignored);
    let is_told_once = ["a task of the test panicked"];
    if goes_wrong(test, &["called 0 time(s)"], &is_told_once) {
        let mut doubles = unmet_doubles();
        drop(tokio::spawn(async move { doubles.verify() }).await);
    }
}

#[wirework::test(multi_thread)]
async fn a_bed_of_a_task_whose_error_is_ignored() {
    let test = path_of!(a_bed_of_a_task_whose_error_is_ignored);
    if goes_wrong(test, &["called 0 time(s)"], &[LEAKED]) {
        drop(tokio::spawn(async { drop(unmet()) }).await);
    }
}

#[wirework::test]
fn a_graph_that_is_forgotten() {
    if goes_wrong(
        path_of!(a_graph_that_is_forgotten),
        &["the test graph:", LEAKED],
        &[],
    ) {
        let app = Container::builder().add(component::<NoMail>());
        let mut graph = TestGraph::of(app);
        graph.resolve::<dyn Mailer>();
        mem::forget(graph);
    }
}

#[wirework::test]
fn doubles_that_are_forgotten() {
    let says = ["its `Doubles`:", LEAKED, "called 0 time(s)"];
    if goes_wrong(path_of!(doubles_that_are_forgotten), &says, &[]) {
        let mut doubles = Doubles::new();
        let mailer = Mock::<dyn Mailer>::new();
        doubles.watch(&mailer);
        mailer.mock().expect_send().times(1).return_const(true);
        mem::forget(doubles);
    }
}

#[wirework::test]
#[should_panic(expected = "the panic that the test expects")]
fn an_expectation_that_an_expected_panic_leaves_unmet() {
    let test = path_of!(an_expectation_that_an_expected_panic_leaves_unmet);
    let says = ["called 0 time(s)", "did not panic as expected"];
    if goes_wrong(test, &says, &[]) {
        let _bed = unmet();
        panic!("the panic that the test expects");
    }
    panic!("the panic that the test expects");
}

#[wirework::test]
#[should_panic(expected = "the panic that the test expects")]
fn an_expected_text_that_does_not_come_beside_a_fault() {
    let test = path_of!(an_expected_text_that_does_not_come_beside_a_fault);
    let says = ["called 0 time(s)", "panic did not contain expected string"];
    if goes_wrong(test, &says, &[]) {
        drop(unmet());
        return;
    }
    panic!("the panic that the test expects");
}

#[wirework::test]
#[should_panic]
#[expect(
    clippy::should_panic_without_expect,
    reason = "the text is not the point"
)]
fn a_child_without_the_panic_that_it_expects() {
    if is_child() {
        drop(unmet());
        return;
    }
    panic!("the panic that the test expects");
}

// A test of its own, as `#[should_panic]` would accept its failure.
#[test]
fn an_expected_panic_that_does_not_come_beside_a_fault() {
    let test = path_of!(a_child_without_the_panic_that_it_expects);
    let says = ["called 0 time(s)", "did not panic as expected"];
    assert!(!goes_wrong(test, &says, &[]), "it is no child itself");
}

#[wirework::test]
fn a_call_in_a_thread_that_the_test_does_not_join() {
    let test = path_of!(a_call_in_a_thread_that_the_test_does_not_join);
    let says = ["MockMailer::send(\"ada\"): No matching expectation found"];
    if goes_wrong(test, &says, &[]) {
        let mut t = Signup::bed();
        let signup = t.build();
        let (called, calls) = mpsc::channel::<()>();
        thread::spawn(move || {
            let _called = called;
            signup.mailer.send("ada");
        });
        assert!(calls.recv().is_err(), "the thread ends after its call");
    }
}
