//! Unused overrides.

use std::collections::HashMap;
use std::sync::Arc;

use wirework::testing::TestGraph;
use wirework::{Container, Injectable, Lazy, bind, component};

use crate::support::{
    At, Clock, Config, FakeMailer, Health, Later, Mailer, Signup, app, panics, reads,
};

#[test]
fn an_override_that_nothing_needed_is_told_when_the_graph_is_dropped() {
    let mut graph = TestGraph::of(app());
    graph.replace_value(Config(1));
    graph.resolve::<Signup>();
    reads(
        panics(|| drop(graph)),
        "
        the test graph:
          the value of `Config` (@) is unused
               resolved   `Signup`
               needed     `dyn Clock`, `dyn Mailer`
               help       remove it, or write `allow_unused::<Config>()`
    ",
    );
}

#[test]
fn all_of_them_are_told_at_once() {
    let mut graph = TestGraph::of(app());
    graph
        .replace_value(Config(1))
        .replace::<dyn Health>(Arc::new(FakeMailer));
    graph.resolve::<dyn Clock>();
    reads(
        panics(|| graph.finish()),
        "
        the test graph:
          2 overrides are unused
               unused     the value of `Config` (@)
                          the double of `dyn Health` (@)
               resolved   `dyn Clock`
               needed     nothing
               help       remove them, or write `allow_unused::<Config>()`, `allow_unused::<dyn Health>()`
    ",
    );
}

#[test]
fn a_graph_of_which_nothing_was_asked_needs_no_override() {
    let mut graph = TestGraph::of(app());
    graph.mock::<dyn Clock>().0 = 3;
    reads(
        panics(|| drop(graph)),
        "
        the test graph:
          the mock of `dyn Clock` (@) is unused
               resolved   nothing
               help       resolve something from the graph
    ",
    );
}

#[test]
fn what_stands_between_a_decoration_of_the_same_key_is_no_need_of_its_own() {
    let mut graph = TestGraph::of(app());
    graph.replace::<dyn Clock>(Arc::new(At(3)));
    graph.resolve::<dyn Health>();
    drop(graph);
}

#[test]
fn an_unused_override_is_allowed_by_name() {
    let mut graph = TestGraph::of(app());
    graph.replace_value(Config(1)).allow_unused::<Config>();
    graph.resolve::<Signup>();
    drop(graph);
}

#[test]
fn what_is_behind_a_handle_is_needed() {
    let mut graph = TestGraph::of(app());
    graph
        .replace::<dyn Mailer>(Arc::new(FakeMailer))
        .replace::<dyn Health>(Arc::new(FakeMailer));
    graph.resolve::<Later>();
    drop(graph);
}

#[test]
fn what_is_behind_an_option_or_in_a_collection_is_needed() {
    #[derive(Injectable)]
    struct Many {
        _all: Vec<Arc<dyn Mailer>>,
        _maybe: Option<Arc<dyn Health>>,
    }
    let mut graph = TestGraph::of(app().add(component::<Many>()));
    graph
        .replace::<dyn Mailer>(Arc::new(FakeMailer))
        .replace::<dyn Health>(Arc::new(FakeMailer));
    graph.resolve::<Many>();
    drop(graph);
}

#[test]
fn what_is_asked_of_the_container_itself_counts() {
    let mut graph = TestGraph::of(app());
    graph
        .replace_value(Config(1))
        .replace::<dyn Mailer>(Arc::new(FakeMailer));
    let container = graph.container();
    let asking = std::thread::spawn(move || {
        let config = container.resolve_ref::<Config>().map(|config| config.0);
        let called = container.call(|mailer: Arc<dyn Mailer>| mailer.send("ada"));
        assert_eq!(
            (config.ok(), called.ok().as_deref()),
            (Some(1), Some("nothing to ada"))
        );
    });
    asking.join().expect("no panic");
    drop(graph);
}

#[test]
fn what_is_asked_for_as_a_collection_counts() {
    let mut graph = TestGraph::of(app());
    graph.replace::<dyn Mailer>(Arc::new(FakeMailer));
    assert_eq!(graph.get::<Vec<Arc<dyn Mailer>>>().len(), 1);
    drop(graph);
}

