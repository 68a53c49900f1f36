//! Ends that came too early, too late, or that nobody was told.

use std::fmt::Display;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;

use wirework::{
    Backoff, Container, ExitReason, Limits, Observer, Outcome, ResolveError, RunPolicy, Scope,
    ScopeFactory, Shutdown, Step, bind,
};

use crate::hostile::{Events, Pool, Transaction, ms};

/// A slot for what a hook uses, which exists only later.
type Later<T> = Arc<OnceLock<T>>;

struct Worker;

#[tokio::test]
async fn a_hook_that_stops_its_container_leaves_it_to_the_hooks_that_follow() {
    let own: Later<Container> = Arc::default();
    let resolved: Later<bool> = Arc::default();
    let (inside, container_of_pool, seen) =
        (Arc::clone(&own), Arc::clone(&own), Arc::clone(&resolved));
    let stop = move |_: Arc<Worker>| {
        let own = Arc::clone(&inside);
        async move { drop(own.get().unwrap().stop().await) }
    };
    let close = move |_: Arc<Pool>| {
        let is_resolved = container_of_pool.get().unwrap().resolve::<u16>().is_ok();
        seen.set(is_resolved).unwrap();
        std::future::ready(())
    };
    let container = Container::builder()
        .add(bind::<u16>().to_value(80))
        .add(bind::<Pool>().to(|| Pool).on_stop(close))
        .add(bind::<Worker>().to(|_: Arc<Pool>| Worker).on_stop(stop))
        .start()
        .await
        .unwrap();
    assert!(own.set(container.clone()).is_ok());
    container.stop().await.into_result().unwrap();
    assert_eq!(resolved.get(), Some(&true));
}

#[tokio::test(start_paused = true)]
async fn a_stop_waits_for_a_scope_whose_hook_closes_it_once_more() {
    let events = Events::default();
    let own: Later<Scope> = Arc::default();
    let (inside, ended) = (Arc::clone(&own), events.clone());
    let end = move |_: Arc<Transaction>, _: Outcome| {
        let (own, ended) = (Arc::clone(&inside), ended.clone());
        async move {
            let report = own.get().unwrap().close(Outcome::Failure).await;
            assert!(report.rows().is_empty());
            tokio::time::sleep(ms(100)).await;
            ended.add("transaction ended");
        }
    };
    let transaction = bind::<Transaction>().to(|_: Arc<Pool>| Transaction);
    let builder = events.pool().add(transaction.scoped().on_stop(end));
    let container = builder.start().await.unwrap();
    let scope = container.scope().open().unwrap();
    scope.resolve::<Transaction>().unwrap();
    assert!(own.set(scope.clone()).is_ok());
    let request = tokio::spawn(async move { scope.close(Outcome::Success).await });
    tokio::time::sleep(ms(20)).await;
    container.stop().await.into_result().unwrap();
    assert_eq!(events.list(), ["transaction ended", "pool closed"]);
    request.await.unwrap().into_result().unwrap();
}

struct Session;
struct Cart;

#[tokio::test(start_paused = true)]
async fn an_outer_scope_whose_handle_is_dropped_first_ends_after_the_inner_one() {
    let events = Events::default();
    let cart = bind::<Cart>().to(|| Cart).scoped_in::<Session>();
    let transaction = bind::<Transaction>()
        .to(|_: Arc<Cart>| Transaction)
        .scoped();
    let container = Container::builder()
        .add(cart.on_stop(events.hook("cart ended")))
        .add(transaction.on_stop(events.hook_after(ms(5), "transaction ended")))
        .start()
        .await
        .unwrap();
    let session = container.scope_of::<Session>().open().unwrap();
    let request = session.scope().open().unwrap();
    request.resolve::<Transaction>().unwrap();
    drop(session);
    drop(request);
    container.stop().await.into_result().unwrap();
    assert_eq!(events.list(), ["transaction ended", "cart ended"]);
}

#[tokio::test(start_paused = true)]
async fn a_singleton_that_is_constructed_after_the_stop_began_is_closed() {
    struct Eager;
    struct Failing;

    let events = Events::default();
    let pool = async || {
        tokio::time::sleep(ms(1_000)).await;
        Pool
    };
    let connect = async |scopes: ScopeFactory| {
        tokio::spawn(async move {
            let scope = scopes.scope()?.open()?;
            scope.resolve_async::<Pool>().await?;
            Ok::<(), ResolveError>(())
        });
        Eager
    };
    let fail = async || {
        tokio::time::sleep(ms(100)).await;
        Err::<Failing, _>("no disk")
    };
    let failed = Container::builder()
        .add(
            bind::<Pool>()
                .to_async(pool)
                .on_stop(events.hook("pool closed")),
        )
        .add(bind::<Eager>().to_async(connect))
        .add(bind::<Failing>().to_async(fail))
        .start()
        .await;
    assert!(failed.unwrap_err().to_string().contains("no disk"));
    tokio::time::sleep(ms(2_000)).await;
    assert_eq!(events.list(), ["pool closed"]);
}

