//! The report of a graph with modules.

use std::sync::Arc;

use wirework::testing::TestGraph;
use wirework::{Container, Injectable, Module};

use crate::support::{At, Clock, blank, reads};

#[derive(Module)]
#[module(components(At as dyn Clock), collections(dyn Clock), exports(dyn Clock))]
struct Towers;

#[derive(Injectable)]
struct Sundial;

impl Clock for Sundial {
    fn now(&self) -> u64 {
        12
    }
}

#[derive(Injectable)]
struct All {
    clocks: Vec<Arc<dyn Clock>>,
}

#[derive(Module)]
#[module(
    components(Sundial as dyn Clock, All),
    imports(Towers { dyn Clock }),
    collections(dyn Clock),
    exports(All),
)]
struct App;

#[test]
fn a_member_of_a_module_has_a_row_beside_those_that_the_module_imports() {
    let mut graph = TestGraph::of(Container::builder().install(App));
    assert_eq!(graph.resolve::<All>().clocks.len(), 2);
    reads(
        blank(&graph.report().to_string()),
        "
        All                  real
        At of Towers         real
        Sundial of App       real
        dyn Clock of App     real
        dyn Clock of Towers  real
        ",
    );
}