#[test]
fn what_is_asked_for_as_a_collection_of_handles_counts() {
    let mut graph = TestGraph::of(app());
    graph.replace::<dyn Mailer>(Arc::new(FakeMailer));
    assert_eq!(graph.get::<Vec<Lazy<dyn Mailer>>>().len(), 1);
    drop(graph);
}

#[test]
fn what_is_no_entry_is_not_needed_by_a_map() {
    let mut graph = TestGraph::of(app());
    graph.replace::<dyn Mailer>(Arc::new(FakeMailer));
    assert!(graph.get::<HashMap<u8, Arc<dyn Mailer>>>().is_empty());
    assert!(panics(|| drop(graph)).contains("the double of `dyn Mailer` (@) is unused"));
}

#[test]
fn what_a_warm_up_constructs_counts() {
    let eager = |clock: Arc<dyn Clock>| clock.now();
    let mut graph = TestGraph::of(app().add(bind::<u64>().to(eager).eager()));
    graph.replace::<dyn Clock>(Arc::new(At(8)));
    assert!(graph.container().warm_up().is_ok());
    drop(graph);
}

#[test]
fn what_wraps_an_eager_value_in_a_warm_up_counts() {
    let mut graph = TestGraph::of(Container::builder().add(bind::<u64>().to(|| 8).eager()));
    graph.wrap::<u64>(|real| real);
    assert!(graph.container().warm_up().is_ok());
    drop(graph);
}

#[test]
fn a_test_that_panics_already_keeps_its_own_panic() {
    let text = panics(|| {
        let mut graph = TestGraph::of(app());
        graph.replace_value(Config(1));
        panic!("its own");
    });
    assert_eq!(text, "its own");
}

#[test]
fn a_graph_without_overrides_minds_nothing() {
    drop(TestGraph::of(app()));
}

#[test]
fn a_removal_that_the_test_looks_up_itself_is_used() {
    trait Service: Send + Sync {}

    struct Real;

    impl Service for Real {}

    let app = || Container::builder().add(bind::<dyn Service>().to_arc(Arc::new(Real)));
    let mut graph = TestGraph::of(app());
    graph.remove::<dyn Service>();
    assert!(graph.get::<Option<Arc<dyn Service>>>().is_none());

    let mut graph = TestGraph::of(app());
    graph.remove::<dyn Service>();
    assert!(graph.get::<Vec<Arc<dyn Service>>>().is_empty());
}

/// A key with a binding that is no entry, and with one entry.
fn numbers() -> TestGraph {
    let builder = Container::builder()
        .add(bind::<dyn Clock>().to_arc(Arc::new(At(1))))
        .add(bind::<dyn Clock>().entry(2_u8).to_arc(Arc::new(At(2))));
    TestGraph::of(builder)
}

#[test]
fn a_removed_entry_is_not_needed_by_who_resolves_one_binding() {
    let mut graph = numbers();
    graph.entry(2_u8).remove::<dyn Clock>();
    graph.resolve::<dyn Clock>();
    graph.get::<HashMap<&str, Arc<dyn Clock>>>();
    assert!(
        panics(|| drop(graph)).contains("the removal of the entry 2 of `dyn Clock` (@) is unused")
    );
}

#[test]
fn a_removed_entry_is_needed_by_a_map_and_by_a_collection() {
    let mut graph = numbers();
    graph.entry(2_u8).remove::<dyn Clock>();
    assert!(graph.get::<HashMap<u8, Arc<dyn Clock>>>().is_empty());
    drop(graph);
    let mut graph = numbers();
    graph.entry(2_u8).remove::<dyn Clock>();
    assert_eq!(graph.get::<Vec<Arc<dyn Clock>>>().len(), 1);
    drop(graph);
}

#[test]
fn a_removed_binding_is_not_needed_by_a_map() {
    let mut graph = numbers();
    graph.remove::<dyn Clock>();
    assert_eq!(graph.get::<HashMap<u8, Arc<dyn Clock>>>().len(), 1);
    assert!(panics(|| drop(graph)).contains("the removal of `dyn Clock` (@) is unused"));
}
