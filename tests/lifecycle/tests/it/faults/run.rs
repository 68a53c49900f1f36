//! Faults of `run` tasks, before the stop.

use std::sync::Arc;

use wirework::{ExitReason, FailureCause, StopOutcome};

use crate::faults::parts::{COUNT, graph, number};
use crate::faults::script::{Fault, Script, Step};
use crate::faults::{closed_once, nothing_is_left, rows};

#[tokio::test(start_paused = true)]
async fn a_task_that_goes_wrong_stops_the_application() {
    let all: Vec<usize> = (0..COUNT).collect();
    for part in 0..COUNT {
        for fault in [Fault::Fails, Fault::Panics] {
            let script = Arc::new(Script::new(Some((part, Step::Run, fault))));
            let container = graph(&script).start().await.unwrap();
            let exit = container.run_until(std::future::pending::<()>()).await;
            let ExitReason::Failed(component, cause) = exit.reason() else {
                panic!("{part} {fault:?}: {exit:?}");
            };
            assert_eq!(number(component), part);
            assert_eq!(
                matches!(cause, FailureCause::Panicked(_)),
                fault == Fault::Panics
            );
            assert!(!exit.is_success());
            let others: Vec<usize> = all.iter().copied().filter(|it| *it != part).collect();
            assert_eq!(script.ended(Step::Drain), others, "{part} {fault:?}");
            closed_once(&script, &all);
            assert_eq!(rows(exit.stop(), StopOutcome::Failed), [part]);
            assert_eq!(rows(exit.stop(), StopOutcome::Stopped), others);
            let first = exit.stop().rows().first().unwrap();
            assert_eq!(number(&first.component()), part, "the cause comes first");
            drop((container, exit));
            nothing_is_left(&script).await;
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_task_that_does_not_end_is_cancelled_and_closed() {
    let all: Vec<usize> = (0..COUNT).collect();
    for part in 0..COUNT {
        let script = Arc::new(Script::new(Some((part, Step::Run, Fault::Hangs))));
        let container = graph(&script).start().await.unwrap();
        let report = container.stop().await;
        closed_once(&script, &all);
        assert_eq!(rows(&report, StopOutcome::TimedOut), [part]);
        drop(container);
        nothing_is_left(&script).await;
    }
}
