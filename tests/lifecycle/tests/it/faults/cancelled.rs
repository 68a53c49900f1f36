//! Steps that are cancelled: the future of a start or of a stop is dropped while they are in progress.

use std::sync::Arc;
use std::time::Duration;

use crate::faults::parts::{COUNT, graph};
use crate::faults::script::{Script, Step};
use crate::faults::simulation::ends;
use crate::faults::{closed_once, nothing_is_left};

/// The time of all steps of a stop, and more.
const LONG: Duration = Duration::from_mins(1);

/// Returns the parts that have ended a step after this time.
fn ended_after(step: Step, time: u64) -> Vec<usize> {
    let ends = ends(step);
    (0..COUNT).filter(|part| ends[*part] < time).collect()
}

#[tokio::test(start_paused = true)]
async fn a_start_that_is_dropped_while_a_constructor_runs_closes_what_was_constructed() {
    for part in 0..COUNT {
        let script = Arc::new(Script::new(None));
        let time = ends(Step::Construct)[part];
        let start = graph(&script).start();
        let limit = Duration::from_millis(time - 1);
        tokio::time::timeout(limit, start).await.unwrap_err();
        let expected = ended_after(Step::Construct, time);
        assert_eq!(script.ended(Step::Construct), expected);
        tokio::time::sleep(LONG).await;
        closed_once(&script, &expected);
        nothing_is_left(&script).await;
    }
}

#[tokio::test(start_paused = true)]
async fn a_start_that_is_dropped_while_a_hook_runs_closes_everything() {
    let all: Vec<usize> = (0..COUNT).collect();
    let constructed = ends(Step::Construct).into_iter().max().unwrap();
    for part in 0..COUNT {
        let script = Arc::new(Script::new(None));
        let time = ends(Step::Start)[part];
        let start = graph(&script).start();
        let limit = Duration::from_millis(constructed + time - 1);
        tokio::time::timeout(limit, start).await.unwrap_err();
        assert_eq!(script.ended(Step::Start), ended_after(Step::Start, time));
        tokio::time::sleep(LONG).await;
        closed_once(&script, &all);
        nothing_is_left(&script).await;
    }
}

#[tokio::test(start_paused = true)]
async fn a_stop_that_is_dropped_at_any_time_is_continued_by_the_next() {
    let all: Vec<usize> = (0..COUNT).collect();
    for milliseconds in (0..1_000).step_by(7) {
        let script = Arc::new(Script::new(None));
        let container = graph(&script).start().await.unwrap();
        let limit = Duration::from_millis(milliseconds);
        // It is in time for the longest limits.
        drop(tokio::time::timeout(limit, container.stop()).await);
        let report = container.stop().await;
        assert_eq!(report.rows().len(), COUNT);
        report.into_result().unwrap();
        assert_eq!(script.ended(Step::Stop), all);
        closed_once(&script, &all);
        drop(container);
        nothing_is_left(&script).await;
    }
}

#[tokio::test(start_paused = true)]
async fn a_container_that_is_dropped_without_a_stop_is_stopped_in_the_background() {
    let all: Vec<usize> = (0..COUNT).collect();
    let script = Arc::new(Script::new(None));
    drop(graph(&script).start().await.unwrap());
    tokio::time::sleep(LONG).await;
    assert_eq!(script.ended(Step::Drain), all);
    closed_once(&script, &all);
    nothing_is_left(&script).await;
}
