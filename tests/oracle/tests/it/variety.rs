//! The random wirings and scripts are varied: together, they have every problem and every outcome.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use crate::model::event::recorded;
use crate::model::random::wiring;
use crate::reference;
use crate::reference::check::Expected;
use crate::wirings::tame_wiring_and_script;

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
