//! The same faults on each executor, without virtual time.

use std::sync::Arc;

use wirework::{Container, StopOutcome};

use crate::faults::parts::{COUNT, graph};
use crate::faults::script::{Fault, Script, Step};
use crate::faults::{closed_once, rows};

/// Lets each constructor and hook of each part fail and panic.
async fn every_fault() {
    for part in 0..COUNT {
        for step in [Step::Construct, Step::Start, Step::Stop] {
            for fault in [Fault::Fails, Fault::Panics] {
                let script = Script::new(Some((part, step, fault))).without_clock();
                let script = Arc::new(script);
                match graph(&script).start().await {
                    Ok(container) => stops(&script, &container, part).await,
                    Err(error) => {
                        assert_ne!(step, Step::Stop, "{error:?}");
                        let constructed = script.ended(Step::Construct);
                        closed_once(&script, &constructed);
                        assert_eq!(rows(error.rollback(), StopOutcome::Stopped), constructed);
                    }
                }
                assert_eq!(script.alive(), 0);
            }
        }
    }
}

async fn stops(script: &Script, container: &Container, part: usize) {
    let report = container.stop().await;
    assert_eq!(rows(&report, StopOutcome::Failed), [part]);
    closed_once(script, &(0..COUNT).collect::<Vec<usize>>());
}

#[test]
fn futures() {
    futures_executor::block_on(every_fault());
}

#[test]
fn smol() {
    smol::block_on(every_fault());
}

#[tokio::test]
async fn tokio_on_one_thread() {
    every_fault().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tokio_on_several_threads() {
    tokio::spawn(every_fault()).await.unwrap();
}
