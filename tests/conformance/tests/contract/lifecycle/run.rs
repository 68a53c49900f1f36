//! Run: background tasks, and what ends an application.

use std::future::{pending, ready};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use conformance::events::{Count, Log};
use conformance::services::{Refused, panics};
use futures_executor::block_on;
use tokio::time::{Instant, sleep};
use wirework::{
    Backoff, Container, ContainerBuilder, ExitReason, FailureCause, RunPolicy, Shutdown, Signals,
    StartErrorKind, StopOutcome, bind,
};

const SECOND: Duration = Duration::from_secs(1);

struct Worker;

type BoxFuture = Pin<Box<dyn Future<Output = ()> + Send>>;

/// Returns an application with one task.
fn app<F, E>(task: impl Fn(Shutdown) -> F + Send + Sync + 'static) -> ContainerBuilder
where
    F: Future<Output = Result<(), E>> + Send + 'static,
    E: std::error::Error + Send + Sync + 'static,
{
    with_policy(RunPolicy::StopApplication, task)
}

fn with_policy<F, E>(
    policy: RunPolicy,
    task: impl Fn(Shutdown) -> F + Send + Sync + 'static,
) -> ContainerBuilder
where
    F: Future<Output = Result<(), E>> + Send + 'static,
    E: std::error::Error + Send + Sync + 'static,
{
    let worker = bind::<Worker>().to(|| Worker).run_policy(policy);
    Container::builder().add(worker.on_run(move |_: Arc<Worker>, shutdown| task(shutdown)))
}

async fn until_told(shutdown: Shutdown) -> Result<(), Refused> {
    shutdown.requested().await;
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn a_start_does_not_wait_for_the_end_of_a_task() {
    let container = app(until_told).start().await.unwrap();
    assert!(container.readiness());
}

#[tokio::test(start_paused = true)]
async fn a_task_runs_while_the_application_runs() {
    let count = Count::default();
    let of_task = count.clone();
    let container = app(move |shutdown: Shutdown| {
        let count = of_task.clone();
        async move {
            while shutdown.unless_requested(sleep(SECOND)).await.is_some() {
                assert!(count.next() > 0);
            }
            Ok::<_, Refused>(())
        }
    });
    let container = container.start().await.unwrap();
    sleep(SECOND * 3 + SECOND / 2).await;
    container.stop().await.into_result().unwrap();
    assert_eq!(count.get(), 3);
}

#[tokio::test(start_paused = true)]
async fn a_task_finishes_its_work_when_it_is_told_to_end() {
    let log = Log::default();
    let of_task = log.clone();
    let container = app(move |shutdown: Shutdown| {
        let log = of_task.clone();
        async move {
            shutdown.requested().await;
            sleep(SECOND).await;
            log.write("finished");
            Ok::<_, Refused>(())
        }
    });
    let container = container.start().await.unwrap();
    let report = container.stop().await;
    assert_eq!(log.events(), ["finished"]);
    assert_eq!(report.rows()[0].outcome(), StopOutcome::Drained);
}

#[tokio::test(start_paused = true)]
async fn a_task_that_does_not_end_is_cut_after_its_limit() {
    let worker = bind::<Worker>()
        .to(|| Worker)
        .on_run(|_: Arc<Worker>, _: Shutdown| pending::<()>());
    let builder = Container::builder().add(worker.drain_limit(SECOND));
    let container = builder.start().await.unwrap();
    let began = Instant::now();
    let report = container.stop().await;
    assert!(began.elapsed() >= SECOND && began.elapsed() < 2 * SECOND);
    assert_eq!(report.rows()[0].outcome(), StopOutcome::TimedOut);
}

#[tokio::test(start_paused = true)]
async fn a_task_ends_before_the_stop_hooks_of_its_dependencies_run() {
    let log = Log::default();
    let of_task = log.clone();
    let task = move |_: Arc<Worker>, shutdown: Shutdown| {
        let log = of_task.clone();
        async move {
            shutdown.requested().await;
            sleep(SECOND).await;
            log.write("task ended");
        }
    };
    let worker = bind::<Worker>()
        .to(|_: Arc<super::Database>| Worker)
        .on_run(task);
    let container = Container::builder()
        .add(super::database(&log))
        .add(worker)
        .start()
        .await
        .unwrap();
    container.stop().await.into_result().unwrap();
    assert_eq!(
        log.events(),
        ["start database", "task ended", "stop database"]
    );
}

/// Returns a task that writes when it is told to end, and when it ends a second later.
fn writes<K>(
    log: &Log,
    [told, ended]: [&'static str; 2],
) -> impl Fn(Arc<K>, Shutdown) -> BoxFuture + use<K> {
    let log = log.clone();
    move |_, shutdown| {
        let log = log.clone();
        Box::pin(async move {
            shutdown.requested().await;
            log.write(told);
            sleep(SECOND).await;
            log.write(ended);
        })
    }
}

#[tokio::test(start_paused = true)]
async fn a_task_is_told_to_end_when_the_tasks_that_need_its_component_have_ended() {
    struct Consumer;
    let log = Log::default();
    let worker = bind::<Worker>().to(|| Worker);
    let consumer = bind::<Consumer>().to(|_: Arc<Worker>| Consumer);
    let builder = Container::builder()
        .add(worker.on_run(writes(&log, ["worker told", "worker ended"])))
        .add(consumer.on_run(writes(&log, ["consumer told", "consumer ended"])));
    let container = builder.start().await.unwrap();
    sleep(SECOND).await;
    container.stop().await.into_result().unwrap();
    let expected = [
        "consumer told",
        "consumer ended",
        "worker told",
        "worker ended",
    ];
    assert_eq!(log.events(), expected);
}

#[tokio::test(start_paused = true)]
async fn an_application_runs_until_its_signal() {
    let container = app(until_told).start().await.unwrap();
    let exit = container.run_until(sleep(SECOND)).await;
    assert!(matches!(exit.reason(), ExitReason::Signal) && exit.is_success());
}

#[tokio::test(start_paused = true)]
async fn a_task_that_ends_ends_the_application() {
    let container = app(|_| ready(Ok::<_, Refused>(()))).start().await.unwrap();
    let exit = container.run_until(pending::<()>()).await;
    assert!(matches!(exit.reason(), ExitReason::Ended(component) if component.contains("Worker")));
}

#[tokio::test(start_paused = true)]
async fn a_task_that_fails_ends_the_application_with_a_failure() {
    let container = app(|_| ready(Err(Refused))).start().await.unwrap();
    let exit = container.run_until(pending::<()>()).await;
    assert!(matches!(exit.reason(), ExitReason::Failed(..)) && !exit.is_success());
}

#[tokio::test(start_paused = true)]
async fn a_task_that_panics_ends_the_application_with_a_failure() {
    let panics = |_| async { panics::<Result<(), Refused>>() };
    let container = app(panics).start().await.unwrap();
    let exit = container.run_until(pending::<()>()).await;
    assert!(matches!(
        exit.reason(),
        ExitReason::Failed(_, FailureCause::Panicked(_))
    ));
}

#[tokio::test(start_paused = true)]
async fn a_task_may_end_without_ending_the_application() {
    let builder = with_policy(RunPolicy::Ignore, |_| ready(Err(Refused)));
    let container = builder.start().await.unwrap();
    let exit = container.run_until(sleep(SECOND)).await;
    assert!(matches!(exit.reason(), ExitReason::Signal));
}

#[tokio::test(start_paused = true)]
async fn a_task_that_fails_may_be_restarted_after_longer_and_longer_pauses() {
    let count = Count::default();
    let of_task = count.clone();
    let policy = RunPolicy::Restart(Backoff::new().first(SECOND).longest(SECOND * 60));
    let builder = with_policy(policy, move |_| {
        assert!(of_task.next() > 0);
        ready(Err(Refused))
    });
    let container = builder.start().await.unwrap();
    let exit = container.run_until(sleep(SECOND * 7 + SECOND / 2)).await;
    assert!(exit.is_success() && count.get() == 4);
}

#[tokio::test(start_paused = true)]
async fn an_application_that_somebody_else_stops_ends() {
    let container = app(until_told).start().await.unwrap();
    let other = container.clone();
    tokio::spawn(async move {
        sleep(SECOND).await;
        other.stop().await.into_result().unwrap();
    });
    let exit = container.run_until(pending::<()>()).await;
    assert!(matches!(exit.reason(), ExitReason::Stopped));
}

#[tokio::test(start_paused = true)]
async fn a_second_signal_does_not_wait_for_a_task() {
    let container = app(|_| pending::<Result<(), Refused>>())
        .start()
        .await
        .unwrap();
    let began = Instant::now();
    let exit = container.run_until(Signals::each(|| sleep(SECOND))).await;
    assert!(began.elapsed() < 3 * SECOND && !exit.is_success());
}

#[test]
fn a_task_without_a_runtime_is_an_error_of_the_start() {
    let error = block_on(app(until_told).start()).unwrap_err();
    assert!(matches!(error.kind(), StartErrorKind::NoRuntime(_)));
}

#[tokio::test(start_paused = true)]
async fn a_signal_that_came_early_ends_the_application_at_once() {
    let container = app(until_told).start().await.unwrap();
    let began = Instant::now();
    let exit = container.run_until(ready(())).await;
    assert!(exit.is_success() && began.elapsed() < SECOND);
}
