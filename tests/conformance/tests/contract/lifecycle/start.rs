//! Start: hooks that make components ready.

use std::future::{pending, ready};
use std::sync::Arc;
use std::time::Duration;

use conformance::containers::problems;
use conformance::events::Log;
use conformance::services::{Refused, panics};
use conformance::threads::in_time;
use futures_executor::block_on;
use tokio::sync::Barrier;
use tokio::time::sleep;
use wirework::{
    Container, FailureCause, Limits, Phase, ProblemKind, StartError, StartErrorKind, StepError,
    bind,
};

use super::{Cache, Database, app, cache, database, server, writes};

/// A duration that a step never exceeds here, on the paused clock.
const SECOND: Duration = Duration::from_secs(1);

fn step(error: &StartError) -> &StepError {
    match error.kind() {
        StartErrorKind::Step(step) => step,
        _ => panic!("{error}"),
    }
}

#[test]
fn start_hooks_run_dependencies_first() {
    let log = Log::default();
    block_on(app(&log).start()).unwrap();
    assert_eq!(
        log.events(),
        ["start database", "start cache", "start server"]
    );
}

#[test]
fn a_component_with_a_hook_starts_even_if_nothing_resolves_it() {
    let log = Log::default();
    block_on(Container::builder().add(database(&log)).start()).unwrap();
    assert_eq!(log.events(), ["start database"]);
}

#[tokio::test(start_paused = true)]
async fn the_hook_of_a_component_begins_when_the_hooks_of_its_dependencies_have_ended() {
    let log = Log::default();
    let of_database = log.clone();
    let slow = bind::<Database>()
        .to(|| Database)
        .on_start(move |_: Arc<Database>| {
            let log = of_database.clone();
            async move {
                sleep(SECOND).await;
                log.write("database is ready");
            }
        });
    Container::builder()
        .add(slow)
        .add(cache(&log))
        .start()
        .await
        .unwrap();
    assert_eq!(log.events(), ["database is ready", "start cache"]);
}

#[test]
fn hooks_that_do_not_need_each_other_run_at_the_same_time() {
    let meeting = Arc::new(Barrier::new(2));
    let (one, other) = (meeting.clone(), meeting);
    let meet = |barrier: Arc<Barrier>| async move {
        barrier.wait().await;
    };
    let builder = Container::builder()
        .add(
            bind::<u8>()
                .on_start(move |_: Arc<u8>| meet(one.clone()))
                .to_value(1),
        )
        .add(
            bind::<u16>()
                .on_start(move |_: Arc<u16>| meet(other.clone()))
                .to_value(1),
        );
    in_time(move || block_on(builder.start()).map(drop).unwrap());
}

#[test]
fn all_constructors_run_before_the_first_hook() {
    let log = Log::default();
    let of_late = log.clone();
    let late = bind::<u8>().to(move |_: Arc<Database>| {
        of_late.write("construct");
        1
    });
    block_on(
        Container::builder()
            .add(late.eager())
            .add(database(&log))
            .start(),
    )
    .unwrap();
    assert_eq!(log.events(), ["construct", "start database"]);
}

#[test]
fn a_value_of_the_caller_may_have_hooks() {
    let log = Log::default();
    let value = bind::<Database>()
        .on_start(writes(&log, "start value"))
        .to_value(Database);
    block_on(Container::builder().add(value).start()).unwrap();
    assert_eq!(log.events(), ["start value"]);
}

#[test]
fn a_hook_that_fails_fails_the_start_with_its_component_and_its_cause() {
    let broken = bind::<Database>()
        .on_start(|_: Arc<Database>| ready(Err(Refused)))
        .to_value(Database);
    let error = block_on(Container::builder().add(broken).start()).unwrap_err();
    let step = step(&error);
    assert!(step.component().contains("Database") && step.phase() == Phase::Start);
    let cause = step.cause().error().and_then(|error| error.downcast_ref());
    assert_eq!(cause, Some(&Refused));
}

#[test]
fn a_hook_that_panics_fails_the_start() {
    let panics = bind::<Database>().on_start(|_: Arc<Database>| async { panics::<()>() });
    let builder = Container::builder().add(panics.to_value(Database));
    let error = block_on(builder.start()).unwrap_err();
    assert!(matches!(step(&error).cause(), FailureCause::Panicked(text) if text == "on purpose"));
}

