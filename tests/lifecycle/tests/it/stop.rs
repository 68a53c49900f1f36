//! The stop of a container.

use std::future::pending;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::time::Duration;

use futures_executor::block_on;
use wirework::{
    Container, FailureCause, Lazy, Limits, Phase, ResolveErrorKind, Shutdown, StopOutcome, bind,
};

use crate::support::{plain, poll_once, yields};

struct Pool;

struct Cache;

/// Returns a started container whose pool counts how often it is closed.
async fn counted(closed: &Arc<AtomicUsize>) -> Container {
    let closed = Arc::clone(closed);
    let close = move |_: Arc<Pool>| {
        let closed = Arc::clone(&closed);
        async move {
            yields(2).await;
            closed.fetch_add(1, SeqCst);
        }
    };
    let builder = Container::builder().add(bind::<Pool>().to(|| Pool).on_stop(close));
    builder.start().await.unwrap()
}

#[test]
fn it_runs_each_hook_once_however_often_it_is_called() {
    let closed: Arc<AtomicUsize> = Arc::default();
    block_on(async {
        let container = counted(&closed).await;
        let first = container.stop().await;
        let second = container.stop().await;
        assert_eq!(first.rows().len(), 1);
        assert_eq!(second.rows().len(), 1);
    });
    assert_eq!(closed.load(SeqCst), 1);
}

#[test]
fn concurrent_calls_share_it() {
    let closed: Arc<AtomicUsize> = Arc::default();
    let container = block_on(counted(&closed));
    let (first, second) = (container.stop(), container.stop());
    let (first, second) = block_on(futures_util::future::join(first, second));
    assert_eq!((first.rows().len(), second.rows().len()), (1, 1));
    assert_eq!(closed.load(SeqCst), 1);
}

#[test]
fn a_call_that_is_dropped_is_continued_by_the_next() {
    let closed: Arc<AtomicUsize> = Arc::default();
    let container = block_on(counted(&closed));
    let mut first = Box::pin(container.stop());
    assert!(poll_once(&mut first).is_pending());
    drop(first);
    assert_eq!(block_on(container.stop()).rows().len(), 1);
    assert_eq!(closed.load(SeqCst), 1);
}

#[test]
fn the_container_is_ready_from_the_end_of_its_start_to_the_beginning_of_its_stop() {
    let container = block_on(counted(&Arc::default()));
    assert!(container.readiness());
    let mut stop = Box::pin(container.stop());
    assert!(poll_once(&mut stop).is_pending());
    assert!(!container.readiness());
    let _ = block_on(stop);
    assert!(!container.readiness());
}

#[test]
fn values_are_resolved_until_its_end() {
    let container = block_on(counted(&Arc::default()));
    let mut stop = Box::pin(container.stop());
    assert!(poll_once(&mut stop).is_pending());
    container.resolve::<Pool>().unwrap();
}

#[test]
fn from_its_end_on_nothing_is_resolved() {
    let container = block_on(counted(&Arc::default()));
    let lazy = container.get::<Lazy<Pool>>().unwrap();
    let scope = container.scope().open().unwrap();
    let _ = block_on(container.stop());
    let errors = [
        container.resolve::<Pool>().map(drop).unwrap_err(),
        container.resolve_ref::<Pool>().map(drop).unwrap_err(),
        container.get::<Arc<Pool>>().map(drop).unwrap_err(),
        container.call(|_: Arc<Pool>| ()).unwrap_err(),
        scope.resolve::<Pool>().map(drop).unwrap_err(),
        lazy.get().map(drop).unwrap_err(),
        block_on(container.resolve_async::<Pool>())
            .map(drop)
            .unwrap_err(),
        block_on(container.get_async::<Arc<Pool>>())
            .map(drop)
            .unwrap_err(),
    ];
    for error in errors {
        assert_eq!(error.kind(), ResolveErrorKind::Stopped, "{error}");
    }
    let error = container.resolve::<Pool>().map(drop).unwrap_err();
    assert_eq!(
        plain(&format!("{error:#}")),
        "`Pool` cannot be resolved: the container was stopped\n\
         help       resolve before `stop`, or start a new container\n"
    );
}

