//! Promise 14: a graph of twelve parts, in which each step of each part fails, panics, hangs or is cancelled.
//!
//! Time is virtual, and each step takes a time of its own. So what has happened by the moment of a failure is
//! computed by a simple simulation, and compared with what the parts have recorded.

mod cancelled;
mod construct;
mod drain;
mod executors;
mod parts;
mod run;
mod script;
mod simulation;
mod start;
mod stop;

use std::sync::Arc;

use wirework::{StopOutcome, StopReport};

use crate::faults::script::{Script, Step};

/// Checks that each of these parts was closed once, dependants before dependencies, and no other part.
fn closed_once(script: &Script, expected: &[usize]) {
    let mut stopped = script.began(Step::Stop);
    for (at, part) in stopped.iter().enumerate() {
        for later in &stopped[at + 1..] {
            assert!(
                !parts::depends(*later, *part),
                "{later} depends on {part}, and stopped after it"
            );
        }
    }
    stopped.sort_unstable();
    assert_eq!(stopped, expected);
}

/// Returns the parts of a report with this outcome, sorted.
fn rows(report: &StopReport, outcome: StopOutcome) -> Vec<usize> {
    let rows = report.rows().iter();
    let rows = rows.filter(|row| row.outcome() == outcome);
    let mut parts: Vec<usize> = rows.map(|row| parts::number(&row.component())).collect();
    parts.sort_unstable();
    parts
}

/// Checks that every value was dropped, and that a start without a fault works.
async fn nothing_is_left(script: &Arc<Script>) {
    assert_eq!(script.alive(), 0);
    let container = parts::graph(&Arc::new(Script::new(None))).start().await;
    container.unwrap().stop().await.into_result().unwrap();
}