#[test]
fn a_start_that_fails_stops_what_it_started_dependants_first() {
    let log = Log::default();
    let broken = bind::<u8>()
        .to(|_: Arc<super::Server>| 1)
        .on_start(|_: Arc<u8>| ready(Err(Refused)));
    assert!(block_on(app(&log).add(broken).start()).is_err());
    assert_eq!(
        log.events()[3..],
        ["stop server", "stop cache", "stop database"]
    );
}

#[test]
fn the_hook_of_a_dependant_does_not_run_after_a_failure() {
    let log = Log::default();
    let broken = bind::<Database>()
        .on_start(|_: Arc<Database>| ready(Err(Refused)))
        .to_value(Database);
    let builder = Container::builder()
        .add(broken)
        .add(cache(&log))
        .add(server(&log));
    assert!(block_on(builder.start()).is_err());
    assert!(!log.events().iter().any(|event| event.starts_with("start")));
}

#[test]
fn the_error_of_a_start_says_what_was_closed() {
    let log = Log::default();
    let broken = bind::<u8>()
        .to(|_: Arc<Cache>| 1)
        .on_start(|_: Arc<u8>| ready(Err(Refused)));
    let error = block_on(app(&log).add(broken).start()).unwrap_err();
    let rows = error.rollback().rows();
    assert!(
        rows.iter().any(|row| row.component().contains("Cache")),
        "{error}"
    );
}

#[tokio::test(start_paused = true)]
async fn a_hook_that_hangs_fails_the_start_after_its_limit() {
    let hangs = bind::<Database>()
        .on_start(|_: Arc<Database>| pending::<()>())
        .start_limit(SECOND);
    let builder = Container::builder().add(hangs.to_value(Database));
    let error = builder.start().await.unwrap_err();
    assert!(matches!(step(&error).cause(), FailureCause::TimedOut(limit) if *limit == SECOND));
}

#[tokio::test(start_paused = true)]
async fn what_was_started_is_stopped_if_the_whole_start_runs_out_of_time() {
    let log = Log::default();
    let hangs = bind::<u8>()
        .to(|_: Arc<Database>| 1)
        .on_start(|_: Arc<u8>| pending::<()>());
    let builder = Container::builder().add(database(&log)).add(hangs);
    let error = builder
        .limits(Limits::default().start(SECOND))
        .start()
        .await
        .unwrap_err();
    assert!(error.elapsed() >= SECOND);
    assert_eq!(log.events(), ["start database", "stop database"]);
}

#[tokio::test(start_paused = true)]
async fn what_was_started_is_stopped_if_the_start_is_given_up() {
    let log = Log::default();
    let hangs = bind::<u8>()
        .to(|_: Arc<Database>| 1)
        .on_start(|_: Arc<u8>| pending::<()>());
    let builder = Container::builder().add(database(&log)).add(hangs);
    assert!(tokio::time::timeout(SECOND, builder.start()).await.is_err());
    sleep(SECOND).await;
    assert_eq!(log.events(), ["start database", "stop database"]);
}

#[tokio::test(start_paused = true)]
async fn the_number_of_hooks_that_run_at_the_same_time_can_be_limited() {
    let pause = || sleep(SECOND);
    let builder = Container::builder()
        .add(bind::<u8>().on_start(move |_: Arc<u8>| pause()).to_value(1))
        .add(
            bind::<u16>()
                .on_start(move |_: Arc<u16>| pause())
                .to_value(1),
        );
    let began = tokio::time::Instant::now();
    builder.start_at_once(1).start().await.unwrap();
    assert!(began.elapsed() >= 2 * SECOND);
}

#[test]
fn a_hook_in_a_container_that_is_not_started_is_a_problem() {
    let builder = Container::builder().add(database(&Log::default()));
    assert_eq!(problems(builder), [ProblemKind::Hook]);
}

#[test]
fn a_hook_of_a_transient_is_a_problem() {
    let builder = Container::builder().add(database(&Log::default()).transient());
    let error = block_on(builder.start()).unwrap_err();
    let StartErrorKind::Build(error) = error.kind() else {
        panic!("{error}");
    };
    assert_eq!(error.problems()[0].kind(), ProblemKind::Hook);
}

#[test]
fn a_container_is_ready_after_its_start() {
    let ready = block_on(app(&Log::default()).start()).unwrap();
    let built = conformance::containers::built(Container::builder());
    assert!(ready.readiness() && !built.readiness());
}
