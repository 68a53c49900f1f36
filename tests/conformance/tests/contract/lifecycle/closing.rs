//! Scopes that end: commit, roll back, and the order of both.

use std::future::ready;
use std::sync::Arc;
use std::time::Duration;

use conformance::containers::{built, failure, problems};
use conformance::events::Log;
use conformance::services::Refused;
use conformance::threads::at_once;
use futures_executor::block_on;
use tokio::time::sleep;
use wirework::{
    Container, ContainerBuilder, FactoryBinding, Outcome, ProblemKind, ResolveErrorKind, bind,
};

struct Transaction;
struct Repository;

fn name_of(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Success => "commit",
        Outcome::Failure => "roll back",
        _ => "cancel",
    }
}

fn transaction(log: &Log) -> FactoryBinding<Transaction> {
    let log = log.clone();
    let end = move |_: Arc<Transaction>, outcome: Outcome| {
        log.write(name_of(outcome));
        ready(())
    };
    bind::<Transaction>()
        .to(|| Transaction)
        .on_stop(end)
        .scoped()
}

fn repository(log: &Log) -> FactoryBinding<Repository> {
    let repository = bind::<Repository>().to(|_: Arc<Transaction>| Repository);
    repository.on_stop(super::writes(log, "flush")).scoped()
}

fn app(log: &Log) -> ContainerBuilder {
    Container::builder()
        .add(transaction(log))
        .add(repository(log))
}

#[test]
fn a_scope_that_succeeds_commits() {
    let log = Log::default();
    let scope = built(app(&log)).scope().open().unwrap();
    scope.resolve::<Transaction>().unwrap();
    block_on(scope.close(Outcome::Success))
        .into_result()
        .unwrap();
    assert_eq!(log.events(), ["commit"]);
}

#[test]
fn a_scope_that_fails_rolls_back() {
    let log = Log::default();
    let scope = built(app(&log)).scope().open().unwrap();
    scope.resolve::<Transaction>().unwrap();
    block_on(scope.close(Outcome::Failure))
        .into_result()
        .unwrap();
    assert_eq!(log.events(), ["roll back"]);
}

#[tokio::test(start_paused = true)]
async fn a_scope_that_is_given_up_is_cancelled() {
    let log = Log::default();
    let container = app(&log).start().await.unwrap();
    let scope = container.scope().open().unwrap();
    scope.resolve::<Transaction>().unwrap();
    drop(scope);
    container.stop().await.into_result().unwrap();
    assert_eq!(log.events(), ["cancel"]);
}

#[test]
fn the_values_of_a_scope_end_dependants_first() {
    let log = Log::default();
    let scope = built(app(&log)).scope().open().unwrap();
    scope.resolve::<Repository>().unwrap();
    block_on(scope.close(Outcome::Success))
        .into_result()
        .unwrap();
    assert_eq!(log.events(), ["flush", "commit"]);
}

#[test]
fn a_value_that_the_scope_did_not_construct_does_not_end() {
    let log = Log::default();
    let scope = built(app(&log)).scope().open().unwrap();
    block_on(scope.close(Outcome::Success))
        .into_result()
        .unwrap();
    assert!(log.events().is_empty());
}

#[test]
fn a_scope_ends_once_and_its_first_outcome_counts() {
    let log = Log::default();
    let scope = built(app(&log)).scope().open().unwrap();
    scope.resolve::<Transaction>().unwrap();
    block_on(scope.close(Outcome::Success))
        .into_result()
        .unwrap();
    block_on(scope.close(Outcome::Failure))
        .into_result()
        .unwrap();
    drop(scope);
    assert_eq!(log.events(), ["commit"]);
}

#[test]
fn two_scopes_end_with_an_outcome_each() {
    let log = Log::default();
    let container = built(app(&log));
    for outcome in [Outcome::Failure, Outcome::Success] {
        let scope = container.scope().open().unwrap();
        scope.resolve::<Transaction>().unwrap();
        block_on(scope.close(outcome)).into_result().unwrap();
    }
    assert_eq!(log.events(), ["roll back", "commit"]);
}

#[test]
fn a_commit_that_fails_is_reported_to_who_closes_the_scope() {
    let fails = bind::<Transaction>()
        .to(|| Transaction)
        .on_stop(|_: Arc<Transaction>| ready(Err(Refused)));
    let scope = built(Container::builder().add(fails.scoped()))
        .scope()
        .open()
        .unwrap();
    scope.resolve::<Transaction>().unwrap();
    let report = block_on(scope.close(Outcome::Success))
        .into_result()
        .unwrap_err();
    assert!(report.to_string().contains("refused"), "{report}");
}

#[test]
fn a_commit_that_fails_does_not_keep_the_values_below() {
    let log = Log::default();
    let fails = bind::<Repository>()
        .to(|_: Arc<Transaction>| Repository)
        .on_stop(|_: Arc<Repository>| ready(Err(Refused)))
        .scoped();
    let scope = built(Container::builder().add(transaction(&log)).add(fails))
        .scope()
        .open()
        .unwrap();
    scope.resolve::<Repository>().unwrap();
    assert!(
        block_on(scope.close(Outcome::Success))
            .into_result()
            .is_err()
    );
    assert_eq!(log.events(), ["commit"]);
}

#[tokio::test(start_paused = true)]
async fn an_outer_scope_waits_for_the_end_of_the_inner_one() {
    let log = Log::default();
    let of_inner = log.clone();
    let slow = move |_: Arc<u8>| {
        let log = of_inner.clone();
        async move {
            sleep(Duration::from_secs(1)).await;
            log.write("inner ended");
        }
    };
    let inner_value = bind::<u8>().to(|| 1).on_stop(slow).scoped();
    let container = app(&log).add(inner_value).start().await.unwrap();
    let outer = container.scope().open().unwrap();
    outer.resolve::<Transaction>().unwrap();
    let inner = outer.scope().open().unwrap();
    inner.resolve::<u8>().unwrap();
    drop(inner);
    outer.close(Outcome::Success).await.into_result().unwrap();
    assert_eq!(log.events(), ["inner ended", "commit"]);
}

#[test]
fn a_start_hook_of_a_scoped_value_is_a_problem() {
    let hooked = bind::<Transaction>()
        .to(|| Transaction)
        .on_start(|_: Arc<Transaction>| ready(()));
    assert_eq!(
        problems(Container::builder().add(hooked.scoped())),
        [ProblemKind::Hook]
    );
}

#[test]
fn a_scope_of_a_stopped_application_resolves_nothing() {
    let container = block_on(app(&Log::default()).start()).unwrap();
    let scope = container.scope().open().unwrap();
    block_on(container.stop()).into_result().unwrap();
    assert_eq!(
        failure(scope.resolve::<Transaction>()),
        ResolveErrorKind::Stopped
    );
}

#[test]
fn threads_that_close_one_scope_run_its_hooks_once() {
    let log = Log::default();
    let scope = built(app(&log)).scope().open().unwrap();
    scope.resolve::<Transaction>().unwrap();
    at_once(4, move |_| {
        block_on(scope.close(Outcome::Success))
            .into_result()
            .unwrap();
    });
    assert_eq!(log.events(), ["commit"]);
}
