//! Overrides of one of several bindings of a key.

use std::collections::HashMap;
use std::sync::Arc;

use wirework::testing::TestGraph;
use wirework::{Container, ContainerBuilder, Injectable, bind, component, decorate};

use crate::support::{At, Clock, panics, reads};

#[derive(Injectable)]
#[inject(bind(dyn Clock))]
struct Sundial;

impl Clock for Sundial {
    fn now(&self) -> u64 {
        2
    }
}

#[derive(Injectable)]
struct Tower {
    clocks: Vec<Arc<dyn Clock>>,
}

/// Overrides a binding of a graph.
type Over = fn(&mut TestGraph);

/// Binds the clocks 1, 2 and 3.
fn app() -> ContainerBuilder {
    Container::builder()
        .add(component::<At>())
        .add(component::<Sundial>())
        .add(bind::<dyn Clock>().to_arc(Arc::new(At(3))))
        .add(component::<Tower>())
}

fn hours(graph: &mut TestGraph) -> Vec<u64> {
    let clocks = graph.resolve::<Tower>();
    clocks.clocks.iter().map(|clock| clock.now()).collect()
}

#[test]
fn one_member_of_a_list_is_overridden() {
    let overrides: [(Over, &[u64]); 8] = [
        (
            |g| {
                g.member::<Sundial>().replace::<dyn Clock>(Arc::new(At(8)));
            },
            &[1, 8, 3],
        ),
        (
            |g| g.member::<Sundial>().mock::<dyn Clock>().0 = 8,
            &[1, 8, 3],
        ),
        (
            |g| {
                g.member::<Sundial>().remove::<dyn Clock>();
            },
            &[1, 3],
        ),
        (
            |g| {
                g.nth(2).replace::<dyn Clock>(Arc::new(At(8)));
            },
            &[1, 2, 8],
        ),
        (
            |g| {
                g.nth(2)
                    .wrap::<dyn Clock>(|real| Arc::new(At(real.now() + 5)));
            },
            &[1, 2, 8],
        ),
        (
            |g| {
                g.nth(0).remove::<dyn Clock>().nth(1).remove::<dyn Clock>();
            },
            &[3],
        ),
        (
            |g| {
                g.nth(0).remove::<dyn Clock>();
                g.member::<Sundial>().replace::<dyn Clock>(Arc::new(At(8)));
            },
            &[8, 3],
        ),
        (
            |g| {
                g.remove::<dyn Clock>();
            },
            &[],
        ),
    ];
    for (number, (over, expected)) in overrides.into_iter().enumerate() {
        let mut graph = TestGraph::of(app());
        over(&mut graph);
        assert_eq!(hours(&mut graph), expected, "case {number}");
    }
}

#[test]
fn a_member_behind_a_decorator_is_found() {
    let later = |inner: Arc<dyn Clock>| -> Arc<dyn Clock> { Arc::new(At(inner.now() + 10)) };
    let mut graph = TestGraph::of(app().add(decorate::<dyn Clock>().with(later)));
    graph
        .member::<Sundial>()
        .replace::<dyn Clock>(Arc::new(At(8)));
    assert_eq!(hours(&mut graph), [11, 18, 13]);
}

#[test]
fn a_removed_component_stays_bound_as_a_struct() {
    let mut graph = TestGraph::of(app());
    graph.member::<Sundial>().remove::<dyn Clock>();
    assert_eq!(graph.resolve::<Sundial>().now(), 2);
    assert_eq!(hours(&mut graph), [1, 3]);
}

#[test]
fn an_entry_of_a_map_is_removed() {
    let mut graph = TestGraph::of(
        Container::builder()
            .add(bind::<dyn Clock>().entry("utc").to_arc(Arc::new(At(2))))
            .add(bind::<dyn Clock>().entry("cet").to_arc(Arc::new(At(3)))),
    );
    graph.entry("utc").remove::<dyn Clock>();
    let clocks = graph.get::<HashMap<&'static str, Arc<dyn Clock>>>();
    assert_eq!(clocks.into_keys().collect::<Vec<_>>(), ["cet"]);
}

#[test]
fn a_removed_optional_dependency_is_absent() {
    #[derive(Injectable)]
    struct Phone {
        clock: Option<Arc<dyn Clock>>,
    }
    let app = Container::builder()
        .add(component::<At>())
        .add(component::<Phone>());
    let mut graph = TestGraph::of(app);
    graph.remove::<dyn Clock>();
    assert!(graph.resolve::<Phone>().clock.is_none());
}

#[test]
fn a_removal_that_nothing_needs_is_unused() {
    let mut graph = TestGraph::of(app());
    graph.member::<Sundial>().remove::<dyn Clock>();
    graph.resolve::<At>();
    reads(
        panics(|| drop(graph)),
        "
        the test graph:
          the removal of the member `Sundial` of `dyn Clock` (@) is unused
               resolved   `At`
               needed     nothing
               help       remove it, or write `member::<Sundial>().allow_unused::<dyn Clock>()`
    ",
    );
}

#[test]
fn a_member_that_is_not_bound_to_the_key_is_a_problem() {
    let mut graph = TestGraph::of(app());
    graph.member::<Tower>().remove::<dyn Clock>();
    let text = panics(|| graph.container());
    assert!(
        text.contains("the member `Tower` of `dyn Clock` is not bound"),
        "{text}"
    );
}

#[test]
fn a_member_that_is_an_entry_is_named_with_its_entry() {
    let mut graph = TestGraph::of(
        Container::builder()
            .add(component::<At>())
            .add(component::<Sundial>().entry("sun")),
    );
    graph
        .member::<Sundial>()
        .replace::<dyn Clock>(Arc::new(At(8)));
    reads(
        panics(|| drop(graph.get::<HashMap<&str, Arc<dyn Clock>>>())),
        r#"
        the wiring has a problem: the member `Sundial` of `dyn Clock` is not bound, so it can't be overridden
             written at @
             near miss  `Sundial` is bound as the entry "sun": write `.entry("sun")` instead of `.member::<Sundial>()` (@, registered at @)
             members    number 0: component `At` (@, registered at @)
             help       select one of these with `.member::<..>()` or `.nth(..)`
    "#,
    );
}
