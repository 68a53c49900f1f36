//! Scopes of a graph.

use std::sync::Arc;

use wirework::testing::TestGraph;
use wirework::{Container, ContainerBuilder, Injectable, Keyed, bind, component};

use crate::support::{panics, reads};

struct RequestId(u64);
struct Parent;

#[derive(Injectable)]
#[inject(scoped)]
struct Handler {
    request: Arc<RequestId>,
}

fn app() -> ContainerBuilder {
    Container::builder()
        .add(bind::<RequestId>().to_seed())
        .add(bind::<RequestId>().key::<Parent>().to_seed())
        .add(bind::<dyn std::fmt::Debug + Send + Sync>().to_seed())
        .add(component::<Handler>())
}

#[test]
fn a_scope_takes_seeds_and_makes_what_is_scoped() {
    let mut graph = TestGraph::of(app());
    let scope = graph
        .scope()
        .with(RequestId(7))
        .with_keyed::<Parent, _>(RequestId(6))
        .with_arc::<dyn std::fmt::Debug + Send + Sync>(Arc::new("text"))
        .open();
    assert_eq!(scope.resolve::<Handler>().request.0, 7);
    assert_eq!(scope.get::<Keyed<Parent, Arc<RequestId>>>().0, 6);
    assert_eq!(scope.construct::<Handler>().request.0, 7);
    let inner = scope.scope().with(RequestId(8)).open();
    assert_eq!(
        inner.plain().resolve::<Handler>().expect("one").request.0,
        8
    );
}

#[test]
fn a_seed_that_is_missing_panics_with_the_whole_text() {
    let mut graph = TestGraph::of(app());
    let scope = graph.scope().open();
    reads(
        panics(|| scope.resolve::<Handler>()),
        "
        the scope was opened without the seed `RequestId`
             path       Handler.request -> RequestId
             resolved   `Handler` (@, registered at @)
             opened at  @
             declared   @
             help       pass it there: `.scope().with(RequestId ..).open()?`
    ",
    );
}

#[test]
fn a_seed_that_is_none_panics() {
    let mut graph = TestGraph::of(app());
    let text = panics(|| graph.scope().with(3_u8).open());
    assert!(text.starts_with("`u8` is not declared as a seed"), "{text}");
}

#[test]
fn the_application_may_pass_a_seed_that_the_test_replaces() {
    struct User(&'static str);

    let mut graph = TestGraph::of(Container::builder().add(bind::<User>().to_seed()));
    graph.replace_value(User("of the test"));
    let container = graph.container();
    let scope = container.scope().with(User("of the request")).open();
    let user = scope.unwrap().resolve::<User>().unwrap();
    assert_eq!(user.0, "of the test");
}
