//! The properties of wirings with async functions and hooks, which are started.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;

use futures_executor::block_on;
use proptest::prelude::*;

use crate::model::event::{Event, Id, alive, recorded};
use crate::model::finding::Place;
use crate::model::random::{
    living_wiring, script, spoilt_wiring, tame_wiring, with_tame_overrides, without_haste,
};
use crate::model::script::{Run, Script, Step, play_step};
use crate::model::{Binding, Lifetime, Wiring};
use crate::real::bindings::builder;
use crate::real::dependency::set_wiring;
use crate::real::overrides::test_graph;
use crate::real::run::Real;
use crate::reference::check::Expected;
use crate::reference::graph::Graph;
use crate::reference::run::Reference;
use crate::wirings::{check_problems, config, is_accepted, left_alive};
use crate::{real, reference};

/// Returns whether a wiring is accepted.
fn starts(wiring: &Wiring) -> bool {
    Expected::of(wiring).is_accepted()
}

fn tame_wiring_and_script() -> impl Strategy<Value = (Wiring, Script)> {
    tame_wiring(living_wiring(), starts).prop_flat_map(|wiring| {
        let script = script(&wiring);
        (Just(wiring), script)
    })
}

fn tame_graph_and_script() -> impl Strategy<Value = (Wiring, Script, bool)> {
    let tame = tame_wiring(living_wiring(), starts);
    let tame = with_tame_overrides(tame, starts).prop_map(without_haste);
    tame.prop_flat_map(|wiring| {
        let script = script(&wiring);
        (Just(wiring), script, any::<bool>())
    })
}

/// Plays the steps of a script, and closes all scopes, the inner ones first.
fn play(script: &Script, wiring: &Wiring, run: &mut impl Run) {
    for step in &script.steps {
        // A scope may have others inside.
        if !matches!(step, Step::Close(_)) {
            play_step(*step, wiring, run);
        }
    }
    (0..run.results()).for_each(|result| run.release(result));
    (1..run.realms()).rev().for_each(|realm| run.close(realm));
}

/// What happens in a started container.
#[derive(Debug, Default)]
struct Lived {
    has_started: bool,
    /// The makers of the values that exist after the start, and how many each has constructed.
    alive: BTreeMap<usize, usize>,
    outcomes: Vec<String>,
}

struct Reports {
    closed: Vec<Vec<Place>>,
    stopped: Vec<Place>,
}

fn live(wiring: &Wiring, script: &Script, lived: &mut Lived, reports: &mut Reports) {
    let Ok(container) = block_on(builder(wiring).start()) else {
        return;
    };
    lived.has_started = true;
    lived.alive = alive();
    let real = Real::new(container, wiring);
    let mut started = real::lifecycle::Started::new(real);
    play(script, wiring, &mut started);
    reports.stopped = started.stop();
    reports.closed = started.closed;
    lived.outcomes = started.outcomes;
}

fn live_in_reference(
    mut started: reference::lifecycle::Started,
    wiring: &Wiring,
    script: &Script,
    lived: &mut Lived,
) {
    lived.has_started = true;
    lived.alive = alive();
    play(script, wiring, &mut started);
    lived.outcomes = started.outcomes;
}

pub(crate) fn check_life(wiring: &Wiring, script: &Script) -> Result<(), TestCaseError> {
    let wiring = Rc::new(wiring.clone());
    set_wiring(&wiring);
    let (mut found, mut expected) = (Lived::default(), Lived::default());
    let mut reports = Reports {
        closed: Vec::new(),
        stopped: Vec::new(),
    };
    let events = recorded(|| live(&wiring, script, &mut found, &mut reports));
    let graph = Expected::of(&wiring).graph;
    recorded(|| {
        let reference = Reference::build(graph, &wiring);
        if let Some(started) = reference::lifecycle::Started::of(reference) {
            live_in_reference(started, &wiring, script, &mut expected);
        }
    });
    prop_assert_eq!(left_alive(&events), 0, "instances leak: {:#?}", events);
    prop_assert_eq!(found.has_started, expected.has_started);
    prop_assert_eq!(&found.alive, &expected.alive, "after the start");
    prop_assert_eq!(&found.outcomes, &expected.outcomes);
    let graph = Expected::of(&wiring).graph;
    if found.has_started {
        check_starts(&wiring, &graph, &events)?;
        let in_reports = reports.closed.iter().flatten().chain(&reports.stopped);
        let in_reports: Vec<Place> = in_reports.copied().collect();
        let stopped = hooks(&events, |event| match event {
            Event::Stopped(place, id) => Some((*place, *id)),
            _ => None,
        });
        let places: Vec<Place> = stopped.iter().map(|it| Place::Binding(it.0)).collect();
        prop_assert_eq!(in_reports, places, "the reports and the hooks");
    }
    for report in reports.closed.iter().chain([&reports.stopped]) {
        check_order(&graph, report, "stop", false)?;
    }
    check_stops(&wiring, &events)
}

