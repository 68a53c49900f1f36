//! Mocks of mockall in a graph.

use std::collections::HashMap;
use std::sync::Arc;

use wirework::testing::TestGraph;
use wirework::{Container, ContainerBuilder, Injectable, Keyed, component, mockable};

use crate::support::panics;

#[mockable]
#[mockall::automock]
trait Mailer: Send + Sync {
    fn send(&self, to: &str) -> bool;
}

#[derive(Injectable)]
#[inject(external, bind(dyn Mailer))]
struct SmtpMailer;

impl Mailer for SmtpMailer {
    fn send(&self, _to: &str) -> bool {
        true
    }
}

#[derive(Injectable)]
struct Signup {
    mailer: Arc<dyn Mailer>,
}

fn app() -> ContainerBuilder {
    Container::builder()
        .add(component::<SmtpMailer>())
        .add(component::<Signup>())
}

#[test]
fn a_mock_is_programmed_before_and_after_it_is_injected() {
    let mut graph = TestGraph::of(app());
    graph
        .mock::<dyn Mailer>()
        .expect_send()
        .times(1)
        .return_const(true);
    let signup = graph.resolve::<Signup>();
    assert!(signup.mailer.send("ada"));
    graph.mock::<dyn Mailer>().checkpoint();
    graph
        .mock::<dyn Mailer>()
        .expect_send()
        .times(1)
        .return_const(false);
    assert!(!signup.mailer.send("ada"));
}

#[test]
fn mocks_are_verified_when_the_graph_is_dropped_whoever_holds_them() {
    let mut graph = TestGraph::of(app());
    graph
        .mock::<dyn Mailer>()
        .expect_send()
        .times(2)
        .return_const(true);
    let signup = graph.resolve::<Signup>();
    assert!(signup.mailer.send("ada"));
    let text = panics(|| drop(graph));
    assert!(text.contains("mock of `dyn Mailer`"), "{text}");
}

#[test]
fn the_expectations_of_a_replaced_mock_still_count() {
    struct Silent;
    impl Mailer for Silent {
        fn send(&self, _to: &str) -> bool {
            false
        }
    }
    let mut graph = TestGraph::of(app());
    graph
        .mock::<dyn Mailer>()
        .expect_send()
        .times(1)
        .return_const(true);
    graph.replace::<dyn Mailer>(Arc::new(Silent));
    assert!(!graph.resolve::<Signup>().mailer.send("ada"));
    let text = panics(|| drop(graph));
    assert!(text.contains("called 0 time(s)"), "{text}");
}

#[tokio::test]
async fn a_worker_may_go_on_when_the_test_is_over() {
    a_test_with_a_worker();
}

#[wirework::test(multi_thread)]
async fn a_worker_may_go_on_when_the_runner_looks() {
    a_test_with_a_worker();
}

fn a_test_with_a_worker() {
    let mut graph = TestGraph::of(app());
    graph
        .mock::<dyn Mailer>()
        .expect_send()
        .times(1)
        .return_const(true);
    let signup = graph.resolve::<Signup>();
    assert!(signup.mailer.send("ada"));
    tokio::spawn(async move {
        let _signup = signup;
        std::future::pending::<()>().await;
    });
}

#[test]
fn a_mock_of_an_external_component_is_strict() {
    let mut graph = TestGraph::of(app());
    graph.mock_externals();
    let signup = graph.resolve::<Signup>();
    panics(|| signup.mailer.send("ada"));
    let text = panics(|| drop(graph));
    assert!(text.contains("mock `SmtpMailer` of `dyn Mailer`"), "{text}");
}

struct Abroad;

#[test]
fn the_complaint_of_the_mock_of_a_keyed_entry_names_both() {
    let builder = Container::builder().add(component::<SmtpMailer>().key::<Abroad>().entry("eu"));
    let mut graph = TestGraph::of(builder);
    graph.mock_externals();
    let mailers: Keyed<Abroad, HashMap<&str, Arc<dyn Mailer>>> = graph.get();
    panics(|| mailers["eu"].send("ada"));
    let text = panics(|| drop(graph));
    let remedy = "`graph.keyed::<Abroad>().entry(\"eu\").mock::<dyn Mailer>().expect_send()`";
    assert!(text.contains(remedy), "{text}");
}
