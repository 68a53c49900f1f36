//! Health, readiness, and observers.

use std::future::{Ready, pending, ready};
use std::sync::Arc;
use std::time::Duration;

use conformance::events::Log;
use conformance::services::{Refused, panics};
use futures_executor::block_on;
use wirework::{
    Container, ContainerBuilder, Health, Injectable, Limits, Monitor, Observer, Step, bind,
    component,
};

struct Database;

#[derive(Injectable)]
struct Status {
    monitor: Monitor,
}

fn app(health: impl Fn() -> Health + Send + Sync + 'static) -> ContainerBuilder {
    let check = move |_: Arc<Database>| -> Ready<Health> { ready(health()) };
    Container::builder().add(bind::<Database>().on_health(check).to_value(Database))
}

fn started(builder: ContainerBuilder) -> Container {
    block_on(builder.start()).unwrap()
}

fn is_healthy(container: &Container) -> bool {
    block_on(container.health()).is_healthy()
}

#[test]
fn an_application_is_healthy_if_its_components_are() {
    let container = started(app(|| Health::Healthy));
    let health = block_on(container.health());
    assert!(health.is_healthy() && health.rows()[0].component().contains("Database"));
}

#[test]
fn a_degraded_component_still_works() {
    assert!(is_healthy(&started(app(|| Health::Degraded(
        "slow".to_owned()
    )))));
}

#[test]
fn one_unhealthy_component_makes_the_application_unhealthy() {
    let healthy = bind::<u8>()
        .on_health(|_: Arc<u8>| ready(Health::Healthy))
        .to_value(1);
    let container = started(app(|| Health::Unhealthy("gone".to_owned())).add(healthy));
    assert!(!is_healthy(&container));
}

#[test]
fn a_check_that_fails_is_unhealthy() {
    let fails = bind::<u8>()
        .on_health(|_: Arc<u8>| ready(Err::<(), _>(Refused)))
        .to_value(1);
    let report = block_on(started(Container::builder().add(fails)).health());
    assert!(
        matches!(report.rows()[0].health(), Health::Unhealthy(text) if text.contains("refused"))
    );
}

#[test]
fn a_check_that_panics_is_unhealthy_and_does_not_keep_the_others() {
    let healthy = bind::<u8>()
        .on_health(|_: Arc<u8>| ready(Health::Healthy))
        .to_value(1);
    let report = block_on(started(app(panics).add(healthy)).health());
    let checked = [report.rows()[0].health(), report.rows()[1].health()];
    assert!(matches!(checked, [Health::Unhealthy(_), Health::Healthy]));
}

#[tokio::test(start_paused = true)]
async fn a_check_that_hangs_is_unhealthy() {
    let hangs = bind::<u8>()
        .on_health(|_: Arc<u8>| pending::<Health>())
        .to_value(1);
    let limits = Limits::default().health(Duration::from_secs(1));
    let container = Container::builder()
        .add(hangs)
        .limits(limits)
        .start()
        .await
        .unwrap();
    assert!(!container.health().await.is_healthy());
}

#[test]
fn a_stopped_application_is_not_healthy() {
    let container = started(app(|| Health::Healthy));
    block_on(container.stop()).into_result().unwrap();
    assert!(!is_healthy(&container));
}

#[test]
fn a_component_reports_the_readiness_of_its_application_without_keeping_it() {
    let container = started(Container::builder().add(component::<Status>()));
    let status = container.resolve::<Status>().unwrap();
    assert!(status.monitor.readiness());
    drop(container);
    assert!(!status.monitor.readiness());
}

struct Steps(Log);

impl Observer for Steps {
    fn began(&self, step: &Step) {
        let is_construct = step.phase() == wirework::Phase::Construct;
        self.0
            .write(if is_construct { "construct" } else { "other" });
    }

    fn ended(&self, _: &Step, result: Result<(), &dyn std::fmt::Display>, _: Duration) {
        self.0
            .write(if result.is_ok() { "ended" } else { "failed" });
    }
}

#[test]
fn an_observer_sees_each_step_begin_and_end() {
    let log = Log::default();
    let builder = Container::builder().add(bind::<u8>().to_async(|| async { 1_u8 }));
    started(builder.observe(Steps(log.clone())));
    assert_eq!(log.events(), ["construct", "ended"]);
}

#[test]
fn an_observer_sees_a_step_fail() {
    let log = Log::default();
    let builder =
        Container::builder().add(bind::<u8>().to_async(|| async { Err::<u8, _>(Refused) }));
    assert!(block_on(builder.observe(Steps(log.clone())).start()).is_err());
    assert_eq!(log.events(), ["construct", "failed"]);
}

#[test]
fn the_timeline_of_a_start_names_its_steps() {
    let container = started(Container::builder().add(bind::<u8>().to_async(|| async { 1_u8 })));
    let text = container.timeline().to_string();
    assert!(text.contains("construct") && text.contains("u8"), "{text}");
}
