//! Graphs with an unused override, or that reach an external component.

use std::sync::Arc;

use kit::{Clock, Mailer};
use wirework::testing::TestGraph;
use wirework::{Container, ContainerBuilder, Injectable, component};

use crate::child::{goes_wrong, path_of};
use crate::modes::{Mode, red};

red! {
    an_override_that_nothing_needs says
        "the test graph:",
        "the double of `dyn Clock` (tests/kit/tests/red/wrong/graphs.rs:",
        "resolved   `Signup`",
        "needed     `dyn Mailer`",
        "write `allow_unused::<dyn Clock>()`";
    a_real_external_component_reached says
        "`SmtpMailer` is external, and this test does not allow the real one",
        "path       Signup.mailer -> SmtpMailer (tests/kit/tests/red/wrong/graphs.rs:";
    a_real_external_component_reached_in_a_task says
        "the test graph:",
        "`SmtpMailer` is external, and this test does not allow the real one",
        "path       Signup.mailer -> SmtpMailer (tests/kit/tests/red/wrong/graphs.rs:";
    an_unmet_mock_of_a_graph says
        "mock of `dyn Mailer` (made at tests/kit/tests/red/wrong/graphs.rs:",
        "called 1 time(s) which is fewer than expected 2";
    a_mock_and_an_override_at_once says
        "the test graph:",
        "the double of `dyn Clock`",
        "mock of `dyn Mailer` (made at ",
        "called 0 time(s) which is fewer than expected 1";
}

#[derive(Injectable)]
#[inject(bind(dyn Mailer), external)]
struct SmtpMailer;

impl Mailer for SmtpMailer {
    fn send(&self, _to: &str) -> bool {
        panic!("a mail is sent")
    }
}

#[derive(Injectable)]
#[inject(bind(dyn Clock))]
struct Noon;

impl Clock for Noon {
    fn now(&self) -> u64 {
        12
    }
}

#[derive(Injectable)]
struct Signup {
    mailer: Arc<dyn Mailer>,
}

fn app() -> ContainerBuilder {
    Container::builder()
        .add(component::<SmtpMailer>())
        .add(component::<Noon>())
        .add(component::<Signup>())
}

async fn an_override_that_nothing_needs<M: Mode>() {
    let mut graph = TestGraph::of(app());
    graph.replace::<dyn Clock>(Arc::new(Noon));
    graph.mock::<dyn Mailer>().expect_send().return_const(true);
    graph.resolve::<Signup>();
}

async fn a_real_external_component_reached<M: Mode>() {
    TestGraph::of(app()).resolve::<Signup>();
}

async fn a_real_external_component_reached_in_a_task<M: Mode>() {
    let mut graph = TestGraph::of(app());
    let container = graph.container();
    M::elsewhere(move || assert!(container.resolve::<Signup>().is_err())).await;
}

async fn an_unmet_mock_of_a_graph<M: Mode>() {
    let mut graph = TestGraph::of(app());
    graph
        .mock::<dyn Mailer>()
        .expect_send()
        .times(2)
        .return_const(true);
    let signup = graph.resolve::<Signup>();
    signup.mailer.send("ada");
    M::keep(signup).await;
}

async fn a_mock_and_an_override_at_once<M: Mode>() {
    let mut graph = TestGraph::of(app());
    graph.replace::<dyn Clock>(Arc::new(Noon));
    graph
        .mock::<dyn Mailer>()
        .expect_send()
        .times(1)
        .return_const(true);
    graph.resolve::<Signup>();
}

#[wirework::test]
fn the_error_of_a_test_is_kept() -> Result<(), String> {
    let test = path_of!(the_error_of_a_test_is_kept);
    let (says, but_not) = (["Error: \"the real reason\""], ["panicked", "is unused"]);
    if !goes_wrong(test, &says, &but_not) {
        return Ok(());
    }
    let mut graph = TestGraph::of(app());
    graph.replace::<dyn Clock>(Arc::new(Noon));
    Err("the real reason".to_owned())
}

#[wirework::test]
async fn a_task_that_goes_on_after_the_graph_may_not_reach_what_is_external() {
    let test = path_of!(a_task_that_goes_on_after_the_graph_may_not_reach_what_is_external);
    let says = ["the test graph:", "`SmtpMailer` is external"];
    if !goes_wrong(test, &says, &[]) {
        return;
    }
    let mut graph = TestGraph::of(app());
    let container = graph.container();
    let (started, starts) = tokio::sync::oneshot::channel::<()>();
    tokio::spawn(async move {
        let _ = starts.await;
        assert!(container.resolve::<Signup>().is_err());
    });
    drop(graph);
    drop(started);
    tokio::task::yield_now().await;
}
