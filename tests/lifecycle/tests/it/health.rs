//! Health checks.

use std::future::pending;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use futures_executor::block_on;
use wirework::{Container, ContainerBuilder, Health, HealthReport, Monitor, bind};

use crate::support::yields;

struct Pool;
struct Cache;
struct Queue;

fn healths(report: &HealthReport) -> Vec<Health> {
    report
        .rows()
        .iter()
        .map(|row| row.health().clone())
        .collect()
}

fn degraded() -> ContainerBuilder {
    Container::builder()
        .add(
            bind::<Pool>()
                .to(|| Pool)
                .on_health(async |_: Arc<Pool>| Ok::<(), String>(())),
        )
        .add(
            bind::<Cache>()
                .to(|| Cache)
                .on_health(async |_: Arc<Cache>| Health::Degraded("cold".to_owned())),
        )
}

#[test]
fn each_component_tells_its_health() {
    let report = block_on(async { degraded().start().await.unwrap().health().await });
    assert_eq!(
        healths(&report),
        [Health::Healthy, Health::Degraded("cold".to_owned())]
    );
    assert!(report.is_healthy());
    assert_eq!(report.to_string(), "Pool: healthy\nCache: degraded: cold");
}

#[test]
fn a_check_that_fails_or_panics_makes_its_component_unhealthy() {
    let report = block_on(async {
        let fails = async |_: Arc<Queue>| Err::<(), _>("no route");
        let container = degraded()
            .add(bind::<Queue>().to(|| Queue).on_health(fails))
            .add(
                bind::<u8>()
                    .to(|| 0_u8)
                    .on_health(async |_: Arc<u8>| -> Health { panic!("no number") }),
            )
            .start()
            .await
            .unwrap();
        container.health().await
    });
    assert!(!report.is_healthy());
    assert_eq!(
        healths(&report)[2..],
        [
            Health::Unhealthy("no route".to_owned()),
            Health::Unhealthy("the check panicked: no number".to_owned())
        ]
    );
}

#[tokio::test(start_paused = true)]
async fn a_check_that_hangs_is_unhealthy_after_its_limit_and_keeps_no_other() {
    let container = degraded()
        .add(
            bind::<Queue>()
                .to(|| Queue)
                .on_health(async |_: Arc<Queue>| -> Health { pending().await }),
        )
        .start()
        .await
        .unwrap();
    let report = container.health().await;
    assert_eq!(
        healths(&report)[2],
        Health::Unhealthy("the check did not end within 5s".to_owned())
    );
    let took: Vec<Duration> = report
        .rows()
        .iter()
        .map(wirework::HealthRow::took)
        .collect();
    assert_eq!(
        took,
        [Duration::ZERO, Duration::ZERO, Duration::from_secs(5)]
    );
}

#[test]
fn a_stopped_container_is_not_started() {
    let report = block_on(async {
        let container = degraded().start().await.unwrap();
        let _ = container.stop().await;
        container.health().await
    });
    assert_eq!(healths(&report), [Health::NotStarted, Health::NotStarted]);
}

#[test]
fn entries_of_one_key_have_rows_of_their_own() {
    let pool = |region: &'static str| {
        let health = move |_: Arc<Pool>| async move {
            match region {
                "us" => Err("no route"),
                _ => Ok(()),
            }
        };
        bind::<Pool>().entry(region).to(|| Pool).on_health(health)
    };
    let regions = Container::builder().add(pool("eu")).add(pool("us"));
    let report = block_on(async { regions.start().await.unwrap().health().await });
    assert_eq!(
        report.to_string(),
        "Pool (entry \"eu\"): healthy\nPool (entry \"us\"): unhealthy: no route"
    );
}

struct Probe(Monitor);

/// Returns the health that the probe sees.
async fn ask(probe: Arc<Probe>) -> Health {
    Health::Degraded(probe.0.health().await.to_string())
}

#[test]
fn a_check_that_asks_for_the_health_of_its_container_receives_its_own_failure() {
    let report = block_on(async {
        let later = async |probe: Arc<Probe>| {
            yields(2).await;
            ask(probe).await
        };
        let builder = degraded()
            .add(bind::<Probe>().entry(1).to(Probe).on_health(ask))
            .add(bind::<Probe>().entry(2).to(Probe).on_health(later));
        builder.start().await.unwrap().health().await
    });
    assert_eq!(
        report.to_string(),
        "Pool: healthy\nCache: degraded: cold\n\
         Probe (entry 1): degraded: Probe (entry 1): unhealthy: its check asks for the health of its container\n\
         Probe (entry 2): degraded: Probe (entry 2): unhealthy: its check asks for the health of its container"
    );
}

#[test]
fn checks_of_two_containers_that_ask_for_each_others_health_end() {
    struct Other(Arc<OnceLock<Monitor>>);

    let ask_other = async |other: Arc<Other>| {
        let report = other.0.get().unwrap().health().await;
        Health::Degraded(report.to_string())
    };
    let monitors = [(); 2].map(|()| Arc::new(OnceLock::new()));
    let containers = monitors.each_ref().map(|other| {
        let other = Arc::clone(other);
        let other = bind::<Other>().to(move || Other(Arc::clone(&other)));
        block_on(Container::builder().add(other.on_health(ask_other)).start()).unwrap()
    });
    for (monitor, container) in monitors.iter().zip(containers.iter().rev()) {
        monitor.set(Monitor::from(container)).unwrap();
    }
    assert_eq!(
        block_on(containers[0].health()).to_string(),
        "Other: degraded: Other: degraded: \
         Other: unhealthy: its check asks for the health of its container"
    );
}
