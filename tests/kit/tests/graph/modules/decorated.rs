//! Overrides of several bindings of a key that a module provides and the builder decorates.

use std::sync::Arc;

use wirework::testing::TestGraph;
use wirework::{
    Binding, Container, Installation, Key, Module, Provides, bind, component, decorate,
};

use super::CLOCK;
use crate::support::{At, Clock, blank, reads};

/// The times of the clocks of the module.
struct Times(Vec<u64>);

const TIMES: Key = Key::of::<Times>();

/// Exports its clocks, and needs them itself.
struct Clocks;

impl Module for Clocks {
    const NAME: &'static str = "Clocks";

    fn install(self, into: &mut Installation) {
        into.add(bind::<dyn Clock>().to_arc(Arc::new(At(2))), &[CLOCK]);
        into.add(component::<At>(), &[Key::of::<At>(), CLOCK]);
        let times = |clocks: Vec<Arc<dyn Clock>>| Times(now(&clocks));
        into.add(bind::<Times>().to(times), &[TIMES]);
        into.export(CLOCK);
        into.export(TIMES);
    }
}

impl Provides<dyn Clock> for Clocks {
    const ENTRY: usize = 0;
}

struct Plus(Arc<dyn Clock>);

impl Clock for Plus {
    fn now(&self) -> u64 {
        self.0.now() + 10
    }
}

fn plus() -> Binding {
    decorate::<dyn Clock>()
        .with(|inner: Arc<dyn Clock>| -> Arc<dyn Clock> { Arc::new(Plus(inner)) })
}

fn now(clocks: &[Arc<dyn Clock>]) -> Vec<u64> {
    clocks.iter().map(|clock| clock.now()).collect()
}

/// Returns what the clocks of the module show, and those of the builder.
fn shown(mut graph: TestGraph) -> (Vec<u64>, Vec<u64>) {
    let times = graph.resolve::<Times>().0.clone();
    (times, now(&graph.get::<Vec<Arc<dyn Clock>>>()))
}

fn graph() -> TestGraph {
    TestGraph::of(Container::builder().install(Clocks).add(plus()))
}

#[test]
fn without_an_override_the_builder_alone_sees_its_decorators() {
    assert_eq!(shown(graph()), (vec![2, 1], vec![12, 11]));
}

#[test]
fn one_double_is_in_the_place_of_all_in_the_module_too() {
    let mut graph = graph();
    graph.replace::<dyn Clock>(Arc::new(At(8)));
    assert_eq!(shown(graph), (vec![8], vec![18]));
}

#[test]
fn one_double_of_a_module_is_in_the_place_of_all_outside_of_it_too() {
    let mut graph = graph();
    graph
        .within::<Clocks>()
        .replace::<dyn Clock>(Arc::new(At(8)));
    assert_eq!(shown(graph), (vec![8], vec![18]));
}

#[test]
fn all_that_lead_to_one_factory_share_its_value() {
    let builder = Container::builder()
        .install(Clocks)
        .add(bind::<dyn Clock>().to_arc(Arc::new(At(5))));
    let mut graph = TestGraph::of(builder);
    graph
        .rebind::<dyn Clock>()
        .to(|| -> Arc<dyn Clock> { Arc::new(At(8)) });
    let outside = graph.resolve::<dyn Clock>();
    let inside = graph.container().resolve::<Times>().expect("it is bound");
    assert_eq!((outside.now(), &*inside.0), (8, &[8][..]));
}

#[test]
fn what_a_test_removes_is_removed_in_the_module_too() {
    let mut graph = graph();
    graph.remove::<dyn Clock>();
    assert_eq!(shown(graph), (vec![], vec![]));
}

#[test]
fn what_a_test_removes_from_a_module_is_removed_outside_of_it_too() {
    let mut graph = graph();
    graph
        .within::<Clocks>()
        .member::<At>()
        .remove::<dyn Clock>();
    assert_eq!(shown(graph), (vec![2], vec![12]));
}

/// Decorates the clocks that it imports, and exports the times.
struct Decorating;

impl Module for Decorating {
    const NAME: &'static str = "Decorating";

    fn install(self, into: &mut Installation) {
        into.import(Clocks, &[CLOCK, TIMES]);
        into.add(plus(), &[]);
        into.export(TIMES);
    }
}

/// Imports the times, and no clocks.
struct Outer;

impl Module for Outer {
    const NAME: &'static str = "Outer";

    fn install(self, into: &mut Installation) {
        into.import(Decorating, &[TIMES]);
        into.export(TIMES);
    }
}

#[test]
fn a_key_that_an_importer_decorates_is_overridden_in_the_module_that_binds_it() {
    let mut graph = TestGraph::of(Container::builder().install(Outer));
    graph.replace::<dyn Clock>(Arc::new(At(8)));
    assert_eq!(graph.resolve::<Times>().0, [8]);
}

/// Exports its decorated clock.
struct Decorated;

impl Module for Decorated {
    const NAME: &'static str = "Decorated";

    fn install(self, into: &mut Installation) {
        into.add(bind::<dyn Clock>().to_arc(Arc::new(At(2))), &[CLOCK]);
        into.add(plus(), &[]);
        into.export(CLOCK);
    }
}

#[test]
fn a_double_of_several_has_the_decorators_of_one_of_them() {
    let builder = Container::builder()
        .add(bind::<dyn Clock>().to_arc(Arc::new(At(1))))
        .install(Decorated);
    let mut graph = TestGraph::of(builder);
    graph.replace::<dyn Clock>(Arc::new(At(8)));
    assert_eq!(graph.resolve::<dyn Clock>().now(), 18);
}

#[test]
fn a_report_has_one_row_for_a_binding_that_the_builder_decorates() {
    let mut graph = graph();
    graph
        .within::<Clocks>()
        .member::<At>()
        .remove::<dyn Clock>();
    reads(
        blank(&graph.report().to_string()),
        "
        At of Clocks                          real
        Times                                 real
        dyn Clock                             real
        the member At of dyn Clock of Clocks  removed, @
    ",
    );
    graph.resolve::<dyn Clock>();
}
