//! The report of real and overridden components.

use std::sync::Arc;

use wirework::testing::TestGraph;
use wirework::{Container, Injectable, bind, component, decorate};

use crate::support::{At, Clock, Config, FakeMailer, Health, Mailer, app, blank, reads};

#[derive(Injectable)]
#[inject(external)]
struct Network;

#[test]
fn a_report_tells_of_each_key_what_stands_behind_it() {
    struct Primary;
    let builder = app()
        .add(component::<Network>())
        .add(component::<At>().key::<Primary>())
        .add(bind::<u8>().to_seed())
        .add(bind::<dyn Clock>().entry("utc").to_arc(Arc::new(At(1))));
    let mut graph = TestGraph::of(builder);
    graph.mock::<dyn Clock>().0 = 3;
    graph.entry("utc").replace::<dyn Clock>(Arc::new(At(2)));
    graph
        .replace::<dyn Mailer>(Arc::new(FakeMailer))
        .replace_value(Config(3));
    graph.wrap::<dyn Health>(|real| real);
    let report = graph.report();
    reads(
        blank(&report.to_string()),
        r#"
        Admin                         real
        At                            real
        At keyed Primary              real
        Config                        value, @
        Later                         real
        Network                       external, refused
        Signup                        real
        SmtpMailer                    real
        dyn Clock                     mock, @
        dyn Clock keyed Primary       real
        dyn Health                    real, wrapped at @
        dyn Mailer                    double, @
        the entry "utc" of dyn Clock  double, @
        u8                            seed
    "#,
    );
    graph
        .allow_unused::<dyn Clock>()
        .allow_unused::<dyn Mailer>()
        .allow_unused::<Config>();
    graph
        .entry("utc")
        .allow_unused::<dyn Clock>()
        .allow_unused::<dyn Health>();
}

#[test]
fn external_components_are_told_apart() {
    let builder = Container::builder()
        .add(component::<Remote>())
        .add(component::<Network>());
    let mut graph = TestGraph::of(builder);
    graph.allow_real::<Network>().mock_externals();
    reads(
        graph.report().to_string(),
        "
        Network    external, allowed
        Remote     external, refused
        dyn Clock  auto-mock
    ",
    );
}

#[derive(Injectable)]
#[inject(external, bind(dyn Clock))]
struct Remote;
impl Clock for Remote {
    fn now(&self) -> u64 {
        0
    }
}

#[test]
fn a_decorated_external_component_is_told_behind_its_trait() {
    let builder = Container::builder()
        .add(component::<Remote>())
        .add(decorate::<dyn Clock>().with(|clock: Arc<dyn Clock>| clock));
    reads(
        TestGraph::of(builder).report().to_string(),
        "
        Remote     external, refused
        dyn Clock  external, refused
    ",
    );
}

#[test]
fn a_rebound_key_is_a_factory() {
    let mut graph = TestGraph::of(Container::builder().add(bind::<u8>().to_value(8)));
    graph.rebind::<u8>().to(|| 9);
    assert_eq!(blank(&graph.report().to_string()), "u8  factory, @");
    assert_eq!(*graph.resolve::<u8>(), 9);
}

#[test]
fn what_a_test_removes_and_what_it_wraps_are_told() {
    let mut graph = TestGraph::of(app().add(bind::<dyn Clock>().to_arc(Arc::new(At(2)))));
    graph.member::<At>().remove::<dyn Clock>();
    graph.nth(1).replace::<dyn Clock>(Arc::new(At(3)));
    graph.wrap::<dyn Clock>(|real| real);
    let rows = blank(&graph.report().to_string());
    let clocks: Vec<&str> = rows.lines().filter(|row| row.contains("Clock")).collect();
    assert_eq!(
        clocks,
        [
            "dyn Clock                   double, @, wrapped at @",
            "the member At of dyn Clock  removed, @"
        ]
    );
    graph.resolve::<dyn Clock>();
}
