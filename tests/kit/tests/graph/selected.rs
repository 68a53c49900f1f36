//! Bindings under a qualifier, or as an entry.

use std::collections::HashMap;
use std::sync::Arc;

use wirework::testing::TestGraph;
use wirework::{Container, ContainerBuilder, Keyed, bind, component};

use crate::support::{At, Clock, panics, reads};

struct Primary;

type Clocks = HashMap<&'static str, Arc<dyn Clock>>;

fn app() -> ContainerBuilder {
    Container::builder()
        .add(component::<At>())
        .add(component::<At>().key::<Primary>())
        .add(component::<At>().key::<At>().entry("utc"))
        .add(bind::<dyn Clock>().entry("utc").to_arc(Arc::new(At(2))))
        .add(bind::<dyn Clock>().entry("cet").to_arc(Arc::new(At(3))))
}

#[test]
fn a_qualifier_selects_what_is_bound_under_it() {
    let mut graph = TestGraph::of(app());
    graph.keyed::<Primary>().mock::<dyn Clock>().0 = 8;
    let (plain, primary) = graph.get::<(Arc<dyn Clock>, Keyed<Primary, Arc<dyn Clock>>)>();
    assert_eq!((plain.now(), primary.now()), (1, 8));
}

#[test]
fn an_entry_selects_one_of_a_map() {
    let mut graph = TestGraph::of(app());
    graph.entry("cet").replace::<dyn Clock>(Arc::new(At(8)));
    let clocks = graph.get::<Clocks>();
    assert_eq!((clocks["utc"].now(), clocks["cet"].now()), (2, 8));
}

#[test]
fn an_entry_under_a_qualifier_is_selected_by_both() {
    let mut graph = TestGraph::of(app());
    graph.keyed::<At>().entry("utc").mock::<dyn Clock>().0 = 8;
    let clocks = graph.get::<Keyed<At, Clocks>>();
    assert_eq!(clocks["utc"].now(), 8);
}

#[test]
fn what_is_unused_is_allowed_as_it_was_selected() {
    let mut graph = TestGraph::of(app());
    graph.keyed::<Primary>().replace_value(At(3));
    graph.entry("utc").wrap::<dyn Clock>(|real| real);
    graph.resolve::<dyn Clock>();
    graph.keyed::<Primary>().allow_unused::<At>();
    reads(
        panics(|| drop(graph)),
        r#"
        the test graph:
          the wrapper of the entry "utc" of `dyn Clock` (@) is unused
               resolved   `dyn Clock`
               needed     nothing
               help       remove it, or write `entry("utc").allow_unused::<dyn Clock>()`
    "#,
    );
}

#[test]
fn an_entry_is_not_overridden_without_saying_so() {
    let mut graph = TestGraph::of(
        Container::builder().add(bind::<dyn Clock>().entry("utc").to_arc(Arc::new(At(2)))),
    );
    graph.replace::<dyn Clock>(Arc::new(At(8)));
    let text = panics(|| graph.container());
    assert!(
        text.contains(
            r#"it is bound as the entry "utc" of type `&str`: call `.entry("utc")` before"#
        ),
        "{text}"
    );
}
