//! Stop: hooks that close components.

use std::future::{pending, ready};
use std::sync::Arc;
use std::time::Duration;

use conformance::containers::{built, failure};
use conformance::events::{Log, OnDrop};
use conformance::services::{Refused, panics};
use conformance::threads::in_time;
use futures_executor::block_on;
use tokio::time::{Instant, sleep, timeout};
use wirework::testing::TestGraph;
use wirework::{
    Container, FactoryBinding, FailureCause, Limits, Phase, ResolveErrorKind, StopOutcome, bind,
};

use super::{Cache, Database, app, cache, database, server};

const SECOND: Duration = Duration::from_secs(1);

fn stop_events(log: &Log) -> Vec<&'static str> {
    let events = log.events().into_iter();
    events.filter(|event| !event.starts_with("start")).collect()
}

/// Binds a cache between the server and the database whose `stop` hook fails in some way.
fn bad_cache<F: Future<Output = Result<(), Refused>> + Send + 'static>(
    stop: impl Fn() -> F + Send + Sync + 'static,
) -> FactoryBinding<Cache> {
    bind::<Cache>()
        .to(|_: Arc<Database>| Cache)
        .on_stop(move |_: Arc<Cache>| stop())
}

#[test]
fn stop_hooks_run_dependants_first() {
    let log = Log::default();
    let container = block_on(app(&log).start()).unwrap();
    block_on(container.stop()).into_result().unwrap();
    assert_eq!(
        stop_events(&log),
        ["stop server", "stop cache", "stop database"]
    );
}

#[test]
fn a_second_stop_runs_no_hook_again() {
    let log = Log::default();
    let container = block_on(app(&log).start()).unwrap();
    block_on(container.stop()).into_result().unwrap();
    block_on(container.stop()).into_result().unwrap();
    assert_eq!(stop_events(&log).len(), 3);
}

#[test]
fn callers_that_stop_at_the_same_time_share_one_stop() {
    let log = Log::default();
    let container = block_on(app(&log).start()).unwrap();
    let (one, other) = block_on(async { tokio::join!(container.stop(), container.stop()) });
    assert_eq!((one.rows().len(), other.rows().len()), (3, 3));
    assert_eq!(stop_events(&log).len(), 3);
}

#[test]
fn a_stop_hook_that_fails_does_not_keep_the_others() {
    let log = Log::default();
    let builder = Container::builder().add(server(&log)).add(database(&log));
    let container = block_on(builder.add(bad_cache(|| ready(Err(Refused)))).start()).unwrap();
    let report = block_on(container.stop());
    assert_eq!(stop_events(&log), ["stop server", "stop database"]);
    let failed = report.failures().next().unwrap();
    assert!(failed.component().contains("Cache"));
    assert_eq!(failed.failure().map(|(phase, _)| phase), Some(Phase::Stop));
}

#[test]
fn a_stop_hook_that_panics_does_not_keep_the_others() {
    let log = Log::default();
    let builder = Container::builder().add(server(&log)).add(database(&log));
    let container = block_on(builder.add(bad_cache(|| async { panics() })).start()).unwrap();
    let report = block_on(container.stop());
    assert_eq!(stop_events(&log), ["stop server", "stop database"]);
    let failure = report.failures().next().and_then(|row| row.failure());
    assert!(matches!(failure, Some((_, FailureCause::Panicked(text))) if text == "on purpose"));
}

#[tokio::test(start_paused = true)]
async fn a_stop_hook_that_hangs_does_not_keep_the_others() {
    let log = Log::default();
    let builder = Container::builder().add(server(&log)).add(database(&log));
    let hangs = bad_cache(pending).stop_limit(SECOND);
    let container = builder.add(hangs).start().await.unwrap();
    let report = container.stop().await;
    assert_eq!(stop_events(&log), ["stop server", "stop database"]);
    let outcomes: Vec<StopOutcome> = report.failures().map(wirework::StopRow::outcome).collect();
    assert_eq!(outcomes, [StopOutcome::TimedOut]);
}

#[tokio::test(start_paused = true)]
async fn a_whole_stop_has_a_limit() {
    let hangs = bad_cache(pending).stop_limit(SECOND * 100);
    let builder = Container::builder()
        .add(database(&Log::default()))
        .add(hangs);
    let container = builder
        .limits(Limits::default().stop(SECOND))
        .start()
        .await
        .unwrap();
    let began = Instant::now();
    assert!(container.stop().await.into_result().is_err());
    assert!(began.elapsed() <= 2 * SECOND);
}

#[test]
fn the_report_of_a_stop_has_a_row_for_each_component() {
    let container = block_on(app(&Log::default()).start()).unwrap();
    let report = block_on(container.stop());
    let rows: Vec<StopOutcome> = report
        .rows()
        .iter()
        .map(wirework::StopRow::outcome)
        .collect();
    assert_eq!(rows, [StopOutcome::Stopped; 3]);
}

