//! A double has the lifetime of the binding that it replaces.

use std::sync::Arc;

use wirework::testing::TestGraph;
use wirework::{Container, ContainerBuilder, Injectable, Lazy, bind, component};

use crate::support::{At, Clock, Config, panics, reads};

#[derive(Injectable)]
struct Handler {
    clock: Arc<dyn Clock>,
}

fn scoped() -> ContainerBuilder {
    Container::builder()
        .add(component::<At>().scoped())
        .add(component::<Handler>().scoped())
}

#[test]
fn the_double_of_what_is_scoped_is_had_in_a_scope_alone() {
    let mut graph = TestGraph::of(scoped());
    graph.replace::<dyn Clock>(Arc::new(At(5)));
    assert_eq!(graph.scope().open().resolve::<Handler>().clock.now(), 5);
    let text = panics(|| graph.resolve::<dyn Clock>());
    reads(
        text,
        "
        `dyn Clock` is scoped, but is resolved outside of a scope
             resolved   `dyn Clock` (registered at @)
             help       open a scope first: `graph.scope().open()`
    ",
    );
}

#[test]
fn one_double_is_behind_all_scopes() {
    let mut graph = TestGraph::of(scoped());
    graph.replace::<dyn Clock>(Arc::new(At(5)));
    let (one, other) = (graph.scope().open(), graph.scope().open());
    let (one, other) = (one.resolve::<Handler>(), other.resolve::<Handler>());
    assert!(!Arc::ptr_eq(&one, &other));
    assert!(Arc::ptr_eq(&one.clock, &other.clock));
}

#[test]
fn one_double_is_behind_all_that_is_transient() {
    let mut graph = TestGraph::of(Container::builder().add(component::<At>().transient()));
    graph.replace::<dyn Clock>(Arc::new(At(5)));
    let (one, other) = graph.get::<(Arc<dyn Clock>, Arc<dyn Clock>)>();
    assert!(Arc::ptr_eq(&one, &other));
}

#[test]
fn a_captive_stays_a_captive_behind_a_double() {
    let builder = Container::builder()
        .add(component::<At>().scoped())
        .add(component::<Handler>());
    let mut graph = TestGraph::of(builder);
    graph.replace::<dyn Clock>(Arc::new(At(5)));
    let text = panics(|| graph.container());
    assert!(
        text.contains("singleton `Handler` would capture scoped `dyn Clock`"),
        "{text}"
    );
}

#[test]
fn the_double_of_a_seed_is_not_given() {
    let mut graph = TestGraph::of(Container::builder().add(bind::<Config>().to_seed()));
    graph.replace_value(Config(1));
    assert_eq!(graph.scope().open().resolve::<Config>().0, 1);
    let text = panics(|| graph.scope().with(Config(2)).open());
    assert!(
        text.starts_with("`Config` is not declared as a seed"),
        "{text}"
    );
    let remedy = "do not pass it, or remove the test's override of `Config`";
    assert!(text.contains(remedy), "{text}");
}

#[test]
fn a_double_behind_a_handle_is_the_same() {
    #[derive(Injectable)]
    struct Later(Lazy<dyn Clock>);
    let double = Arc::new(At(5));
    let builder = Container::builder()
        .add(component::<At>())
        .add(component::<Later>());
    let mut graph = TestGraph::of(builder);
    graph.replace::<dyn Clock>(double.clone());
    let got = graph.resolve::<Later>().0.get().expect("the clock");
    assert_eq!(Arc::as_ptr(&got).cast::<()>(), Arc::as_ptr(&double).cast());
}