#[test]
fn its_report_names_the_component_and_the_cause() {
    let report = block_on(async {
        let close = async |_: Arc<Pool>| Err::<(), _>("disk full");
        let container = Container::builder()
            .add(bind::<Pool>().to(|| Pool).on_stop(close))
            .add(
                bind::<Cache>()
                    .to(|| Cache)
                    .on_stop(async |_: Arc<Cache>| -> () { panic!("no cache") }),
            )
            .start()
            .await
            .unwrap();
        container.stop().await
    });
    assert_eq!(report.failures().count(), 2);
    assert_eq!(format!("{report:?}"), format!("{report:#}"));
    let text = plain(&format!("{report:#}"));
    let rows: Vec<&str> = text.lines().skip(1).collect();
    assert_eq!(
        rows,
        [
            "failed     `Pool` (registered at tests/lifecycle/tests/it/stop.rs:_): its `stop` hook failed: disk full",
            "failed     `Cache` (registered at tests/lifecycle/tests/it/stop.rs:_): its `stop` hook panicked: no cache",
        ]
    );
    let error = report.into_result().unwrap_err();
    assert!(error.to_string().contains("first `Pool`"), "{error}");
}

#[test]
fn a_component_that_was_not_constructed_has_no_row() {
    let report = block_on(async {
        let never = async |_: Arc<Pool>| ();
        let container = Container::builder()
            .add(bind::<Pool>().to(|| Pool).scoped().on_stop(never))
            .start()
            .await
            .unwrap();
        container.stop().await
    });
    assert!(report.rows().is_empty());
}

/// Returns a container with a task that never ends, and with a `stop` hook.
async fn with_endless_task(limits: Limits) -> Container {
    Container::builder()
        .limits(limits)
        .add(
            bind::<Pool>()
                .to(|| Pool)
                .on_run(async |_: Arc<Pool>, _: Shutdown| pending::<()>().await)
                .on_stop(async |_: Arc<Pool>| ()),
        )
        .start()
        .await
        .unwrap()
}

#[tokio::test(start_paused = true)]
async fn tasks_leave_the_stop_hooks_their_time_in_the_whole_stop() {
    let seconds = Duration::from_secs;
    for (limits, drain) in [
        (Limits::default().each(Phase::Drain, seconds(60)), 15),
        (Limits::default().stop(seconds(3)), 1),
        (
            Limits::default()
                .stop(seconds(60))
                .each(Phase::Drain, seconds(60)),
            50,
        ),
    ] {
        let limits = limits.each(Phase::Start, seconds(1));
        let container = with_endless_task(limits).await;
        let report = container.stop().await;
        let row = report.rows().first().unwrap();
        assert_eq!(row.outcome(), StopOutcome::TimedOut);
        let Some((_, FailureCause::PhaseOutOfTime(Phase::Drain, _))) = row.failure() else {
            panic!("{report:?}");
        };
        assert_eq!(report.took().as_secs(), drain);
    }
}

#[tokio::test(start_paused = true)]
async fn the_limit_of_a_phase_leaves_the_rest_to_the_next() {
    let limits = Limits::default().phase(Phase::Drain, Duration::from_secs(2));
    let container = Container::builder()
        .limits(limits)
        .add(
            bind::<Pool>()
                .to(|| Pool)
                .on_run(async |_: Arc<Pool>, _: Shutdown| pending::<()>().await),
        )
        .add(
            bind::<Cache>()
                .to(|| Cache)
                .on_stop(async |_: Arc<Cache>| ()),
        )
        .start()
        .await
        .unwrap();
    let report = container.stop().await;
    let outcomes: Vec<StopOutcome> = report
        .rows()
        .iter()
        .map(wirework::StopRow::outcome)
        .collect();
    assert_eq!(outcomes, [StopOutcome::TimedOut, StopOutcome::Stopped]);
    assert_eq!(report.took(), Duration::from_secs(2));
}

#[tokio::test(start_paused = true)]
async fn a_hook_may_have_a_limit_of_its_own() {
    let container = Container::builder()
        .add(
            bind::<Pool>()
                .to(|| Pool)
                .on_stop(async |_: Arc<Pool>| pending::<()>().await)
                .stop_limit(Duration::from_millis(300)),
        )
        .start()
        .await
        .unwrap();
    let report = container.stop().await;
    assert_eq!(report.took(), Duration::from_millis(300));
}

#[tokio::test(start_paused = true)]
async fn a_drain_ends_as_soon_as_the_task_is_idle() {
    let container = Container::builder()
        .add(
            bind::<Pool>()
                .to(|| Pool)
                .on_run(async |_: Arc<Pool>, shutdown: Shutdown| {
                    shutdown.requested().await;
                    tokio::time::sleep(Duration::from_millis(20)).await;
                }),
        )
        .start()
        .await
        .unwrap();
    let report = container.stop().await;
    assert_eq!(
        report.rows().first().unwrap().outcome(),
        StopOutcome::Drained
    );
    assert_eq!(report.took(), Duration::from_millis(20));
}
