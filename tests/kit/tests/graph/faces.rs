//! The operations on a graph itself.

use wirework::testing::{GraphReport, TestGraph, TestScope, TestScopeBuilder};

use crate::support::{Config, app};

#[test]
fn a_graph_may_be_held_by_another_thread() {
    fn is_shareable<T: Send + Sync>() {}
    is_shareable::<TestGraph>();
    is_shareable::<TestScope>();
    is_shareable::<TestScopeBuilder>();
    is_shareable::<GraphReport>();
}

#[test]
fn a_thousand_graphs_at_once_do_not_meet() {
    std::thread::scope(|threads| {
        for thread in 0..8 {
            threads.spawn(move || {
                for number in 0..125 {
                    let port = thread * 125 + number;
                    let mut graph = TestGraph::of(app());
                    graph.replace_value(Config(port));
                    assert_eq!(graph.resolve::<Config>().0, port);
                }
            });
        }
    });
}

#[test]
fn a_graph_shows_what_is_overridden() {
    let mut graph = TestGraph::of(app());
    graph.replace_value(Config(1)).allow_unused::<Config>();
    let shown = format!("{graph:?}");
    assert!(
        shown.starts_with("TestGraph { overrides: [\"the value of `Config` ("),
        "{shown}"
    );
}

#[test]
fn what_selects_a_binding_or_opens_a_scope_writes_its_name() {
    let mut graph = TestGraph::of(app());
    let shown = [
        (
            format!("{:?}", graph.entry("eu")),
            "Selection { qualifier: None, entry: Some(",
        ),
        (
            format!("{:?}", graph.rebind::<Config>()),
            "Rebind(Selection {",
        ),
        (
            format!("{:?}", graph.scope()),
            "TestScopeBuilder(ScopeBuilder {",
        ),
        (format!("{:?}", graph.scope().open()), "TestScope(Scope {"),
        (format!("{:?}", graph.report()), "Admin       real"),
    ];
    for (text, start) in shown {
        assert!(text.starts_with(start), "{text}");
    }
}
