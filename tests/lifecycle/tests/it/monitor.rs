//! `Monitor`: a component that tells the health and the readiness of its container.

use std::panic::{RefUnwindSafe, UnwindSafe};
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Weak};
use std::time::Duration;

use futures_executor::block_on;
use futures_util::FutureExt;
use wirework::testing::TestGraph;
use wirework::{
    Container, Health, Injectable, Module, Monitor, Runtime, Shutdown, bind, component,
};

use crate::support::yields;

#[derive(Injectable)]
#[inject(health = Self::ping)]
struct Pool;

impl Pool {
    async fn ping(&self) -> Health {
        yields(1).await;
        Health::Degraded("slow".to_owned())
    }
}

#[derive(Injectable)]
struct Status {
    monitor: Monitor,
}

#[derive(Module)]
#[module(components(Pool, Status), exports(Status))]
struct App;

#[test]
fn it_reports_what_its_container_reports() {
    block_on(async {
        let container = Container::start(App).await.unwrap();
        let status = container.resolve::<Status>().unwrap();
        let report = status.monitor.health().await;
        assert_eq!(report.to_string(), "Pool: degraded: slow");
        assert!(report.is_healthy());
        assert!(status.monitor.readiness());
    });
}

#[test]
fn a_stopped_container_is_neither_ready_nor_healthy() {
    block_on(async {
        let container = Container::builder().start().await.unwrap();
        let monitor = Monitor::from(&container);
        assert!(monitor.health().await.is_healthy());
        let _ = container.stop().await;
        let report = monitor.health().await;
        assert_eq!(report.to_string(), "the container is stopped");
        assert!(!report.is_healthy());
        assert!(!monitor.readiness());
    });
}

#[test]
fn it_does_not_keep_its_container_alive() {
    let (status, weak) = block_on(async {
        let container = Container::start(App).await.unwrap();
        let status = container.resolve::<Status>().unwrap();
        let weak: Weak<Status> = Arc::downgrade(&status);
        (status, weak)
    });
    assert!(!status.monitor.readiness());
    assert!(!block_on(status.monitor.health()).is_healthy());
    drop(status);
    assert!(weak.upgrade().is_none());
}

#[test]
fn in_a_scope_it_monitors_the_container() {
    block_on(async {
        let container = Container::builder()
            .add(component::<Pool>())
            .add(component::<Status>().scoped())
            .start()
            .await
            .unwrap();
        let status = {
            let scope = container.scope().open().unwrap();
            scope.resolve::<Status>().unwrap()
        };
        assert!(status.monitor.readiness());
        assert_eq!(status.monitor.health().await.rows().len(), 1);
    });
}

#[test]
fn a_bed_takes_the_monitor_of_a_container() {
    let mut graph = block_on(TestGraph::of(App).start());
    let mut t = Status::bed();
    t.with_monitor(Monitor::from(&graph.container()));
    assert!(t.build().monitor.readiness());
}

/// Polls each task once, inside of `spawn`.
struct Eager;

impl Runtime for Eager {
    fn spawn(&self, task: Pin<Box<dyn Future<Output = ()> + Send>>) {
        assert!(task.now_or_never().is_some(), "the task ends at once");
    }

    fn sleep(&self, _: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        Box::pin(std::future::pending())
    }
}

#[test]
fn the_container_is_ready_when_its_tasks_begin() {
    let was_ready = Arc::new(AtomicBool::new(false));
    let seen = Arc::clone(&was_ready);
    let run = move |status: Arc<Status>, _: Shutdown| {
        let seen = Arc::clone(&seen);
        async move { seen.store(status.monitor.readiness(), Ordering::Relaxed) }
    };
    let builder = Container::builder().runtime(Eager).add(
        bind::<Status>()
            .to(|monitor: Monitor| Status { monitor })
            .on_run(run),
    );
    let _container = block_on(builder.start()).unwrap();
    assert!(was_ready.load(Ordering::Relaxed));
}

#[test]
fn it_crosses_panics_like_the_token_of_a_task() {
    fn crosses_panics<T: UnwindSafe + RefUnwindSafe>() {}
    crosses_panics::<Monitor>();
    crosses_panics::<Shutdown>();
    crosses_panics::<Status>();
}

#[test]
fn it_and_its_reports_write_what_they_say() {
    let builder = || Container::builder().install(App);
    let plan = builder().start_plan().unwrap();
    assert_eq!(format!("{plan:?}"), plan.to_string());
    let container = block_on(builder().start()).unwrap();
    let timeline = container.timeline();
    assert_eq!(format!("{timeline:?}"), timeline.to_string());
    let status = container.resolve::<Status>().unwrap();
    assert_eq!(
        format!("{:?}", status.monitor),
        "Monitor { readiness: true }"
    );
}
