//! Mocks of the private external components of several modules, which have one trait.

use std::sync::Arc;

use wirework::testing::TestGraph;
use wirework::{Container, Injectable, Installation, Key, Module, Provides, bind, component};

use super::{CLOCK, TIME, time};
use crate::support::{At, Clock, panics, reads};

#[derive(Injectable)]
#[inject(bind(dyn Clock), external)]
struct Remote;

impl Clock for Remote {
    fn now(&self) -> u64 {
        unreachable!("it is external")
    }
}

/// Has a private external clock.
struct Abroad;

impl Module for Abroad {
    const NAME: &'static str = "Abroad";

    fn install(self, into: &mut Installation) {
        into.add(component::<Remote>(), &[Key::of::<Remote>(), CLOCK]);
        into.add(time(), &[TIME]);
        into.export(TIME);
    }
}

impl Provides<dyn Clock> for Abroad {
    const ENTRY: usize = 1;
}

fn graph() -> TestGraph {
    let clock = bind::<dyn Clock>().to_arc(Arc::new(At(5)));
    let local = bind::<u16>().to(|clock: Arc<dyn Clock>| u16::try_from(clock.now()).unwrap_or(0));
    TestGraph::of(Container::builder().add(clock).add(local).install(Abroad))
}

/// Returns the time of the module, and that of the builder.
fn times(mut graph: TestGraph) -> (u64, u16) {
    (*graph.resolve::<u64>(), *graph.resolve::<u16>())
}

#[test]
fn an_override_outside_of_a_module_leaves_its_private_component_mocked() {
    let mut graph = graph();
    graph.mock_externals();
    graph.replace::<dyn Clock>(Arc::new(At(9)));
    assert_eq!(times(graph), (At::default().0, 9));
}

#[test]
fn an_override_within_a_module_takes_the_place_of_its_mock() {
    let mut graph = graph();
    graph.mock_externals();
    graph
        .within::<Abroad>()
        .replace::<dyn Clock>(Arc::new(At(9)));
    assert_eq!(times(graph), (9, 5));
}

/// Exports its external clock.
struct Exporting;

impl Module for Exporting {
    const NAME: &'static str = "Exporting";

    fn install(self, into: &mut Installation) {
        into.import(Abroad, &[TIME]);
        into.add(component::<Remote>(), &[Key::of::<Remote>(), CLOCK]);
        into.export(CLOCK);
        into.export(TIME);
    }
}

impl Provides<dyn Clock> for Exporting {
    const ENTRY: usize = 1;
}

#[test]
fn one_component_in_several_places_has_a_mock_in_each() {
    let builder = Container::builder().add(component::<Remote>());
    let mut graph = TestGraph::of(builder.install(Exporting));
    graph.mock_externals();
    let _container = graph.container();
    // Each selection finds one mock. It has no double, so it is too late to program it.
    let text = panics(|| drop(graph.member::<Remote>().mock::<dyn Clock>()));
    assert!(text.contains("can't be programmed any more"), "{text}");
    let text = panics(|| drop(graph.within::<Exporting>().mock::<dyn Clock>()));
    assert!(text.contains("can't be programmed any more"), "{text}");
    let text = panics(|| drop(graph.mock::<dyn Clock>()));
    assert!(text.contains("write `.member::<..>()` before"), "{text}");
    let clocks = graph.get::<Vec<Arc<dyn Clock>>>();
    assert_eq!(clocks.len(), 2);
    assert!(!Arc::ptr_eq(&clocks[0], &clocks[1]));
}

#[test]
fn a_component_that_replaces_itself_on_the_builder_has_one_mock() {
    let builder = Container::builder().add(component::<Remote>());
    let mut graph = TestGraph::of(builder.replace(component::<Remote>().transient()));
    graph.mock_externals();
    graph.resolve::<dyn Clock>();
    let text = panics(|| drop(graph.mock::<dyn Clock>()));
    assert!(text.contains("can't be programmed any more"), "{text}");
}

#[test]
fn an_external_component_that_a_test_removes_is_mocked_behind_its_trait() {
    let mut graph = TestGraph::of(Container::builder().add(component::<Remote>()));
    graph.mock_externals();
    graph.remove::<Remote>().allow_unused::<Remote>();
    assert_eq!(graph.resolve::<dyn Clock>().now(), At::default().0);
}

#[test]
fn the_remedy_for_a_private_component_names_its_module() {
    let mut graph = graph();
    reads(
        panics(|| graph.resolve::<u64>()),
        "
        `Remote` is external, and this test does not allow the real one
             path       u64 (parameter 1) -> Remote (@, registered at @)
             help       `within::<Abroad>().mock::<dyn Clock>()` or `within::<Abroad>().replace::<dyn Clock>(..)`, or `allow_real::<Remote>()`, or `allow_externals_of::<Abroad>()`
    ",
    );
    panics(|| drop(graph));
}
