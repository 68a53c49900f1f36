//! Scopes that are closed, and scopes that are dropped instead.

use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Mutex};

use futures_executor::block_on;
use wirework::{Container, ContainerBuilder, Outcome, StopOutcome, bind};

use crate::support::yields;

struct Transaction;

struct Session;

type Ends = Arc<Mutex<Vec<(&'static str, Outcome)>>>;

/// Returns a builder of a session that needs a transaction. Both record how they end.
fn builder(ends: &Ends) -> ContainerBuilder {
    let note = |name: &'static str| {
        let ends = Arc::clone(ends);
        move |outcome: Outcome| {
            let ends = Arc::clone(&ends);
            async move {
                yields(1).await;
                ends.lock().unwrap().push((name, outcome));
            }
        }
    };
    let (of_transaction, of_session) = (note("transaction"), note("session"));
    Container::builder()
        .add(
            bind::<Transaction>()
                .to(|| Transaction)
                .scoped()
                .on_stop(move |_: Arc<Transaction>, outcome: Outcome| of_transaction(outcome)),
        )
        .add(
            bind::<Session>()
                .to(|_: Arc<Transaction>| Session)
                .scoped()
                .on_stop(move |_: Arc<Session>, outcome: Outcome| of_session(outcome)),
        )
}

fn ended(ends: &Ends) -> Vec<(&'static str, Outcome)> {
    ends.lock().unwrap().clone()
}

#[test]
fn a_closed_scope_ends_its_values_with_the_outcome_dependants_first() {
    for outcome in [Outcome::Success, Outcome::Failure, Outcome::Cancelled] {
        let ends: Ends = Arc::default();
        block_on(async {
            let container = builder(&ends).start().await.unwrap();
            let scope = container.scope().open().unwrap();
            scope.resolve::<Session>().unwrap();
            let report = scope.close(outcome).await;
            assert_eq!(report.rows().len(), 2);
        });
        assert_eq!(
            ended(&ends),
            [("session", outcome), ("transaction", outcome)]
        );
    }
}

#[test]
fn what_a_scope_has_not_constructed_does_not_end() {
    let ends: Ends = Arc::default();
    block_on(async {
        let container = builder(&ends).start().await.unwrap();
        let scope = container.scope().open().unwrap();
        scope.resolve::<Transaction>().unwrap();
        let _ = scope.close(Outcome::Success).await;
        let _ = container
            .scope()
            .open()
            .unwrap()
            .close(Outcome::Success)
            .await;
    });
    assert_eq!(ended(&ends), [("transaction", Outcome::Success)]);
}

#[test]
fn the_first_close_decides_the_outcome() {
    let ends: Ends = Arc::default();
    block_on(async {
        let container = builder(&ends).start().await.unwrap();
        let scope = container.scope().open().unwrap();
        scope.resolve::<Transaction>().unwrap();
        let _ = scope.close(Outcome::Success).await;
        let report = scope.close(Outcome::Failure).await;
        assert_eq!(report.rows().len(), 1);
        drop(scope);
        let _ = container.stop().await;
    });
    assert_eq!(ended(&ends), [("transaction", Outcome::Success)]);
}

#[test]
fn a_failed_commit_is_the_error_of_close() {
    let error = block_on(async {
        let commit = async |_: Arc<Transaction>, _: Outcome| Err::<(), _>("conflict");
        let container = Container::builder()
            .add(
                bind::<Transaction>()
                    .to(|| Transaction)
                    .scoped()
                    .on_stop(commit),
            )
            .start()
            .await
            .unwrap();
        let scope = container.scope().open().unwrap();
        scope.resolve::<Transaction>().unwrap();
        scope
            .close(Outcome::Success)
            .await
            .into_result()
            .unwrap_err()
    });
    assert!(
        error
            .to_string()
            .ends_with("its `stop` hook failed: conflict"),
        "{error}"
    );
}

#[test]
fn without_a_runtime_a_dropped_scope_waits_for_the_stop_of_its_container() {
    let ends: Ends = Arc::default();
    block_on(async {
        let container = builder(&ends).start().await.unwrap();
        let scope = container.scope().open().unwrap();
        scope.resolve::<Session>().unwrap();
        drop(scope);
        assert_eq!(ended(&ends), []);
        let _ = container.stop().await;
    });
    assert_eq!(
        ended(&ends),
        [
            ("session", Outcome::Cancelled),
            ("transaction", Outcome::Cancelled)
        ]
    );
}

