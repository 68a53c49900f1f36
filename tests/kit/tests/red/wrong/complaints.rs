//! Tests that fail by themselves: their own failure is printed, and the complaints of the doubles
//! beside it.

use std::sync::Arc;

use kit::{Mailer, Payments};
use wirework::testing::TestGraph;
use wirework::{Container, ContainerBuilder, Injectable, component};

use crate::child::{goes_wrong, path_of};
use crate::modes::{Mode, red};

red! {
    a_handler_that_maps_a_refused_component_to_a_status says
        "left: 500",
        "right: 201",
        "the test failed; its doubles have these complaints:\nthe test graph:",
        "`SmtpMailer` is external, and this test does not allow the real one";
    a_strict_mock_that_is_called says
        "auto-mock `mailer` of `dyn Mailer`:\n  MockMailer::send(\"ada\"): No matching expectation found",
        "the test did not set `mailer` in the bed of `Signup`; set a fake with `with_mailer(..)`, \
         or program the call with `mailer.mock().expect_send()`";
    a_strict_mock_that_is_called_in_a_task says
        "the test did not set `mailer` in the bed of `Signup`; set a fake with `with_mailer(..)`, \
         or program the call with `mailer.mock().expect_send()`";
    a_strict_async_mock_that_is_called says
        "or program the call with `payments.mock().expect_charge()`";
    a_mock_of_an_external_component_that_is_called says
        "`mock_externals()` created this mock; \
         program the call with `graph.mock::<dyn Mailer>().expect_send()`";
}

#[derive(Injectable)]
struct Signup {
    mailer: Arc<dyn Mailer>,
}

#[derive(Injectable)]
struct Till {
    payments: Arc<dyn Payments>,
}

#[derive(Injectable)]
#[inject(bind(dyn Mailer), external)]
struct SmtpMailer;

impl Mailer for SmtpMailer {
    fn send(&self, _: &str) -> bool {
        true
    }
}

fn app() -> ContainerBuilder {
    Container::builder()
        .add(component::<SmtpMailer>())
        .add(component::<Signup>())
}

async fn a_handler_that_maps_a_refused_component_to_a_status<M: Mode>() {
    let mut graph = TestGraph::of(app());
    let container = graph.container();
    let status = container.resolve::<Signup>().map_or(500, |_| 201);
    assert_eq!(status, 201);
}

async fn a_strict_mock_that_is_called<M: Mode>() {
    let mut t = Signup::bed();
    t.build().mailer.send("ada");
}

async fn a_strict_mock_that_is_called_in_a_task<M: Mode>() {
    let mut t = Signup::bed();
    let signup = t.build();
    M::elsewhere(move || assert!(signup.mailer.send("ada"))).await;
}

async fn a_strict_async_mock_that_is_called<M: Mode>() {
    let mut t = Till::bed();
    let till = t.build();
    let mut charge = std::pin::pin!(till.payments.charge(3));
    let polled = std::future::poll_fn(|context| charge.as_mut().poll(context));
    polled.await;
}

async fn a_mock_of_an_external_component_that_is_called<M: Mode>() {
    let mut graph = TestGraph::of(app());
    graph.mock_externals();
    graph.resolve::<Signup>().mailer.send("ada");
}

#[test]
fn a_refused_component_with_which_the_graph_panics_is_printed_once() {
    let test = path_of!(a_refused_component_with_which_the_graph_panics_is_printed_once);
    if goes_wrong(test, &["`SmtpMailer` is external"], &["these complaints"]) {
        TestGraph::of(app()).resolve::<Signup>();
    }
}

#[wirework::test]
fn the_error_of_a_test_beside_a_complaint() -> Result<(), String> {
    let test = path_of!(the_error_of_a_test_beside_a_complaint);
    let says = [
        "Error: \"the real reason\"",
        "`SmtpMailer` is external, and this test does not allow the real one",
    ];
    if !goes_wrong(test, &says, &["panicked"]) {
        return Ok(());
    }
    let mut graph = TestGraph::of(app());
    let container = graph.container();
    container
        .resolve::<Signup>()
        .map_err(|_| "the real reason".to_owned())?;
    Ok(())
}

#[test]
fn the_error_of_a_plain_test_that_an_unmet_expectation_hides() -> Result<(), String> {
    let test = path_of!(the_error_of_a_plain_test_that_an_unmet_expectation_hides);
    let says = [
        "called 0 time(s)",
        "if the test returned an `Err`, this report hides it; write `#[wirework::test]` to see it",
    ];
    if !goes_wrong(test, &says, &[]) {
        return Ok(());
    }
    let mut t = Signup::bed();
    t.mailer.mock().expect_send().times(1).return_const(true);
    Err("the real reason".to_owned())
}

#[test]
fn an_expectation_that_a_failed_test_does_not_meet_is_no_complaint() {
    let test = path_of!(an_expectation_that_a_failed_test_does_not_meet_is_no_complaint);
    if goes_wrong(test, &["the real reason"], &["time(s)", "these complaints"]) {
        let mut t = Signup::bed();
        t.mailer.mock().expect_send().times(1).return_const(true);
        panic!("the real reason");
    }
}
