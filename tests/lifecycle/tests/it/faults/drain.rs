//! Faults of `run` tasks that were told to end.

use std::sync::Arc;

use wirework::{Phase, StopOutcome};

use crate::faults::parts::{COUNT, depends, graph};
use crate::faults::script::{FAULTS, Fault, Script, Step};
use crate::faults::{closed_once, nothing_is_left, rows};

#[tokio::test(start_paused = true)]
async fn a_task_that_goes_wrong_while_it_drains_keeps_no_other() {
    let all: Vec<usize> = (0..COUNT).collect();
    for part in 0..COUNT {
        for fault in FAULTS {
            let script = Arc::new(Script::new(Some((part, Step::Drain, fault))));
            let container = graph(&script).start().await.unwrap();
            let report = container.stop().await;
            let outcome = match fault {
                Fault::Fails | Fault::Panics => StopOutcome::Failed,
                Fault::Hangs => StopOutcome::TimedOut,
            };
            assert_eq!(rows(&report, outcome), [part], "{part} {fault:?}");
            let others: Vec<usize> = all.iter().copied().filter(|it| *it != part).collect();
            assert_eq!(rows(&report, StopOutcome::Stopped), others);
            assert_eq!(report.failures().count(), 1);
            let failed = report.failures().next().unwrap();
            assert_eq!(failed.failure().unwrap().0, Phase::Drain);
            assert_eq!(script.ended(Step::Drain), others);
            closed_once(&script, &all);
            drop((container, report));
            nothing_is_left(&script).await;
        }
    }
}

#[tokio::test(start_paused = true)]
async fn tasks_drain_dependants_before_dependencies() {
    let script = Arc::new(Script::new(None));
    let container = graph(&script).start().await.unwrap();
    container.stop().await.into_result().unwrap();
    let drained = script.began(Step::Drain);
    for (at, part) in drained.iter().enumerate() {
        let later = &drained[at + 1..];
        assert!(
            !later.iter().any(|later| depends(*later, *part)),
            "{drained:?}"
        );
    }
}