#[tokio::test]
async fn with_a_runtime_a_dropped_scope_ends_in_the_background() {
    let ends: Ends = Arc::default();
    let container = builder(&ends).start().await.unwrap();
    let scope = container.scope().open().unwrap();
    scope.resolve::<Session>().unwrap();
    drop(scope);
    while ended(&ends).len() < 2 {
        tokio::task::yield_now().await;
    }
    assert_eq!(ended(&ends)[1], ("transaction", Outcome::Cancelled));
}

#[tokio::test]
async fn the_stop_waits_for_scopes_that_end_in_the_background() {
    let ends: Ends = Arc::default();
    let container = builder(&ends).start().await.unwrap();
    for _ in 0..20 {
        let scope = container.scope().open().unwrap();
        scope.resolve::<Session>().unwrap();
    }
    container.stop().await.into_result().unwrap();
    assert_eq!(ended(&ends).len(), 40);
}

#[test]
fn a_close_that_is_dropped_goes_on_with_its_outcome() {
    let ends: Ends = Arc::default();
    let container = block_on(builder(&ends).start()).unwrap();
    let scope = container.scope().open().unwrap();
    scope.resolve::<Session>().unwrap();
    let mut close = Box::pin(scope.close(Outcome::Failure));
    assert!(crate::support::poll_once(&mut close).is_pending());
    drop(close);
    drop(scope);
    let _ = block_on(container.stop());
    assert_eq!(
        ended(&ends),
        [
            ("session", Outcome::Failure),
            ("transaction", Outcome::Failure)
        ]
    );
}

#[test]
fn a_dropped_scope_that_could_not_end_is_in_the_report_of_the_stop() {
    let report = block_on(async {
        let roll_back = async |_: Arc<Transaction>, _: Outcome| Err::<(), _>("no connection");
        let container = Container::builder()
            .add(
                bind::<Transaction>()
                    .to(|| Transaction)
                    .scoped()
                    .on_stop(roll_back),
            )
            .start()
            .await
            .unwrap();
        let scope = container.scope().open().unwrap();
        scope.resolve::<Transaction>().unwrap();
        drop(scope);
        container.stop().await
    });
    let outcomes: Vec<StopOutcome> = report
        .rows()
        .iter()
        .map(wirework::StopRow::outcome)
        .collect();
    assert_eq!(outcomes, [StopOutcome::Failed]);
}

#[test]
fn a_container_that_is_built_without_a_start_closes_scopes_too() {
    let ends: Ends = Arc::default();
    let container = builder(&ends).build().unwrap();
    let scope = container.scope().open().unwrap();
    scope.resolve::<Transaction>().unwrap();
    let _ = block_on(scope.close(Outcome::Success));
    assert_eq!(ended(&ends), [("transaction", Outcome::Success)]);
}

#[test]
fn a_value_of_a_level_ends_with_the_scope_of_that_level() {
    struct Level;
    let ends: Ends = Arc::default();
    let note = Arc::clone(&ends);
    let container = Container::builder()
        .add(
            bind::<Transaction>()
                .to(|| Transaction)
                .scoped_in::<Level>()
                .on_stop(move |_: Arc<Transaction>, outcome: Outcome| {
                    let ends = Arc::clone(&note);
                    async move { ends.lock().unwrap().push(("transaction", outcome)) }
                }),
        )
        .build()
        .unwrap();
    let outer = container.scope_of::<Level>().open().unwrap();
    let inner = outer.scope().open().unwrap();
    inner.resolve::<Transaction>().unwrap();
    let _ = block_on(inner.close(Outcome::Failure));
    assert_eq!(ended(&ends), []);
    let _ = block_on(outer.close(Outcome::Success));
    assert_eq!(ended(&ends), [("transaction", Outcome::Success)]);
}

#[tokio::test]
async fn many_scopes_that_are_dropped_at_once_are_each_closed_once() {
    const COUNT: usize = 10_000;
    struct Job;
    let closed = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&closed);
    let close = move |_: Arc<Job>| {
        counter.fetch_add(1, SeqCst);
        async {}
    };
    let container = Container::builder()
        .add(bind::<Job>().to(|| Job).scoped().on_stop(close))
        .start()
        .await
        .unwrap();
    let scopes = (0..COUNT).map(|_| {
        let scope = container.scope().open().unwrap();
        scope.resolve::<Job>().unwrap();
        scope
    });
    drop(scopes.collect::<Vec<_>>());
    container.stop().await.into_result().unwrap();
    assert_eq!(closed.load(SeqCst), COUNT);
}
