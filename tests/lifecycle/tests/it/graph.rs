//! Test graphs of applications with async constructors.

use std::sync::Arc;

use futures_executor::block_on;
use wirework::testing::TestGraph;
use wirework::{Container, ContainerBuilder, Injectable, bind, component};

use crate::support::{Bottom, Left, Log, Top, diamond, yields};

#[test]
fn a_test_runs_only_the_constructors_that_it_reaches() {
    let log: Arc<Log> = Arc::default();
    let mut graph = TestGraph::of(diamond(&log));
    block_on(graph.resolve_async::<Left>());
    assert_eq!(log.done(), ["bottom", "left"]);
    // What exists is resolved without awaiting it.
    graph.resolve::<Bottom>();
}

#[test]
fn an_override_takes_the_place_of_an_async_constructor() {
    let log: Arc<Log> = Arc::default();
    let mut graph = TestGraph::of(diamond(&log));
    graph.replace::<Bottom>(Arc::new(Bottom(log.noted("double"))));
    block_on(graph.resolve_async::<Top>());
    assert_eq!(log.done(), ["right", "left", "top"]);
}

#[derive(Injectable)]
struct Service {
    number: Arc<u8>,
}

fn scoped() -> ContainerBuilder {
    let number = async || {
        yields(1).await;
        3_u8
    };
    Container::builder()
        .add(bind::<u8>().to_async(number).scoped())
        .add(component::<Service>().scoped())
}

#[test]
fn a_scope_of_a_graph_runs_async_constructors() {
    let mut graph = TestGraph::of(scoped());
    let scope = graph.scope().open();
    assert_eq!(*block_on(scope.resolve_async::<Service>()).number, 3);
}

#[test]
#[should_panic(expected = "an async function constructs `u8`, and it has not run yet")]
fn a_test_that_does_not_await_is_told() {
    let mut graph = TestGraph::of(scoped());
    let _service = graph.scope().open().resolve::<Service>();
}
