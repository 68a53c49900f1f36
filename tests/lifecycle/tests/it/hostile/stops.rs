//! Hooks that stop what they belong to, and callers that stop a container beside others.

use std::sync::{Arc, OnceLock};

use wirework::{Container, Limits, Outcome, Phase, Scope, Shutdown, StopOutcome, StopRow, bind};

use crate::hostile::{Events, Pool, ms};

/// A slot for what a hook uses, which exists only later.
type Later<T> = Arc<OnceLock<T>>;

#[tokio::test]
async fn a_stop_hook_that_stops_its_container_receives_an_empty_report_at_once() {
    let own: Later<Container> = Arc::default();
    let (inside, rows) = (Arc::clone(&own), Later::<usize>::default());
    let seen = Arc::clone(&rows);
    let stop = move |_: Arc<Pool>| {
        let (own, seen) = (Arc::clone(&inside), Arc::clone(&seen));
        async move {
            let report = own.get().unwrap().stop().await;
            seen.set(report.rows().len()).unwrap();
        }
    };
    let builder = Container::builder().add(bind::<Pool>().to(|| Pool).on_stop(stop));
    let container = builder.start().await.unwrap();
    assert!(own.set(container.clone()).is_ok());
    let report = container.stop().await;
    assert_eq!((report.rows().len(), rows.get()), (1, Some(&0)));
    report.into_result().unwrap();
}

#[tokio::test]
async fn a_stop_hook_that_closes_its_scope_receives_an_empty_report_at_once() {
    struct Handler(OnceLock<Scope>);

    let handler = bind::<Handler>().to(|| Handler(OnceLock::new()));
    let close = async |handler: Arc<Handler>| {
        let report = handler.0.get().unwrap().close(Outcome::Failure).await;
        assert!(report.rows().is_empty());
    };
    let builder = Container::builder().add(handler.scoped().on_stop(close));
    let container = builder.start().await.unwrap();
    let scope = container.scope().open().unwrap();
    let handler = scope.resolve::<Handler>().unwrap();
    assert!(handler.0.set(scope.clone()).is_ok());
    let report = scope.close(Outcome::Success).await;
    assert_eq!(report.rows().len(), 1);
    report.into_result().unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_task_that_stops_its_container_waits_for_itself_until_its_drain_limit() {
    let events = Events::default();
    let own: Later<Container> = Arc::default();
    let inside = Arc::clone(&own);
    let run = move |_: Arc<u8>, _| {
        let own = Arc::clone(&inside);
        async move {
            let _ = own.wait().stop().await;
        }
    };
    let task = bind::<u8>().to(|| 1).on_run(run).drain_limit(ms(300));
    let container = events.pool().add(task).start().await.unwrap();
    assert!(own.set(container.clone()).is_ok());
    tokio::task::yield_now().await;
    assert!(!container.readiness());
    let report = container.stop().await;
    assert_eq!(report.took(), ms(300));
    assert_eq!(report.failures().count(), 1);
    assert_eq!(events.list(), ["pool closed"]);
}

#[tokio::test(start_paused = true)]
async fn a_drain_for_which_no_time_is_left_is_in_the_timeline() {
    struct Worker;

    let flush = async |_: Arc<Pool>, shutdown: Shutdown| shutdown.requested().await;
    let hang = async |_: Arc<Worker>, _: Shutdown| std::future::pending::<()>().await;
    let container = Container::builder()
        .add(bind::<Pool>().to(|| Pool).on_run(flush))
        .add(bind::<Worker>().to(|_: Arc<Pool>| Worker).on_run(hang))
        .limits(Limits::default().phase(Phase::Drain, ms(100)))
        .start()
        .await
        .unwrap();
    let report = container.stop().await;
    let outcomes: Vec<StopOutcome> = report.rows().iter().map(StopRow::outcome).collect();
    assert_eq!(outcomes, [StopOutcome::TimedOut, StopOutcome::Drained]);
    let timeline = container.timeline().to_string();
    let drains = timeline.lines().filter(|line| line.contains(" drain "));
    assert_eq!(drains.count(), 2, "{timeline}");
}