/// Plays a script in a test graph, and stops it.
fn live_in_graph(wiring: &Wiring, script: &Script, is_started: bool, lived: &mut Lived) {
    let (mut graph, doubles) = test_graph(wiring, |_| true);
    if is_started {
        let start = AssertUnwindSafe(|| block_on(graph.start()));
        match catch_unwind(start) {
            Ok(started) => graph = started,
            Err(_) => return,
        }
    }
    let container = graph.container();
    lived.has_started = true;
    lived.alive = alive();
    let mut started = real::lifecycle::Started::new(Real::new(container, wiring));
    play(script, wiring, &mut started);
    let report = block_on(graph.stop());
    assert_eq!(report.failures().count(), 0, "{report}");
    lived.outcomes = started.outcomes;
    drop(started.real);
    drop(graph);
    drop(doubles);
}

/// Checks what happens in a test graph with async functions and hooks.
fn check_graph(wiring: &Wiring, script: &Script, is_started: bool) -> Result<(), TestCaseError> {
    let wiring = Rc::new(wiring.clone());
    set_wiring(&wiring);
    let (mut found, mut expected) = (Lived::default(), Lived::default());
    let events = recorded(|| live_in_graph(&wiring, script, is_started, &mut found));
    let application = Wiring {
        overrides: Vec::new(),
        ..(*wiring).clone()
    };
    let roots = is_started.then(|| Expected::of(&application).graph.unneeded());
    let roots = roots.unwrap_or_default();
    let graph = Expected::of(&wiring).graph;
    recorded(|| {
        let reference = Reference::build(graph, &wiring);
        if let Some(started) = reference::lifecycle::Started::below(reference, &roots) {
            live_in_reference(started, &wiring, script, &mut expected);
        }
    });
    prop_assert_eq!(left_alive(&events), 0, "instances leak: {:#?}", events);
    prop_assert_eq!(found.has_started, expected.has_started);
    prop_assert_eq!(&found.alive, &expected.alive, "after the start");
    prop_assert_eq!(&found.outcomes, &expected.outcomes);
    check_stops(&wiring, &events)
}

fn hooks(events: &[Event], hook: fn(&Event) -> Option<(usize, Id)>) -> Vec<(usize, Id)> {
    events.iter().filter_map(hook).collect()
}

/// Each `start` hook runs once, dependencies first.
fn check_starts(wiring: &Wiring, graph: &Graph, events: &[Event]) -> Result<(), TestCaseError> {
    let started = hooks(events, |event| match event {
        Event::Started(place, id) => Some((*place, *id)),
        _ => None,
    });
    let mut places: Vec<usize> = started.iter().map(|(place, _)| *place).collect();
    let in_order: Vec<Place> = places.iter().copied().map(Place::Binding).collect();
    places.sort_unstable();
    let with_start = wiring
        .bindings
        .iter()
        .filter(|it| it.life.has_start && graph.has(it.place));
    let mut expected: Vec<usize> = with_start.map(|it| it.place).collect();
    expected.sort_unstable();
    prop_assert_eq!(places, expected, "the start hooks");
    check_order(graph, &in_order, "start", true)
}

/// Each instance of a binding with a `stop` hook is stopped once.
fn check_stops(wiring: &Wiring, events: &[Event]) -> Result<(), TestCaseError> {
    let mut stopped = hooks(events, |event| match event {
        Event::Stopped(place, id) => Some((*place, *id)),
        _ => None,
    });
    let has_stop = |it: &&Binding| it.life.has_stop && it.lifetime != Lifetime::Transient;
    let mut made: Vec<(usize, Id)> = Vec::new();
    for event in events {
        if let Event::Made { id, maker, .. } = event {
            let binding = wiring.at(*maker).filter(has_stop);
            made.extend(binding.map(|it| (it.place, *id)));
        }
    }
    stopped.sort_unstable();
    made.sort_unstable();
    prop_assert_eq!(stopped, made, "the stop hooks");
    Ok(())
}

/// Checks that each place follows those below it, or precedes them.
fn check_order(
    graph: &Graph,
    places: &[Place],
    phase: &str,
    is_upwards: bool,
) -> Result<(), TestCaseError> {
    for (at, place) in places.iter().enumerate() {
        let Place::Binding(binding) = place else {
            continue;
        };
        let below = graph.ordered_below(*binding);
        let wrong = if is_upwards {
            &places[at + 1..]
        } else {
            &places[..at]
        };
        let wrong = wrong.iter().find(|other| below.contains(other));
        prop_assert!(
            wrong.is_none(),
            "{}: {:?} and {:?} in {:?}",
            phase,
            place,
            wrong,
            places
        );
    }
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_same_problems_of_starts_are_found(wiring in living_wiring()) {
        check_problems(&wiring, |builder| builder.start_plan().map(drop))?;
    }

    #[test]
    fn one_wrong_part_of_a_wiring_that_starts_is_found(
        wiring in spoilt_wiring(living_wiring(), is_accepted)
    ) {
        check_problems(&wiring, |builder| builder.start_plan().map(drop))?;
    }

    #[test]
    fn a_started_container_shares_the_same_and_runs_each_hook_once(
        (wiring, script) in tame_wiring_and_script()
    ) {
        check_life(&wiring, &script)?;
    }

    #[test]
    fn an_async_test_graph_shares_the_same_and_stops_each_value_once(
        (wiring, script, is_started) in tame_graph_and_script()
    ) {
        check_graph(&wiring, &script, is_started)?;
    }
}
