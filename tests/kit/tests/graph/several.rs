//! Several bindings of one key.

use std::sync::Arc;

use wirework::testing::TestGraph;
use wirework::{Container, ContainerBuilder, Injectable, bind, component};

use crate::support::{At, Clock, Config, panics, reads};

fn app() -> ContainerBuilder {
    Container::builder()
        .add(bind::<dyn Clock>().to_arc(Arc::new(At(2))))
        .add(component::<At>())
        .add(bind::<dyn Clock>().to(|_: Arc<Config>| -> Arc<dyn Clock> { Arc::new(At(3)) }))
}

#[test]
fn one_double_is_in_the_place_of_all() {
    let mut graph = TestGraph::of(app());
    graph.replace::<dyn Clock>(Arc::new(At(8)));
    let clocks = graph.get::<Vec<Arc<dyn Clock>>>();
    assert_eq!(
        clocks.iter().map(|clock| clock.now()).collect::<Vec<_>>(),
        [8]
    );
    assert_eq!(graph.resolve::<dyn Clock>().now(), 8);
    assert_eq!(graph.resolve::<At>().0, 1);
}

#[test]
fn each_is_wrapped_by_itself() {
    struct Plus(Arc<dyn Clock>);
    impl Clock for Plus {
        fn now(&self) -> u64 {
            self.0.now() + 10
        }
    }
    let mut graph = TestGraph::of(app().add(bind::<Config>().to_value(Config(1))));
    graph.wrap::<dyn Clock>(|real| Arc::new(Plus(real)));
    let clocks = graph.get::<Vec<Arc<dyn Clock>>>();
    assert_eq!(
        clocks.iter().map(|clock| clock.now()).collect::<Vec<_>>(),
        [12, 11, 13]
    );
}

#[derive(Injectable)]
#[inject(bind(dyn Clock))]
struct Sundial;

impl Clock for Sundial {
    fn now(&self) -> u64 {
        12
    }
}

fn clocks() -> TestGraph {
    TestGraph::of(
        Container::builder()
            .add(component::<At>())
            .add(component::<Sundial>()),
    )
}

#[test]
fn a_double_of_a_member_is_unused_if_a_later_one_takes_its_place() {
    let mut graph = clocks();
    graph.member::<At>().replace::<dyn Clock>(Arc::new(At(7)));
    graph.replace::<dyn Clock>(Arc::new(At(8)));
    assert_eq!(graph.resolve::<dyn Clock>().now(), 8);
    reads(
        panics(|| drop(graph)),
        "
        the test graph:
          the double of the member `At` of `dyn Clock` (@) is unused
               superseded by the double of `dyn Clock` (@)
               resolved   `dyn Clock`
               needed     nothing
               help       remove it, or write `member::<At>().allow_unused::<dyn Clock>()`
    ",
    );
    let mut graph = clocks();
    graph
        .member::<Sundial>()
        .replace::<dyn Clock>(Arc::new(At(7)));
    graph.replace::<dyn Clock>(Arc::new(At(8)));
    assert_eq!(graph.resolve::<dyn Clock>().now(), 8);
    let text = panics(|| drop(graph));
    assert!(
        text.contains("the double of the member `Sundial` of `dyn Clock` (@) is unused"),
        "{text}"
    );
}

#[test]
fn an_override_of_what_the_test_removes_is_unused() {
    let mut graph = clocks();
    graph.remove::<dyn Clock>();
    graph.member::<At>().replace::<dyn Clock>(Arc::new(At(7)));
    assert!(graph.get::<Vec<Arc<dyn Clock>>>().is_empty());
    reads(
        panics(|| drop(graph)),
        "
        the test graph:
          the double of the member `At` of `dyn Clock` (@) is unused
               superseded by the removal of `dyn Clock` (@)
               resolved   nothing
               help       remove it, or write `member::<At>().allow_unused::<dyn Clock>()`
    ",
    );
}

#[test]
fn a_replaced_member_is_found_by_its_component() {
    let mut graph = clocks();
    graph.nth(0).replace::<dyn Clock>(Arc::new(At(7)));
    graph.member::<At>().wrap::<dyn Clock>(|real| real);
    let clocks = graph.get::<Vec<Arc<dyn Clock>>>();
    assert_eq!(
        clocks.iter().map(|clock| clock.now()).collect::<Vec<_>>(),
        [7, 12]
    );
}
