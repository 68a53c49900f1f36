//! Statements after the container is built.

use std::sync::Arc;

use wirework::testing::TestGraph;

use crate::support::{At, Clock, Config, FakeMailer, Mailer, Signup, app, panics, reads};

#[test]
fn an_override_that_comes_too_late_is_told_where_the_container_was_built() {
    let mut graph = TestGraph::of(app());
    graph.resolve::<Signup>();
    reads(
        panics(|| graph.replace::<dyn Mailer>(Arc::new(FakeMailer))),
        "
        the override of `dyn Mailer` is too late: the first resolve, at @, built the container; move it before that
    ",
    );
    reads(
        panics(|| graph.mock_externals()),
        "
        `mock_externals()` is too late: the first resolve, at @, built the container; move it before that
    ",
    );
}

#[test]
fn a_mock_that_comes_too_late_is_told_so() {
    let mut graph = TestGraph::of(app());
    graph.resolve::<Signup>();
    let text = panics(|| graph.mock::<dyn Clock>().0 = 3);
    assert!(
        text.starts_with("the override of `dyn Clock` is too late"),
        "{text}"
    );
}

#[test]
fn a_mock_is_the_same_the_second_time() {
    let mut graph = TestGraph::of(app());
    graph.mock::<dyn Clock>().0 = 3;
    graph.mock::<dyn Clock>().0 += 4;
    assert_eq!(graph.resolve::<dyn Clock>().now(), 7);
}

#[test]
fn a_mock_of_what_is_replaced_comes_too_late_when_the_container_is_built() {
    let mut graph = TestGraph::of(app());
    graph.replace::<dyn Clock>(Arc::new(At(1)));
    graph.resolve::<dyn Clock>();
    let text = panics(|| graph.mock::<dyn Clock>().0 = 3);
    assert!(
        text.starts_with("the override of `dyn Clock` is too late"),
        "{text}"
    );
}

#[test]
fn unused_may_be_allowed_late() {
    let mut graph = TestGraph::of(app());
    graph.replace_value(Config(2));
    graph.resolve::<Signup>();
    graph.allow_unused::<Config>();
}
