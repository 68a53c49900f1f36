//! Scopes that are in use, in each other, or closed late, while the container stops.

use std::sync::Arc;
use std::time::Duration;

use wirework::{
    Container, Lazy, Limits, Outcome, Phase, Provider, Scope, ScopeFactory, Shutdown, StopOutcome,
    bind,
};

use crate::hostile::{Events, Pool, Transaction, ms};

/// Opens a scope, and constructs a transaction in it.
fn open(container: &Container) -> Scope {
    let scope = container.scope().open().unwrap();
    scope.resolve::<Transaction>().unwrap();
    scope
}

const IN_ORDER: [&str; 2] = ["transaction ended", "pool closed"];

#[tokio::test(start_paused = true)]
async fn a_stop_waits_for_a_scope_that_is_being_closed() {
    let events = Events::default();
    let container = events.pool_and_transaction(ms(100)).start().await.unwrap();
    let scope = open(&container);
    let request = tokio::spawn(async move { scope.close(Outcome::Success).await });
    tokio::time::sleep(ms(20)).await;
    container.stop().await.into_result().unwrap();
    assert_eq!(events.list(), IN_ORDER);
    assert_eq!(request.await.unwrap().rows().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn the_limit_of_a_task_does_not_cut_the_end_of_scopes() {
    let events = Events::default();
    let limits = Limits::default().each(Phase::Drain, ms(50));
    let builder = events.pool_and_transaction(ms(300)).limits(limits);
    let container = builder.start().await.unwrap();
    drop(open(&container));
    container.stop().await.into_result().unwrap();
    assert_eq!(events.list(), IN_ORDER);
}

#[tokio::test(start_paused = true)]
async fn a_scope_that_is_not_closed_within_the_whole_stop_is_a_failure() {
    struct Worker(ScopeFactory);

    let events = Events::default();
    // It drops its scope late in its drain, so that the closing has too little time.
    let run = async |worker: Arc<Worker>, shutdown: Shutdown| {
        let scope = worker.0.scope().unwrap().open().unwrap();
        scope.resolve::<Transaction>().unwrap();
        shutdown.requested().await;
        tokio::time::sleep(ms(200)).await;
    };
    let container = events
        .pool_and_transaction(ms(250))
        .add(bind::<Worker>().to(Worker).on_run(run))
        .limits(Limits::default().stop(ms(300)))
        .start()
        .await
        .unwrap();
    tokio::time::sleep(ms(20)).await;
    let report = container.stop().await;
    let failures: Vec<String> = report.failures().map(ToString::to_string).collect();
    let of_scope = |row: &&String| row.contains("scope that was opened at");
    assert_eq!(failures.iter().filter(of_scope).count(), 1, "{report:?}");
    let _ = report.into_result().unwrap_err();
}

struct Session;
struct User;
struct Request;

/// Returns a container of a user of a session, and a request that needs the user and takes longer to end.
async fn nested(events: &Events) -> (Container, Scope, Scope) {
    let container = Container::builder()
        .add(
            bind::<User>()
                .to(|| User)
                .scoped_in::<Session>()
                .on_stop(events.hook("user")),
        )
        .add(
            bind::<Request>()
                .to(|_: Arc<User>| Request)
                .scoped()
                .on_stop(events.hook_after(ms(50), "request")),
        )
        .start()
        .await
        .unwrap();
    let session = container.scope_of::<Session>().open().unwrap();
    let request = session.scope().open().unwrap();
    request.resolve::<Request>().unwrap();
    (container, session, request)
}

#[tokio::test(start_paused = true)]
async fn a_dropped_scope_waits_for_the_end_of_those_inside_it() {
    let events = Events::default();
    let (container, session, request) = nested(&events).await;
    drop(request);
    drop(session);
    let _ = container.stop().await;
    assert_eq!(events.list(), ["request", "user"]);
}

#[tokio::test(start_paused = true)]
async fn a_closed_scope_waits_for_the_end_of_those_inside_it() {
    let events = Events::default();
    let (_container, session, request) = nested(&events).await;
    request.close_in_background(Outcome::Failure);
    let _ = session.close(Outcome::Success).await;
    assert_eq!(events.list(), ["request", "user"]);
}

#[tokio::test(start_paused = true)]
async fn the_hook_of_a_dropped_scope_resolves_singletons() {
    struct Writer(Lazy<Pool>, Provider<Pool>);

    let events = Events::default();
    let added = events.clone();
    let flush = move |writer: Arc<Writer>| {
        let resolved = writer.0.get().and_then(|_| writer.1.get());
        added.add(if resolved.is_ok() {
            "flushed"
        } else {
            "failed"
        });
        async {}
    };
    let builder = events.pool();
    let container = builder
        .add(bind::<Writer>().to(Writer).scoped().on_stop(flush))
        .start()
        .await
        .unwrap();
    for close in [
        |_: &Scope| (),
        |scope: &Scope| scope.close_in_background(Outcome::Success),
    ] {
        let scope = container.scope().open().unwrap();
        scope.resolve::<Writer>().unwrap();
        close(&scope);
    }
    container.stop().await.into_result().unwrap();
    assert_eq!(events.list(), ["flushed", "flushed", "pool closed"]);
}

#[tokio::test(start_paused = true)]
async fn what_is_constructed_during_a_close_ends_with_its_scope() {
    let events = Events::default();
    let end = events.hook("transaction ended");
    let transaction = bind::<Transaction>().to_async(async || {
        tokio::time::sleep(ms(50)).await;
        Transaction
    });
    let builder = events.pool().add(transaction.scoped().on_stop(end));
    let container = builder.start().await.unwrap();
    let scope = container.scope().open().unwrap();
    let resolved = async { scope.resolve_async::<Transaction>().await.map(drop) };
    let closed = async {
        tokio::time::sleep(ms(10)).await;
        scope.close(Outcome::Cancelled).await
    };
    let (resolved, _report) = futures_util::future::join(resolved, closed).await;
    resolved.unwrap();
    drop(scope);
    let _ = container.stop().await;
    assert_eq!(events.list(), IN_ORDER);
}

/// Stops a container whose component uses a scope in its `stop` hook, and checks that the scope is closed then.
async fn use_a_scope_in_a_hook(time: Duration) {
    struct Flusher(ScopeFactory);

    let events = Events::default();
    let flush = async |flusher: Arc<Flusher>| {
        let scope = flusher.0.scope().unwrap().open().unwrap();
        scope.resolve::<Transaction>().unwrap();
    };
    let end = events.hook_after(time, "transaction ended");
    let transaction = bind::<Transaction>().to(|| Transaction);
    let container = Container::builder()
        .add(bind::<Flusher>().to(Flusher).on_stop(flush))
        .add(transaction.scoped().on_stop(end))
        .start()
        .await
        .unwrap();
    let report = container.stop().await;
    assert_eq!(report.rows()[0].outcome(), StopOutcome::Stopped);
    assert_eq!(events.list(), ["transaction ended"]);
}

#[tokio::test(start_paused = true)]
async fn a_stop_waits_for_the_scopes_of_its_hooks() {
    use_a_scope_in_a_hook(ms(20)).await;
}

#[test]
fn without_a_runtime_a_stop_closes_the_scopes_of_its_hooks() {
    futures_executor::block_on(use_a_scope_in_a_hook(ms(0)));
}

#[tokio::test(start_paused = true)]
async fn a_scope_that_failed_before_a_component_precedes_it_in_the_report() {
    let fails = |text: &'static str| async move { Err::<(), _>(text) };
    let container = Container::builder()
        .add(
            bind::<u8>()
                .on_stop(move |_: Arc<u8>| fails("last"))
                .to_value(8),
        )
        .add(
            bind::<u16>()
                .to(|_: Arc<u8>| 16_u16)
                .scoped()
                .on_stop(move |_: Arc<u16>| fails("first")),
        )
        .start()
        .await
        .unwrap();
    let scope = container.scope().open().unwrap();
    scope.resolve::<u16>().unwrap();
    drop(scope);
    let report = container.stop().await;
    let failures: Vec<String> = report.failures().map(ToString::to_string).collect();
    let [first, last] = &failures[..] else {
        panic!("{report:?}");
    };
    assert!(
        first.contains("first") && last.contains("last"),
        "{report:?}"
    );
}
