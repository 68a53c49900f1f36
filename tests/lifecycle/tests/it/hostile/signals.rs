//! The signals of `run_until`, and who else stops the container.

use std::future::pending;
use std::sync::Arc;

use wirework::{Container, ExitReason, Shutdown, Signals, bind};

use crate::hostile::{Events, Pool, Transaction, ms};

#[tokio::test(start_paused = true)]
async fn run_until_returns_when_somebody_else_stops_the_container() {
    let run = async |_: Arc<Pool>, shutdown: Shutdown| shutdown.requested().await;
    let builder = Container::builder().add(bind::<Pool>().to(|| Pool).on_run(run));
    let container = builder.start().await.unwrap();
    let handler = container.clone();
    tokio::spawn(async move {
        tokio::time::sleep(ms(50)).await;
        handler.stop().await
    });
    let exit = tokio::time::timeout(ms(100), container.run_until(pending::<()>()));
    let exit = exit.await.unwrap();
    assert!(matches!(exit.reason(), ExitReason::Stopped), "{exit:?}");
    assert!(exit.is_success());
    assert_eq!(exit.stop().rows().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn run_until_returns_if_the_container_was_stopped_before() {
    let container = Events::default().pool().start().await.unwrap();
    let _ = container.stop().await;
    let exit = tokio::time::timeout(ms(100), container.run_until(pending::<()>()));
    let exit = exit.await.unwrap();
    assert!(matches!(exit.reason(), ExitReason::Stopped), "{exit:?}");
}

/// Starts a pool that takes 200 ms to close, and a task that ends by itself.
async fn ending(events: &Events) -> Container {
    let close = events.hook_after(ms(200), "pool closed");
    let run = async |_: Arc<u8>, _: Shutdown| ();
    Container::builder()
        .add(bind::<Pool>().to(|| Pool).on_stop(close))
        .add(bind::<u8>().to(|_: Arc<Pool>| 1).on_run(run))
        .start()
        .await
        .unwrap()
}

#[tokio::test(start_paused = true)]
async fn the_first_signal_after_the_end_of_a_task_does_not_force() {
    let events = Events::default();
    let container = ending(&events).await;
    let exit = container.run_until(tokio::time::sleep(ms(50))).await;
    assert!(matches!(exit.reason(), ExitReason::Ended(_)), "{exit:?}");
    assert!(exit.is_success(), "{exit:?}");
    assert_eq!(events.list(), ["pool closed"]);
}

#[tokio::test(start_paused = true)]
async fn the_second_signal_after_the_end_of_a_task_forces() {
    let events = Events::default();
    let container = ending(&events).await;
    let signals = Signals::each(|| tokio::time::sleep(ms(50)));
    let exit = container.run_until(signals).await;
    assert_eq!(exit.stop().took(), ms(100));
    assert!(!exit.is_success());
    assert!(events.list().is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_scope_that_a_forced_stop_cuts_is_a_failure() {
    let hang = async |_: Arc<Transaction>| pending::<()>().await;
    let transaction = bind::<Transaction>().to(|| Transaction);
    let builder = Container::builder().add(transaction.scoped().on_stop(hang));
    let container = builder.start().await.unwrap();
    let scope = container.scope().open().unwrap();
    scope.resolve::<Transaction>().unwrap();
    drop(scope);
    let signals = Signals::each(|| tokio::time::sleep(ms(100)));
    let exit = container.run_until(signals).await;
    assert!(!exit.is_success());
    let rows: Vec<String> = exit.stop().failures().map(ToString::to_string).collect();
    assert_eq!(rows.len(), 1);
    assert!(rows[0].contains("hostile/signals.rs"), "{rows:?}");
    assert!(
        rows[0].ends_with("was cancelled by a second signal"),
        "{rows:?}"
    );
}
