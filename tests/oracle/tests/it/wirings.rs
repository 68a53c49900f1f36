//! The properties of wirings that are built at once.

use std::rc::Rc;

use proptest::prelude::*;
use proptest::test_runner::{Config, FileFailurePersistence};
use wirework::{BuildError, ContainerBuilder};

use crate::model::Wiring;
use crate::model::event::{Event, recorded};
use crate::model::random::{script, spoilt_wiring, tame_wiring, wiring};
use crate::model::script::Script;
use crate::real::bindings::builder;
use crate::real::dependency::set_wiring;
use crate::real::findings::findings;
use crate::reference::check::Expected;
use crate::reference::run::Outcome;
use crate::{real, reference};

/// The number of cases of each property, unless `WIREWORK_ORACLE_CASES` sets it.
const CASES: u32 = 100;

pub(crate) fn config() -> Config {
    let cases = std::env::var("WIREWORK_ORACLE_CASES");
    let cases = cases.ok().and_then(|cases| cases.parse().ok());
    Config {
        cases: cases.unwrap_or(CASES),
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/proptest-regressions/it.txt"
        )))),
        max_shrink_iters: 20_000,
        ..Config::default()
    }
}

pub(crate) fn is_accepted(wiring: &Wiring) -> bool {
    Expected::of(wiring).is_accepted()
}

pub(crate) fn tame_wiring_and_script() -> impl Strategy<Value = (Wiring, Script)> {
    tame_wiring(wiring(), is_accepted).prop_flat_map(|wiring| {
        let script = script(&wiring);
        (Just(wiring), script)
    })
}

/// Returns how the events of a container differ from those of the reference.
pub(crate) fn difference(found: &[Event], expected: &[Event]) -> Option<String> {
    let same = found.iter().zip(expected).take_while(|(a, b)| a == b);
    let at = same.count();
    if at == found.len() && at == expected.len() {
        return None;
    }
    let lines = |events: &[Event], first: usize, end: usize| -> String {
        let events = events.iter().take(end).skip(first);
        let lines = events.map(|event| format!("\n    {event:?}"));
        lines.collect::<Vec<_>>().concat()
    };
    Some(format!(
        "after{}\nwirework has{}\nthe reference has{}",
        lines(found, at.saturating_sub(12), at),
        lines(found, at, at + 4),
        lines(expected, at, at + 4),
    ))
}

/// Checks the problems of a wiring.
pub(crate) fn check_problems(
    wiring: &Wiring,
    build: fn(ContainerBuilder) -> Result<(), BuildError>,
) -> Result<(), TestCaseError> {
    let expected = Expected::of(wiring);
    set_wiring(&Rc::new(wiring.clone()));
    let outcome = build(builder(wiring));
    let found = match &outcome {
        Ok(()) => Vec::new(),
        Err(error) => findings(error),
    };
    let text = outcome.as_ref().err().map(|error| format!("{error:#}"));
    let text = text.unwrap_or_default();
    prop_assert_eq!(outcome.is_ok(), expected.is_accepted(), "{}", text);
    if let Some(difference) = expected.difference(&found) {
        prop_assert!(false, "{}\n{}", difference, text);
    }
    Ok(())
}

/// Checks what happens in a script.
pub(crate) fn check_events(wiring: &Wiring, script: &Script) -> Result<(), TestCaseError> {
    let wiring = Rc::new(wiring.clone());
    set_wiring(&wiring);
    let mut error = None;
    let found = recorded(|| match builder(&wiring).build() {
        Ok(container) => real::run::run(container, &wiring, script),
        Err(refused) => error = Some(refused),
    });
    prop_assert!(
        error.is_none(),
        "{}",
        error.map_or(String::new(), |it| it.to_string())
    );
    let graph = Expected::of(&wiring).graph;
    let mut outcome = Outcome::default();
    let expected = recorded(|| outcome = reference::run::run(graph, &wiring, script));
    prop_assert_eq!(left_alive(&found), 0, "instances leak");
    let difference = difference(&found, &expected).filter(|_| outcome.is_determined);
    if let Some(difference) = difference {
        prop_assert!(false, "{}", difference);
    }
    Ok(())
}

pub(crate) fn build(builder: ContainerBuilder) -> Result<(), BuildError> {
    builder.build().map(drop)
}

/// Returns the number of instances that were constructed and not dropped.
pub(crate) fn left_alive(events: &[Event]) -> usize {
    let count = |is_meant: fn(&Event) -> bool| events.iter().filter(|it| is_meant(it)).count();
    let made = count(|it| matches!(it, Event::Made { .. } | Event::Copied { .. }));
    made.abs_diff(count(|it| matches!(it, Event::Dropped(_))))
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_same_problems_are_found(wiring in wiring()) {
        check_problems(&wiring, build)?;
    }

    #[test]
    fn one_wrong_part_of_an_accepted_wiring_is_found(wiring in spoilt_wiring(wiring(), is_accepted)) {
        check_problems(&wiring, build)?;
    }

    #[test]
    fn the_same_happens_in_the_same_order((wiring, script) in tame_wiring_and_script()) {
        check_events(&wiring, &script)?;
    }
}