#[test]
fn a_stopped_container_resolves_nothing() {
    let container = block_on(app(&Log::default()).start()).unwrap();
    block_on(container.stop()).into_result().unwrap();
    assert_eq!(
        failure(container.resolve::<Database>()),
        ResolveErrorKind::Stopped
    );
}

#[test]
fn a_stop_hook_may_use_the_dependencies_of_its_component() {
    struct Writer(Arc<Log>);
    let log = Log::default();
    let flush = |writer: Arc<Writer>| {
        writer.0.write("flushed");
        ready(())
    };
    let builder = Container::builder()
        .add(bind::<Log>().to_value(log.clone()))
        .add(bind::<Writer>().to(Writer).on_stop(flush));
    let container = block_on(builder.start()).unwrap();
    block_on(container.stop()).into_result().unwrap();
    assert_eq!(log.events(), ["flushed"]);
}

#[test]
fn values_are_dropped_after_the_last_stop_hook() {
    let log = Log::default();
    let of_value = log.clone();
    let value = bind::<OnDrop>()
        .to(move |_: Arc<Database>| of_value.on_drop("dropped"))
        .eager();
    let container = block_on(Container::builder().add(database(&log)).add(value).start()).unwrap();
    block_on(container.stop()).into_result().unwrap();
    drop(container);
    assert_eq!(stop_events(&log), ["stop database", "dropped"]);
}

#[tokio::test(start_paused = true)]
async fn a_container_is_not_ready_any_more_when_its_stop_begins() {
    let hangs = bad_cache(|| async {
        sleep(SECOND).await;
        Ok(())
    });
    let builder = Container::builder()
        .add(database(&Log::default()))
        .add(hangs);
    let container = builder.start().await.unwrap();
    let stopping = container.clone();
    let stop = tokio::spawn(async move { stopping.stop().await });
    sleep(SECOND / 2).await;
    assert!(!container.readiness() && !stop.is_finished());
}

#[tokio::test(start_paused = true)]
async fn a_stop_that_is_given_up_goes_on_with_the_next_call() {
    let log = Log::default();
    let slow = bad_cache(|| async {
        sleep(2 * SECOND).await;
        Ok(())
    });
    let builder = Container::builder()
        .add(server(&log))
        .add(database(&log))
        .add(slow);
    let container = builder.start().await.unwrap();
    assert!(timeout(SECOND, container.stop()).await.is_err());
    container.stop().await.into_result().unwrap();
    assert_eq!(stop_events(&log), ["stop server", "stop database"]);
}

#[tokio::test(start_paused = true)]
async fn a_started_container_that_is_dropped_is_stopped_in_the_background() {
    let log = Log::default();
    drop(app(&log).start().await.unwrap());
    sleep(SECOND).await;
    assert_eq!(
        stop_events(&log),
        ["stop server", "stop cache", "stop database"]
    );
}

#[test]
fn the_stop_of_one_container_leaves_another() {
    let log = Log::default();
    let start = || block_on(Container::builder().add(database(&log)).start()).unwrap();
    let (one, other) = (start(), start());
    block_on(one.stop()).into_result().unwrap();
    assert!(other.readiness() && other.resolve::<Database>().is_ok());
}

#[test]
fn a_container_without_hooks_can_be_stopped() {
    let container = built(Container::builder().add(bind::<u8>().to_value(1)));
    assert!(block_on(container.stop()).into_result().is_ok());
}

#[test]
fn a_stop_hook_that_stops_its_container_does_not_wait_for_itself() {
    let holder: Arc<std::sync::OnceLock<Container>> = Arc::default();
    let of_hook = holder.clone();
    let cache = bad_cache(move || {
        let container = of_hook.get().cloned();
        async move {
            let stopped = async { Some(container?.stop().await) };
            stopped.await.map_or(Err(Refused), |_| Ok(()))
        }
    });
    let builder = Container::builder()
        .add(database(&Log::default()))
        .add(cache);
    let container = block_on(builder.start()).unwrap();
    holder.get_or_init(|| container.clone());
    in_time(move || block_on(container.stop()).into_result().unwrap());
}

#[test]
fn the_hooks_of_an_overridden_component_do_not_run() {
    let log = Log::default();
    let builder = app(&log).replace(bind::<Cache>().to(|| Cache));
    let container = block_on(builder.start()).unwrap();
    block_on(container.stop()).into_result().unwrap();
    let cache_events = log
        .events()
        .iter()
        .filter(|event| event.ends_with("cache"))
        .count();
    assert_eq!(cache_events, 0);
}

#[test]
fn a_test_starts_a_part_of_the_application() {
    let log = Log::default();
    let builder = Container::builder()
        .add(server(&log))
        .add(database(&log))
        .add(cache(&log));
    let mut graph = TestGraph::of(builder);
    block_on(async {
        graph.start_only::<Cache>().await;
        graph.stop().await.into_result().unwrap();
    });
    assert_eq!(
        log.events(),
        [
            "start database",
            "start cache",
            "stop cache",
            "stop database"
        ]
    );
}