#[tokio::test]
async fn a_start_hook_that_stops_its_container_lets_no_task_begin() {
    let own: Later<wirework::ScopeFactory> = Arc::default();
    let runs: Arc<AtomicUsize> = Arc::default();
    let (inside, counted) = (Arc::clone(&own), Arc::clone(&runs));
    let start = move |_: Arc<Worker>| {
        let own = Arc::clone(&inside);
        async move {
            let container = wirework::integration::container_of(own.get().unwrap()).unwrap();
            let _ = container.stop().await;
        }
    };
    let run = move |_: Arc<Worker>, _: Shutdown| {
        counted.fetch_add(1, SeqCst);
        std::future::pending::<()>()
    };
    let worker = move |scopes: wirework::ScopeFactory| {
        assert!(own.set(scopes).is_ok());
        Worker
    };
    let builder = Container::builder().add(bind::<Worker>().to(worker).on_start(start).on_run(run));
    let container = builder.start().await.unwrap();
    assert!(!container.readiness());
    tokio::task::yield_now().await;
    assert_eq!(runs.load(SeqCst), 0);
    container.stop().await.into_result().unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_stop_ends_although_scopes_go_on_opening_and_closing() {
    let events = Events::default();
    let end = events.hook_after(ms(10), "transaction ended");
    let transaction = bind::<Transaction>()
        .to(|| Transaction)
        .scoped()
        .on_stop(end);
    let limits = Limits::default().stop(Duration::from_secs(1));
    let builder = events.pool().add(transaction).limits(limits);
    let container = builder.start().await.unwrap();
    for offset in [0, 3, 6] {
        let container = container.clone();
        tokio::spawn(async move {
            tokio::time::sleep(ms(offset)).await;
            while let Ok(scope) = container.scope().open() {
                if scope.resolve::<Transaction>().is_err() {
                    return;
                }
                scope.close(Outcome::Success).await.into_result().unwrap();
            }
        });
    }
    tokio::time::sleep(ms(50)).await;
    container.stop().await.into_result().unwrap();
    assert!(events.list().contains(&"pool closed"));
}

#[derive(Clone, Default)]
struct Ends(Arc<Mutex<Vec<String>>>);

impl Observer for Ends {
    fn task_ended(&self, step: &Step, result: Result<(), &dyn Display>) {
        let result = result.map_or_else(ToString::to_string, |()| "ended".to_owned());
        let name = step.to_string().split(" (").next().unwrap().to_owned();
        self.0.lock().unwrap().push(format!("{name} {result}"));
    }
}

#[tokio::test(start_paused = true)]
async fn observers_see_each_end_of_a_task_that_nobody_told_to_end() {
    for (policy, runs) in [
        (RunPolicy::Ignore, 1),
        (RunPolicy::StopApplication, 1),
        (RunPolicy::Restart(Backoff::new().restarts(2)), 3),
    ] {
        let ends = Ends::default();
        let run = async |_: Arc<Worker>, _: Shutdown| Err::<(), _>("lost the connection");
        let worker = bind::<Worker>()
            .to(|| Worker)
            .on_run(run)
            .run_policy(policy);
        let builder = Container::builder().observe(ends.clone()).add(worker);
        let container = builder.start().await.unwrap();
        tokio::time::sleep(Duration::from_secs(10)).await;
        let _ = container.stop().await;
        let expected = vec!["`run` task of `Worker` failed: lost the connection"; runs];
        assert_eq!(*ends.0.lock().unwrap(), expected, "{policy:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_task_that_takes_long_to_fail_uses_up_its_restarts() {
    let run = async |_: Arc<Worker>, _: Shutdown| {
        tokio::time::sleep(Duration::from_secs(31)).await;
        Err::<(), _>("the connection timed out")
    };
    let policy = RunPolicy::Restart(Backoff::new().restarts(5));
    let worker = bind::<Worker>()
        .to(|| Worker)
        .on_run(run)
        .run_policy(policy);
    let container = Container::builder().add(worker).start().await.unwrap();
    let hour = tokio::time::sleep(Duration::from_hours(1));
    let exit = container.run_until(hour).await;
    assert!(matches!(exit.reason(), ExitReason::Failed(..)), "{exit:?}");
}

#[tokio::test(start_paused = true)]
async fn a_task_that_ran_long_enough_has_all_of_its_restarts_again() {
    let run = async |_: Arc<Worker>, _: Shutdown| {
        tokio::time::sleep(Duration::from_secs(31)).await;
        Err::<(), _>("the connection timed out")
    };
    let backoff = Backoff::new()
        .restarts(5)
        .reset_after(Duration::from_secs(30));
    let policy = RunPolicy::Restart(backoff);
    let worker = bind::<Worker>()
        .to(|| Worker)
        .on_run(run)
        .run_policy(policy);
    let container = Container::builder().add(worker).start().await.unwrap();
    let hour = tokio::time::sleep(Duration::from_hours(1));
    let exit = container.run_until(hour).await;
    assert!(matches!(exit.reason(), ExitReason::Signal), "{exit:?}");
}
