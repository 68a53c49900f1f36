//! Faults of constructors.

use std::sync::Arc;

use wirework::{FailureCause, ResolveErrorKind, StartErrorKind, StopOutcome};

use crate::faults::parts::{COUNT, graph, number};
use crate::faults::script::{FAULTS, Fault, Script, Step};
use crate::faults::simulation::ended_before;
use crate::faults::{closed_once, nothing_is_left, rows};

#[tokio::test(start_paused = true)]
async fn a_constructor_that_goes_wrong_rolls_back_what_was_constructed() {
    for part in 0..COUNT {
        for fault in FAULTS {
            let script = Arc::new(Script::new(Some((part, Step::Construct, fault))));
            let error = graph(&script).start().await.unwrap_err();
            let expected = ended_before(part, Step::Construct, fault == Fault::Hangs);
            assert_eq!(script.ended(Step::Construct), expected, "{part} {fault:?}");
            assert_eq!(script.began(Step::Start), [0_usize; 0]);
            closed_once(&script, &expected);
            assert_eq!(rows(error.rollback(), StopOutcome::Stopped), expected);
            match (fault, error.kind()) {
                (Fault::Fails, StartErrorKind::Construct(error)) => {
                    assert_eq!(error.kind(), ResolveErrorKind::Constructor);
                }
                (Fault::Panics, StartErrorKind::Construct(error)) => {
                    assert_eq!(error.kind(), ResolveErrorKind::Panicked);
                }
                (Fault::Hangs, StartErrorKind::Step(step)) => {
                    assert!(matches!(step.cause(), FailureCause::TimedOut(_)));
                    assert_eq!(number(step.component()), part);
                }
                (_, kind) => panic!("{part} {fault:?}: {kind:?}"),
            }
            drop(error);
            nothing_is_left(&script).await;
        }
    }
}
