//! The random wirings and scripts are varied: together, they have every problem and every outcome.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use crate::model::event::recorded;
use crate::model::random::{tame_wiring, wiring, with_replacements};
use crate::reference;
use crate::reference::check::Expected;
use crate::wirings::{is_accepted, tame_wiring_and_script};

const PROBLEMS: [&str; 10] = [
    "Ambiguous",
    "Captive",
    "Cycle",
    "Dangling",
    "Duplicate",
    "Eager",
    "Levels",
    "Missing",
    "NoTarget",
    "OtherEntries",
];

const OUTCOMES: [&str; 17] = [
    "Got(Err(Constructor))",
    "Got(Err(Cycle))",
    "Got(Err(Dropped))",
    "Got(Err(NoScope))",
    "Got(Err(NoSeed))",
    "Got(Ok(",
    "Returned(Err(Ambiguous))",
    "Returned(Err(Constructor))",
    "Returned(Err(Missing))",
    "Returned(Err(NoScope))",
    "Returned(Err(NoSeed))",
    "Returned(Ok(Group(None",
    "Returned(Ok(Group(Some([Many([(Some(",
    "Returned(Ok(Group(Some([Weak(Some(",
    "Copied",
    "Warmed(false)",
    "Warmed(true)",
];

/// The sources of the replaced bindings, each with the source of its replacement.
const REPLACEMENTS: [&str; 11] = [
    "Component by Factory",
    "Component by Seed",
    "Component by Value",
    "Factory by Component",
    "Factory by Factory",
    "Factory by Seed",
    "Factory by Value",
    "Seed by Component",
    "Seed by Factory",
    "Seed by Seed",
    "Seed by Value",
];

fn sample<T>(runner: &mut TestRunner, strategy: &impl Strategy<Value = T>) -> T {
    let tree = strategy.new_tree(runner);
    tree.expect("the strategies reject nothing").current()
}

#[test]
fn wild_wirings_have_every_problem() {
    let mut runner = TestRunner::deterministic();
    let strategy = wiring();
    let mut found: BTreeSet<String> = BTreeSet::new();
    let mut accepted = 0;
    for _ in 0..400 {
        let expected = Expected::of(&sample(&mut runner, &strategy));
        accepted += usize::from(expected.is_accepted());
        let findings = expected.findings.iter().map(|it| format!("{it:?}"));
        let kinds = findings.map(|it| it.split([' ', '(']).next().unwrap_or_default().to_owned());
        found.extend(kinds);
        found.extend((!expected.circles.is_empty()).then_some("Cycle".to_owned()));
        found.extend((!expected.captives.is_empty()).then_some("Captive".to_owned()));
    }
    assert!(accepted > 4, "{accepted} are accepted");
    assert_eq!(found.iter().collect::<Vec<_>>(), PROBLEMS);
}

#[test]
fn replacements_have_every_source_on_both_sides() {
    let mut runner = TestRunner::deterministic();
    let strategy = with_replacements(tame_wiring(wiring(), is_accepted));
    let mut found: BTreeSet<String> = BTreeSet::new();
    for _ in 0..400 {
        let wiring = sample(&mut runner, &strategy);
        for binding in &wiring.bindings {
            let original = wiring.original_of(binding);
            found.extend(original.map(|it| format!("{:?} by {:?}", it.source, binding.source)));
        }
    }
    assert_eq!(found.iter().collect::<Vec<_>>(), REPLACEMENTS);
}

#[test]
fn scripts_have_every_outcome() {
    let mut runner = TestRunner::deterministic();
    let strategy = tame_wiring_and_script();
    let mut events: Vec<String> = Vec::new();
    for _ in 0..600 {
        let (wiring, script) = sample(&mut runner, &strategy);
        let graph = Expected::of(&wiring).graph;
        let recorded = recorded(|| {
            reference::run::run(graph, &wiring, &script);
        });
        events.extend(recorded.iter().map(|event| format!("{event:?}")));
    }
    let mut outcomes = OUTCOMES.iter();
    let missed = outcomes.find(|outcome| !events.iter().any(|event| event.starts_with(**outcome)));
    assert_eq!(missed, None, "of {} events", events.len());
}
