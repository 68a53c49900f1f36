//! Runtimes that have ended, have no clock, or come late.

use std::fmt::Display;
use std::future::ready;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::time::Duration;

use futures_executor::block_on;
use wirework::testing::TestGraph;
use wirework::{Container, Health, Limits, Observer, Runtime, Shutdown, Step, bind};

use crate::hostile::{BoxFuture, Events, Pool, ms};
use crate::support::yields;

pub(super) fn runtime() -> tokio::runtime::Runtime {
    let mut builder = tokio::runtime::Builder::new_current_thread();
    builder.enable_time().build().unwrap()
}

#[test]
fn a_container_whose_runtime_has_ended_is_stopped_in_another() {
    let events = Events::default();
    let close = async |_: Arc<u8>| tokio::task::yield_now().await;
    let value = bind::<u8>().to(|_: Arc<Pool>| 1).on_stop(close);
    let container = runtime().block_on(events.pool().add(value).start());
    let container = container.unwrap();
    let report = runtime().block_on(container.stop());
    assert_eq!(report.rows().len(), 2);
    report.into_result().unwrap();
    assert_eq!(events.list(), ["pool closed"]);
}

#[test]
fn a_container_whose_runtime_has_ended_is_stopped_outside_of_one() {
    let events = Events::default();
    let value = bind::<u8>().to(|_: Arc<Pool>| 1);
    let value = value.on_stop(async |_: Arc<u8>| yields(2).await);
    let container = runtime().block_on(events.pool().add(value).start());
    let report = block_on(container.unwrap().stop());
    report.into_result().unwrap();
    assert_eq!(events.list(), ["pool closed"]);
}

#[test]
fn a_container_that_is_dropped_after_its_runtime_drops_its_values() {
    struct Value(Events);

    impl Drop for Value {
        fn drop(&mut self) {
            self.0.add("value dropped");
        }
    }

    let events = Events::default();
    let of_value = events.clone();
    let value = bind::<Value>().to(move || Value(of_value.clone()));
    let value = value.on_stop(events.hook_after(ms(10), "value closed"));
    let container = runtime().block_on(Container::builder().add(value).start());
    drop(container.unwrap());
    assert_eq!(events.list(), ["value dropped"]);
}

#[test]
fn health_is_checked_after_the_runtime_of_the_start_has_ended() {
    let ping = async |_: Arc<Pool>| {
        yields(2).await;
        Health::Healthy
    };
    let builder = Container::builder().add(bind::<Pool>().to(|| Pool).on_health(ping));
    let container = runtime().block_on(builder.start()).unwrap();
    let health = runtime().block_on(container.health());
    assert!(health.is_healthy(), "{health}");
    let health = block_on(container.health());
    assert!(health.is_healthy(), "{health}");
}

#[test]
fn a_runtime_without_a_clock_has_no_time_limits() {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    runtime.unwrap().block_on(async {
        for limits in [Limits::none(), Limits::default()] {
            let value = bind::<u8>().to_async(async || {
                yields(2).await;
                1
            });
            let value = value.on_stop(async |_: Arc<u8>| yields(2).await);
            let builder = Container::builder().add(value).limits(limits);
            let container = builder.start().await.unwrap();
            container.stop().await.into_result().unwrap();
        }
    });
}

#[test]
fn a_graph_that_was_built_before_its_runtime_starts_inside_of_it() {
    let run = async |_: Arc<Pool>, shutdown: Shutdown| shutdown.requested().await;
    let builder = Container::builder().add(bind::<u8>().to_value(1));
    let pool = bind::<Pool>().to(|| Pool).on_run(run);
    let mut graph = TestGraph::of(builder.add(pool));
    assert_eq!(*graph.resolve::<u8>(), 1);
    runtime().block_on(async {
        let mut graph = graph.start().await;
        let report = graph.stop().await;
        assert_eq!(report.rows().len(), 1);
        report.into_result().unwrap();
    });
}

/// A runtime whose pauses end at once.
struct Hasty;

impl Runtime for Hasty {
    fn spawn(&self, task: BoxFuture<()>) {
        smol::spawn(task).detach();
    }

    fn sleep(&self, _: Duration) -> BoxFuture<()> {
        Box::pin(ready(()))
    }
}

/// An observer that counts how often it is told that a step waits.
#[derive(Clone, Default)]
struct Waits(Arc<AtomicUsize>);

impl Observer for Waits {
    fn began(&self, _: &Step) {}

    fn waiting(&self, _: &Step, _: Duration) {
        self.0.fetch_add(1, SeqCst);
    }

    fn ended(&self, _: &Step, _: Result<(), &dyn Display>, _: Duration) {}
}

#[test]
fn pauses_that_end_at_once_let_the_step_go_on() {
    let waits = Waits::default();
    let value = bind::<u8>().to_async(async || {
        yields(3).await;
        1
    });
    let builder = Container::builder().add(value).observe(waits.clone());
    let builder = builder.runtime(Hasty).limits(Limits::none());
    block_on(builder.waiting_after(Duration::ZERO).start()).unwrap();
    assert_eq!(waits.0.load(SeqCst), 3);
}
