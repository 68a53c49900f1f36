//! Scopes inside each other whose handles are dropped in any order.

use std::sync::Arc;

use proptest::prelude::*;
use proptest::test_runner::Config;
use wirework::{Container, Outcome, Scope, bind};

use crate::hostile::{Events, ms};

/// The number of scopes around a scope.
#[derive(Clone, Copy)]
struct Depth(usize);

/// The value of each scope. It adds an event when it ends, and one when it is dropped.
struct Unit {
    depth: usize,
    events: Events,
}

impl Drop for Unit {
    fn drop(&mut self) {
        self.events.add(DROPPED[self.depth]);
    }
}

const SCOPES: usize = 4;
const ENDED: [&str; SCOPES] = ["0 ended", "1 ended", "2 ended", "3 ended"];
const DROPPED: [&str; SCOPES] = ["0 dropped", "1 dropped", "2 dropped", "3 dropped"];

/// Returns the events of a container whose scopes contain each other, after their handles have been dropped in this
/// order. If the outermost one is not among them, it is closed at last. The inner scopes take longer to end.
async fn drop_in(order: &[usize]) -> Vec<&'static str> {
    let events = Events::default();
    let (made, ended) = (events.clone(), events.clone());
    let unit = move |depth: Arc<Depth>| Unit {
        depth: depth.0,
        events: made.clone(),
    };
    let end_of_unit = move |unit: Arc<Unit>| {
        let ended = ended.clone();
        async move {
            tokio::time::sleep(ms(10) * u32::try_from(unit.depth).unwrap()).await;
            ended.add(ENDED[unit.depth]);
        }
    };
    let builder = Container::builder()
        .add(bind::<Depth>().to_seed())
        .add(bind::<Unit>().to(unit).scoped().on_stop(end_of_unit));
    let container = builder.start().await.unwrap();
    let mut scopes: Vec<Option<Scope>> = Vec::new();
    for depth in 0..SCOPES {
        let scope = match scopes.last() {
            Some(Some(outer)) => outer.scope(),
            _ => container.scope(),
        };
        let scope = scope.with(Depth(depth)).open().unwrap();
        scope.resolve::<Unit>().unwrap();
        scopes.push(Some(scope));
    }
    for at in order {
        drop(scopes[*at].take());
    }
    if let Some(outermost) = scopes[0].take() {
        let report = outermost.close(Outcome::Success).await;
        report.into_result().unwrap();
    }
    container.stop().await.into_result().unwrap();
    events.list()
}

fn check(order: &[usize]) -> Result<(), TestCaseError> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .start_paused(true)
        .build()?;
    let events = runtime.block_on(drop_in(order));
    let place = |event: &str| events.iter().position(|it| *it == event);
    for inner in 1..SCOPES {
        let end = place(ENDED[inner]);
        prop_assert!(end < place(ENDED[inner - 1]), "{:?}", events);
        prop_assert!(end < place(DROPPED[inner - 1]), "{:?}", events);
    }
    prop_assert_eq!(events.len(), 2 * SCOPES);
    Ok(())
}

proptest! {
    #![proptest_config(Config { failure_persistence: None, ..Config::default() })]

    #[test]
    fn dropped_scopes_end_from_the_inside_out(order in Just([0, 1, 2, 3]).prop_shuffle()) {
        check(&order)?;
    }

    #[test]
    fn a_scope_that_is_closed_ends_after_the_dropped_ones(order in Just([1, 2, 3]).prop_shuffle()) {
        check(&order)?;
    }
}
