//! Observers see each step, and the timeline shows it.

use std::fmt::Display;
use std::future::ready;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use wirework::{Container, ContainerBuilder, Injectable, Observer, Step, bind, component};

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<String>>>);

impl Log {
    fn add(&self, what: &str, step: &Step) {
        let component = step.component();
        let name = component.split('`').nth(1).unwrap();
        let line = format!("{} {name} {what}", step.phase());
        self.0.lock().unwrap().push(line);
    }

    fn lines(&self) -> Vec<String> {
        self.0.lock().unwrap().clone()
    }
}

impl Observer for Log {
    fn began(&self, step: &Step) {
        self.add("began", step);
    }

    fn waiting(&self, step: &Step, time: Duration) {
        self.add(&format!("waits for {time:?}"), step);
    }

    fn ended(&self, step: &Step, result: Result<(), &dyn Display>, took: Duration) {
        match result {
            Ok(()) => self.add(&format!("took {took:?}"), step),
            Err(error) => self.add(&error.to_string(), step),
        }
    }
}

struct Pool;
struct Cache;
struct Web;

async fn pause<T>(seconds: u64, value: T) -> T {
    tokio::time::sleep(Duration::from_secs(seconds)).await;
    value
}

fn app(log: &Log) -> ContainerBuilder {
    Container::builder()
        .observe(log.clone())
        .add(bind::<Pool>().to_async(async || pause(2, Pool).await))
        .add(bind::<Cache>().to_async(async || pause(1, Cache).await))
        .add(
            bind::<Web>()
                .to(|_: Arc<Pool>, _: Arc<Cache>| Web)
                .on_start(async |_: Arc<Web>| pause(1, ()).await)
                .on_stop(async |_: Arc<Web>| Err::<(), _>("still busy")),
        )
}

#[tokio::test(start_paused = true)]
async fn an_observer_sees_each_step_with_its_time() {
    let log = Log::default();
    let container = app(&log).start().await.unwrap();
    let _ = container.stop().await;
    assert_eq!(
        log.lines(),
        [
            "construct Pool began",
            "construct Cache began",
            "construct Cache took 1s",
            "construct Pool took 2s",
            "construct Web began",
            "construct Web took 0ns",
            "start Web began",
            "start Web took 1s",
            "stop Web began",
            "stop Web failed: still busy",
        ]
    );
}

#[tokio::test(start_paused = true)]
async fn an_observer_is_told_what_has_not_ended() {
    let log = Log::default();
    let container = Container::builder()
        .observe(log.clone())
        .waiting_after(Duration::from_secs(2))
        .add(bind::<Pool>().to_async(async || pause(10, Pool).await))
        .start()
        .await;
    container.unwrap();
    assert_eq!(
        log.lines(),
        [
            "construct Pool began",
            "construct Pool waits for 2s",
            "construct Pool waits for 4s",
            "construct Pool waits for 8s",
            "construct Pool took 10s",
        ]
    );
}

#[tokio::test(start_paused = true)]
async fn an_observer_sees_what_is_cancelled() {
    let log = Log::default();
    let start = app(&log).start();
    tokio::time::timeout(Duration::from_millis(1_500), start)
        .await
        .unwrap_err();
    assert_eq!(log.lines().last().unwrap(), "construct Pool was cancelled");
}

#[tokio::test(start_paused = true)]
async fn the_timeline_has_a_bar_for_each_step_and_marks_the_critical_path() {
    let container = app(&Log::default()).start().await.unwrap();
    assert_eq!(
        format!("\n{}\n", container.timeline()),
        "
  construct Cache |=============                            | 1.0s
* construct Pool  |==========================               | 2.0s
* construct Web   |                          =              | 0.0ns
* start     Web   |                          ============== | 1.0s
"
    );
}

#[test]
fn the_plan_of_a_start_runs_nothing() {
    let plan = app(&Log::default()).start_plan().unwrap();
    assert_eq!(
        plan.to_string(),
        "construct 1. `Pool`, `Cache`\n          2. `Web`\nstart     1. `Web`"
    );
}

#[tokio::test]
async fn the_trait_of_a_component_is_no_step_of_its_own() {
    trait Store: Send + Sync {}

    #[derive(Injectable)]
    #[inject(bind(dyn Store))]
    struct Sqlite {
        _pool: Arc<Pool>,
    }

    impl Store for Sqlite {}

    let log = Log::default();
    let app = || {
        Container::builder()
            .observe(log.clone())
            .add(bind::<Pool>().to_async(async || Pool))
            .add(component::<Sqlite>())
            .add(bind::<Web>().to_async(async |_: Arc<dyn Store>| Web))
    };
    assert_eq!(
        app().start_plan().unwrap().to_string(),
        "construct 1. `Pool`\n          2. `Sqlite`\n          3. `Web`"
    );
    let _container = app().start().await.unwrap();
    let lines = log.lines();
    let steps = lines.iter().filter(|line| line.ends_with("began"));
    let steps: Vec<&String> = steps.collect();
    assert_eq!(
        steps,
        [
            "construct Pool began",
            "construct Sqlite began",
            "construct Web began"
        ]
    );
}

#[tokio::test(start_paused = true)]
async fn an_observer_sees_the_construction_of_a_hooked_component_below_an_async_one() {
    let log = Log::default();
    let app = || {
        Container::builder()
            .observe(log.clone())
            .add(bind::<Pool>().to(|| Pool).on_start(async |_: Arc<Pool>| ()))
            .add(bind::<Web>().to_async(async |_: Arc<Pool>| Web))
    };
    assert_eq!(
        app().start_plan().unwrap().to_string(),
        "construct 1. `Pool`\n          2. `Web`\nstart     1. `Pool`"
    );
    let container = app().start().await.unwrap();
    let lines = log.lines();
    let steps: Vec<&String> = lines
        .iter()
        .filter(|line| line.ends_with("began"))
        .collect();
    assert_eq!(
        steps,
        [
            "construct Pool began",
            "construct Web began",
            "start Pool began"
        ]
    );
    let timeline = container.timeline().to_string();
    assert!(timeline.contains("construct Pool"), "{timeline}");
}

#[tokio::test]
async fn the_timeline_of_a_wide_application_takes_no_longer_than_its_start() {
    let part = |at: usize| {
        let part = bind::<usize>().entry(at).to_async(move || ready(at));
        part.on_start(async |_: Arc<usize>| ())
    };
    let parts = (0..2_000).map(part);
    let builder = parts.fold(Container::builder(), wirework::ContainerBuilder::add);
    let began = Instant::now();
    let container = builder.start().await.unwrap();
    let started = Instant::now();
    assert_eq!(container.timeline().to_string().lines().count(), 4_000);
    assert!(started.elapsed() < started - began);
}
