//! The settings of hooks that the attributes of a component give.

use std::future::{pending, ready};
use std::time::Duration;

use wirework::{
    Container, ExitReason, FailureCause, Injectable, RunPolicy, Shutdown, StartErrorKind, component,
};

#[derive(Injectable)]
#[inject(run = Self::run, run_policy = RunPolicy::Ignore)]
struct Fragile;

impl Fragile {
    async fn run(&self, _: Shutdown) -> Result<(), &'static str> {
        ready(Err("lost the connection")).await
    }
}

#[derive(Injectable)]
#[inject(start = Self::hang, start_limit = Duration::from_secs(1))]
struct Starting;

impl Starting {
    async fn hang(&self) {
        pending::<()>().await;
    }
}

#[derive(Injectable)]
#[inject(run = Self::hang, drain_limit = Duration::from_secs(2))]
struct Draining;

impl Draining {
    async fn hang(&self, _: Shutdown) {
        pending::<()>().await;
    }
}

#[derive(Injectable)]
#[inject(stop = Self::hang, stop_limit = Duration::from_secs(3))]
struct Stopping;

impl Stopping {
    async fn hang(&self) {
        pending::<()>().await;
    }
}

/// Returns the limit of the only step of a stop that failed.
async fn exceeded_by<C: Injectable>() -> Duration {
    let container = Container::builder()
        .add(component::<C>())
        .start()
        .await
        .unwrap();
    let report = container.stop().await;
    let [row] = report.rows() else {
        panic!("{report}")
    };
    let Some((_, FailureCause::TimedOut(limit))) = row.failure() else {
        panic!("{report}")
    };
    *limit
}

#[tokio::test(start_paused = true)]
async fn the_run_policy_of_a_component_decides_what_follows_its_task() {
    let builder = Container::builder().add(component::<Fragile>());
    let container = builder.start().await.unwrap();
    let exit = container
        .run_until(tokio::time::sleep(Duration::from_secs(1)))
        .await;
    assert!(matches!(exit.reason(), ExitReason::Signal), "{exit:?}");
}

#[tokio::test(start_paused = true)]
async fn the_start_limit_of_a_component_ends_its_start_hook() {
    let builder = Container::builder().add(component::<Starting>());
    let error = builder.start().await.unwrap_err();
    let StartErrorKind::Step(step) = error.kind() else {
        panic!("{error}")
    };
    let FailureCause::TimedOut(limit) = step.cause() else {
        panic!("{error}")
    };
    assert_eq!(*limit, Duration::from_secs(1));
}

#[tokio::test(start_paused = true)]
async fn the_drain_limit_of_a_component_ends_its_task() {
    assert_eq!(exceeded_by::<Draining>().await, Duration::from_secs(2));
}

#[tokio::test(start_paused = true)]
async fn the_stop_limit_of_a_component_ends_its_stop_hook() {
    assert_eq!(exceeded_by::<Stopping>().await, Duration::from_secs(3));
}
