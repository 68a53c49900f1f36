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
use crate::{real, reference};

/// The number of cases of each property, unless `WIREWORK_ORACLE_CASES` sets it.
const CASES: u32 = 300;

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

fn tame_wiring_and_script() -> impl Strategy<Value = (Wiring, Script)> {
    tame_wiring(wiring(), is_accepted).prop_flat_map(|wiring| {
        let script = script(&wiring);
        (Just(wiring), script)
    })
}

/// Returns how the events of a container differ from those of the reference.
fn difference(found: &[Event], expected: &[Event]) -> Option<String> {
    let same = found.iter().zip(expected).take_while(|(a, b)| a == b);
    let at = same.count();
    if at == found.len() && at == expected.len() {
        return None;
    }
    let lines = |events: &[Event], first: usize, end: usize| -> String {
        let events = events.iter().take(end).skip(first);
        events.map(|event| format!("\n    {event:?}")).collect()
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
    let built = build(builder(wiring));
    let found = match &built {
        Ok(_) => Vec::new(),
        Err(error) => findings(error),
    };
    let text = built.as_ref().err().map(|error| format!("{error:#}"));
    let text = text.unwrap_or_default();
    prop_assert_eq!(built.is_ok(), expected.is_accepted(), "{}", text);
    if let Some(difference) = expected.difference(&found) {
        prop_assert!(false, "{}\n{}", difference, text);
    }
    Ok(())
}

/// Checks what happens in a script.
fn check_events(wiring: &Wiring, script: &Script) -> Result<(), TestCaseError> {
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
    let mut is_determined = true;
    let expected = recorded(|| is_determined = reference::run::run(graph, &wiring, script));
    prop_assert_eq!(left_alive(&found), 0, "instances leak");
    let difference = difference(&found, &expected).filter(|_| is_determined);
    if let Some(difference) = difference {
        prop_assert!(false, "{}", difference);
    }
    Ok(())
}

fn build(builder: ContainerBuilder) -> Result<(), BuildError> {
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

#[test]
#[ignore]
fn stats() {
    use proptest::strategy::ValueTree;
    use std::collections::BTreeMap;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for _ in 0..1500 {
        let wild = wiring().new_tree(&mut runner).unwrap().current();
        let expected = Expected::of(&wild);
        *counts
            .entry(format!("wild accepted {}", expected.is_accepted()))
            .or_default() += 1;
        let mut kinds: Vec<String> = expected
            .findings
            .iter()
            .map(|f| {
                format!("{f:?}")
                    .split([' ', '('])
                    .next()
                    .unwrap()
                    .to_owned()
            })
            .collect();
        if !expected.circles.is_empty() {
            kinds.push("Cycle".into())
        }
        if !expected.captives.is_empty() {
            kinds.push("Captive".into())
        }
        kinds.dedup();
        if kinds.len() == 1 {
            *counts.entry(format!("only {}", kinds[0])).or_default() += 1;
        }
        for k in kinds {
            *counts.entry(format!("finding {k}")).or_default() += 1;
        }
        let (wiring, script) = tame_wiring_and_script()
            .new_tree(&mut runner)
            .unwrap()
            .current();
        *counts.entry("tame bindings".into()).or_default() += wiring.bindings.len();
        *counts.entry("tame decorators".into()).or_default() += wiring.decorators.len();
        let makers: std::collections::BTreeSet<usize> =
            wiring.bindings.iter().map(|b| b.maker()).collect();
        *counts.entry("tame edges".into()).or_default() += makers
            .iter()
            .map(|m| wiring.edges_of(*m).len())
            .sum::<usize>();
        let graph = Expected::of(&wiring).graph;
        let mut det = true;
        let events = recorded(|| det = reference::run::run(graph, &wiring, &script));
        *counts.entry(format!("determined {det}")).or_default() += 1;
        for e in events {
            let name = match e {
                Event::Made { maker, inner, .. } => format!(
                    "made by {} {}",
                    if maker < 8 {
                        "bind"
                    } else if maker < 12 {
                        "comp"
                    } else {
                        "deco"
                    },
                    inner.is_some()
                ),
                Event::Got(r) => format!("got {:?}", r.map(|_| ())),
                Event::Returned(r) => format!("returned {:?}", r.map(|_| ())),
                Event::Warmed(b) => format!("warmed {b}"),
                e => format!("{e:?}")
                    .split([' ', '('])
                    .next()
                    .unwrap()
                    .to_owned(),
            };
            *counts.entry(name).or_default() += 1;
        }
    }
    for (k, v) in counts {
        println!("{v:8} {k}");
    }
}
