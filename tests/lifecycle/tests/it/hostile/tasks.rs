//! `run` tasks that are dropped, hang, or keep something open.

use std::future::pending;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use wirework::{
    Backoff, Container, ExitReason, FailureCause, RunPolicy, Runtime, ScopeFactory, Shutdown, bind,
};

use crate::hostile::{BoxFuture, Events, Pool, ms};
use crate::support::poll_once;

/// A runtime that drops its tasks.
struct Drops;

impl Runtime for Drops {
    fn spawn(&self, task: BoxFuture<()>) {
        drop(task);
    }

    fn sleep(&self, time: Duration) -> BoxFuture<()> {
        Box::pin(tokio::time::sleep(time))
    }
}

/// A runtime whose tasks the test polls. No time passes, and a pause of no time ends at once.
#[derive(Clone, Default)]
struct ByHand(Arc<Mutex<Vec<BoxFuture<()>>>>);

impl Runtime for ByHand {
    fn spawn(&self, task: BoxFuture<()>) {
        self.0.lock().unwrap().push(task);
    }

    fn sleep(&self, time: Duration) -> BoxFuture<()> {
        Box::pin(async move {
            if !time.is_zero() {
                pending::<()>().await;
            }
        })
    }
}

#[tokio::test(start_paused = true)]
async fn a_task_that_the_runtime_drops_stops_the_application() {
    let run = async |_: Arc<Pool>, shutdown: Shutdown| shutdown.requested().await;
    let builder = Container::builder().add(bind::<Pool>().to(|| Pool).on_run(run));
    let container = builder.runtime(Drops).start().await.unwrap();
    let exit = tokio::time::timeout(ms(1_000), container.run_until(pending::<()>()));
    let exit = exit.await.unwrap();
    assert!(
        matches!(exit.reason(), ExitReason::Failed(_, FailureCause::Dropped)),
        "{exit:?}"
    );
}

#[tokio::test(start_paused = true)]
async fn a_cancelled_task_is_dropped_before_the_stop_hook_of_its_component() {
    struct Dropped(Events);

    impl Drop for Dropped {
        fn drop(&mut self) {
            self.0.add("task dropped");
        }
    }

    let events = Events::default();
    let of_task = events.clone();
    let run = move |_: Arc<Pool>, _: Shutdown| {
        let dropped = Dropped(of_task.clone());
        async move {
            pending::<()>().await;
            drop(dropped);
        }
    };
    let pool = bind::<Pool>().to(|| Pool).on_run(run).drain_limit(ms(30));
    let builder = Container::builder().add(pool.on_stop(events.hook("pool closed")));
    let container = builder.start().await.unwrap();
    // The task begins before the stop.
    tokio::task::yield_now().await;
    let _ = container.stop().await;
    assert_eq!(events.list(), ["task dropped", "pool closed"]);
}

#[tokio::test(start_paused = true)]
async fn a_dropped_start_is_closed_although_a_task_still_resolves() {
    struct Slow;
    struct Parent;

    let events = Events::default();
    let slow = bind::<Slow>().to_async(async || {
        tokio::time::sleep(ms(1_000)).await;
        Slow
    });
    let parent = async |_: Arc<Pool>, scopes: ScopeFactory| {
        tokio::spawn(async move {
            let scope = scopes.scope().unwrap().open().unwrap();
            scope.resolve_async::<Slow>().await.map(drop)
        });
        pending::<()>().await;
        Parent
    };
    let builder = events.pool().add(slow.scoped());
    let start = builder.add(bind::<Parent>().to_async(parent)).start();
    tokio::time::timeout(ms(50), start).await.unwrap_err();
    tokio::time::sleep(ms(1)).await;
    assert_eq!(events.list(), ["pool closed"]);
}

#[test]
fn a_task_that_restarts_without_a_pause_lets_others_have_their_turn() {
    let by_hand = ByHand::default();
    let policy = RunPolicy::Restart(Backoff::new().first(Duration::ZERO));
    let run = async |_: Arc<Pool>, _: Shutdown| ();
    let pool = bind::<Pool>().to(|| Pool).on_run(run).run_policy(policy);
    let builder = Container::builder().add(pool).runtime(by_hand.clone());
    let container = futures_executor::block_on(builder.start()).unwrap();
    let mut task = by_hand.0.lock().unwrap().pop().unwrap();
    assert!(poll_once(&mut task).is_pending());
    drop(task);
    drop(container);
}
