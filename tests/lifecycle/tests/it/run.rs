//! `run` tasks, their policies, and `run_until`.

use std::future::{pending, ready};
use std::process::{ExitCode, Termination};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::time::Duration;

use wirework::{
    Backoff, Container, ContainerBuilder, Exit, ExitReason, FailureCause, RunPolicy, Shutdown,
    Signals, StopOutcome, bind,
};

struct Worker;

/// Returns a builder of a worker whose task fails each time, after a second.
fn failing(runs: &Arc<AtomicUsize>, policy: RunPolicy) -> ContainerBuilder {
    let runs = Arc::clone(runs);
    let run = move |_: Arc<Worker>, shutdown: Shutdown| {
        let runs = Arc::clone(&runs);
        async move {
            runs.fetch_add(1, SeqCst);
            let second = tokio::time::sleep(Duration::from_secs(1));
            match shutdown.unless_requested(second).await {
                Some(()) => Err("lost the connection"),
                None => Ok(()),
            }
        }
    };
    let worker = bind::<Worker>().to(|| Worker);
    Container::builder().add(worker.on_run(run).run_policy(policy))
}

async fn exit(builder: ContainerBuilder, time: Duration) -> Exit {
    let container = builder.start().await.unwrap();
    container.run_until(tokio::time::sleep(time)).await
}

#[tokio::test(start_paused = true)]
async fn a_task_that_fails_stops_the_application() {
    let runs: Arc<AtomicUsize> = Arc::default();
    let exit = exit(failing(&runs, RunPolicy::StopApplication), Duration::MAX).await;
    let ExitReason::Failed(component, FailureCause::Failed(error)) = exit.reason() else {
        panic!("{exit:?}");
    };
    assert!(
        component.starts_with("the `run` task of `Worker`"),
        "{component}"
    );
    assert_eq!(error.to_string(), "lost the connection");
    assert!(!exit.is_success());
    assert_eq!(runs.load(SeqCst), 1);
}

#[tokio::test(start_paused = true)]
async fn a_task_that_ends_stops_the_application_with_success() {
    let builder = Container::builder().add(
        bind::<Worker>()
            .to(|| Worker)
            .on_run(async |_: Arc<Worker>, _: Shutdown| ()),
    );
    let exit = exit(builder, Duration::MAX).await;
    assert!(matches!(exit.reason(), ExitReason::Ended(_)), "{exit:?}");
    assert!(exit.is_success());
}

#[tokio::test(start_paused = true)]
async fn a_task_restarts_with_growing_pauses() {
    let runs: Arc<AtomicUsize> = Arc::default();
    // 1 s, pause 100 ms, 1 s, pause 200 ms, 1 s, pause 400 ms, 1 s: the fourth run ends after 4.7 s.
    let exit = exit(
        failing(&runs, RunPolicy::restart()),
        Duration::from_millis(4_650),
    )
    .await;
    assert!(matches!(exit.reason(), ExitReason::Signal), "{exit:?}");
    assert!(exit.is_success(), "{exit:?}");
    assert_eq!(runs.load(SeqCst), 4);
}

#[tokio::test(start_paused = true)]
async fn a_task_without_restarts_left_stops_the_application() {
    let runs: Arc<AtomicUsize> = Arc::default();
    let policy = RunPolicy::Restart(Backoff::new().restarts(2));
    let exit = exit(failing(&runs, policy), Duration::MAX).await;
    assert!(matches!(exit.reason(), ExitReason::Failed(..)), "{exit:?}");
    assert_eq!(runs.load(SeqCst), 3);
}

#[tokio::test(start_paused = true)]
async fn a_task_that_is_ignored_may_fail() {
    let runs: Arc<AtomicUsize> = Arc::default();
    let exit = exit(failing(&runs, RunPolicy::Ignore), Duration::from_secs(9)).await;
    assert!(matches!(exit.reason(), ExitReason::Signal), "{exit:?}");
    assert!(exit.is_success(), "{exit:?}");
    assert_eq!(runs.load(SeqCst), 1);
}

#[tokio::test(start_paused = true)]
async fn a_restart_does_not_wait_for_its_pause_when_the_application_stops() {
    let runs: Arc<AtomicUsize> = Arc::default();
    let policy = RunPolicy::Restart(Backoff::new().first(Duration::from_secs(30)));
    let exit = exit(failing(&runs, policy), Duration::from_secs(2)).await;
    assert_eq!(exit.stop().took(), Duration::ZERO);
    assert_eq!(runs.load(SeqCst), 1);
}

#[tokio::test(start_paused = true)]
async fn a_second_signal_forces_the_stop() {
    let container = Container::builder()
        .add(
            bind::<Worker>()
                .to(|| Worker)
                .on_run(async |_: Arc<Worker>, _: Shutdown| pending::<()>().await)
                .on_stop(async |_: Arc<Worker>| pending::<()>().await),
        )
        .start()
        .await
        .unwrap();
    let signals = Signals::each(|| tokio::time::sleep(Duration::from_secs(1)));
    let exit = container.run_until(signals).await;
    assert_eq!(exit.stop().took(), Duration::from_secs(1));
    let row = exit.stop().rows().first().unwrap();
    assert_eq!(row.outcome(), StopOutcome::TimedOut);
    assert!(
        matches!(row.failure(), Some((_, FailureCause::Forced))),
        "{exit:?}"
    );
    assert!(!exit.is_success());
}

#[test]
fn without_tasks_it_needs_no_runtime() {
    let exit = futures_executor::block_on(async {
        let container = Container::builder().start().await.unwrap();
        container.run_until(ready(())).await
    });
    assert!(exit.is_success());
}

#[tokio::test]
async fn the_runtime_that_drops_a_task_is_named() {
    let container = std::thread::spawn(|| {
        let runtime = tokio::runtime::Builder::new_current_thread();
        let runtime = { runtime }.enable_all().build().unwrap();
        runtime.block_on(failing(&Arc::default(), RunPolicy::Ignore).start())
        // The runtime ends here, with its tasks.
    });
    let container = container.join().unwrap().unwrap();
    let report = container.stop().await;
    let row = report.rows().first().unwrap();
    assert!(
        matches!(row.failure(), Some((_, FailureCause::Dropped))),
        "{report:?}"
    );
}

#[tokio::test(start_paused = true)]
async fn the_exit_of_a_process_tells_whether_it_failed() {
    let code = |exit: Exit| format!("{:?}", exit.report());
    let runs: Arc<AtomicUsize> = Arc::default();
    let failed = exit(failing(&runs, RunPolicy::StopApplication), Duration::MAX).await;
    assert_eq!(format!("{failed:?}"), format!("{failed:#}"));
    assert_eq!(code(failed), format!("{:?}", ExitCode::FAILURE));
    let ended = exit(failing(&runs, RunPolicy::Ignore), Duration::from_secs(9)).await;
    assert_eq!(
        ended.to_string(),
        "stopped by a signal: closed 1 of 1 components in 0.0ns"
    );
    assert_eq!(code(ended), format!("{:?}", ExitCode::SUCCESS));
}
