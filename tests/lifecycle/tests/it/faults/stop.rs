//! Faults of `stop` hooks.

use std::sync::Arc;

use wirework::{Phase, StopOutcome};

use crate::faults::parts::{COUNT, graph, number};
use crate::faults::script::{FAULTS, Fault, Script, Step};
use crate::faults::{closed_once, nothing_is_left, rows};

#[tokio::test(start_paused = true)]
async fn a_stop_hook_that_goes_wrong_keeps_no_other() {
    let all: Vec<usize> = (0..COUNT).collect();
    for part in 0..COUNT {
        for fault in FAULTS {
            let script = Arc::new(Script::new(Some((part, Step::Stop, fault))));
            let container = graph(&script).start().await.unwrap();
            let report = container.stop().await;
            let outcome = match fault {
                Fault::Fails | Fault::Panics => StopOutcome::Failed,
                Fault::Hangs => StopOutcome::TimedOut,
            };
            assert_eq!(rows(&report, outcome), [part], "{part} {fault:?}");
            let others: Vec<usize> = all.iter().copied().filter(|it| *it != part).collect();
            assert_eq!(rows(&report, StopOutcome::Stopped), others);
            let failed = report.failures().next().unwrap();
            assert_eq!(number(&failed.component()), part);
            assert_eq!(failed.failure().unwrap().0, Phase::Stop);
            assert_eq!(script.ended(Step::Stop), others);
            closed_once(&script, &all);
            drop((container, report));
            nothing_is_left(&script).await;
        }
    }
}
