//! The properties of test graphs.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;

use proptest::prelude::*;

use crate::model::Wiring;
use crate::model::event::{Event, recorded};
use crate::model::overrides::Change;
use crate::model::random::{
    modular_wiring, script, tame_wiring, wiring, with_overrides, with_tame_overrides,
};
use crate::model::script::Script;
use crate::real::dependency::set_wiring;
use crate::real::overrides::test_graph;
use crate::reference::check::Expected;
use crate::reference::run::Outcome;
use crate::wirings::{config, difference, is_accepted, left_alive};
use crate::{real, reference};

fn tame_graph_and_script() -> impl Strategy<Value = (Wiring, Script)> {
    let tame = prop_oneof![
        tame_wiring(wiring(), is_accepted),
        tame_wiring(modular_wiring(), is_accepted),
    ];
    with_tame_overrides(tame, is_accepted).prop_flat_map(|wiring| {
        let script = script(&wiring);
        (Just(wiring), script)
    })
}

/// Returns the events from the first step of a script on. The test graph drops what it does not use before.
fn of_script(events: &[Event]) -> &[Event] {
    let is_step = |event: &Event| matches!(event, Event::Step(_) | Event::End(_));
    let first = events.iter().position(is_step);
    &events[first.unwrap_or(events.len())..]
}

const NAMES: [(Change, &str); 4] = [
    (Change::Replace, "the double of "),
    (Change::Wrap, "the wrapper of "),
    (Change::Rebind, "the factory of "),
    (Change::Remove, "the removal of "),
];

/// Returns the number of unused overrides with this name in a report.
fn count(name: &str, report: &str) -> usize {
    // An override that supersedes an unused one follows the word `by`.
    let by = format!("by {name}");
    report.matches(name).count() - report.matches(&by).count()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_test_graph_refuses_the_same_overrides(
        wiring in with_overrides(tame_wiring(modular_wiring(), is_accepted))
    ) {
        let expected = Expected::of(&wiring);
        set_wiring(&Rc::new(wiring.clone()));
        let (mut graph, _doubles) = test_graph(&wiring, |_| true);
        let built = catch_unwind(AssertUnwindSafe(|| drop(graph.container())));
        prop_assert_eq!(built.is_ok(), expected.is_accepted(), "{:?}", expected.findings);
        let text = built.err().and_then(|panic| panic.downcast::<String>().ok());
        let is_report = text.is_none_or(|text| text.starts_with("the wiring has "));
        prop_assert!(is_report, "another panic");
    }

    #[test]
    fn the_same_happens_in_a_test_graph((wiring, script) in tame_graph_and_script()) {
        let wiring = Rc::new(wiring);
        set_wiring(&wiring);
        let found = recorded(|| {
            let (graph, doubles) = test_graph(&wiring, |_| true);
            real::run::run_in(graph, &wiring, &script);
            drop(doubles);
        });
        let graph = Expected::of(&wiring).graph;
        let mut outcome = Outcome::default();
        let expected = recorded(|| outcome = reference::run::run(graph, &wiring, &script));
        prop_assert_eq!(left_alive(&found), 0, "instances leak");
        let difference = difference(of_script(&found), of_script(&expected));
        if let Some(difference) = difference.filter(|_| outcome.is_determined) {
            prop_assert!(false, "{}", difference);
        }
    }

    #[test]
    fn the_same_overrides_are_unused((wiring, script) in tame_graph_and_script()) {
        let wiring = Rc::new(wiring);
        set_wiring(&wiring);
        let mut message = String::new();
        recorded(|| {
            let (graph, _doubles) = test_graph(&wiring, |_| false);
            let run = || real::run::run_in(graph, &wiring, &script);
            let panic = catch_unwind(AssertUnwindSafe(run)).err();
            let panic = panic.and_then(|panic| panic.downcast::<String>().ok());
            message = panic.map_or(String::new(), |text| *text);
        });
        let mut outcome = Outcome::default();
        let graph = Expected::of(&wiring).graph;
        recorded(|| outcome = reference::run::run(graph, &wiring, &script));
        let unused = Expected::of(&wiring).graph.unused(&outcome.resolved);
        for (change, name) in NAMES {
            let is_meant = |number: &&usize| wiring.overrides[**number].change == change;
            let expected = unused.iter().filter(is_meant).count();
            prop_assert_eq!(count(name, &message), expected, "{:?}: {}", unused, message);
        }
    }
}
