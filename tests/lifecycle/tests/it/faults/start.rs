//! Faults of `start` hooks.

use std::sync::Arc;

use wirework::{FailureCause, Phase, StartErrorKind, StopOutcome};

use crate::faults::parts::{COUNT, graph, number};
use crate::faults::script::{FAULTS, Fault, Script, Step};
use crate::faults::simulation::ended_before;
use crate::faults::{closed_once, nothing_is_left, rows};

#[tokio::test(start_paused = true)]
async fn a_start_hook_that_goes_wrong_rolls_back_everything() {
    let all: Vec<usize> = (0..COUNT).collect();
    for part in 0..COUNT {
        for fault in FAULTS {
            let script = Arc::new(Script::new(Some((part, Step::Start, fault))));
            let error = graph(&script).start().await.unwrap_err();
            let expected = ended_before(part, Step::Start, fault == Fault::Hangs);
            assert_eq!(script.ended(Step::Start), expected, "{part} {fault:?}");
            assert_eq!(script.began(Step::Run), [0_usize; 0]);
            // Also what was constructed and never started is closed.
            closed_once(&script, &all);
            assert_eq!(rows(error.rollback(), StopOutcome::Stopped), all);
            let StartErrorKind::Step(step) = error.kind() else {
                panic!("{part} {fault:?}: {error:?}");
            };
            assert_eq!(
                (number(step.component()), step.phase()),
                (part, Phase::Start)
            );
            match (fault, step.cause()) {
                (Fault::Fails, FailureCause::Failed(error)) => {
                    assert_eq!(error.to_string(), format!("{part} was told to fail"));
                }
                (Fault::Panics, FailureCause::Panicked(message)) => {
                    assert_eq!(*message, format!("{part} was told to panic"));
                }
                (Fault::Hangs, FailureCause::TimedOut(_)) => {}
                (_, cause) => panic!("{part} {fault:?}: {cause:?}"),
            }
            drop(error);
            nothing_is_left(&script).await;
        }
    }
}
