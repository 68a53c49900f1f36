//! Reports and errors name the step that a limit ended.

use std::sync::Arc;
use std::time::Duration;

use wirework::{Container, FailureCause, Limits, Phase, Shutdown, bind};

use crate::hostile::{Pool, ms};

#[tokio::test(start_paused = true)]
async fn a_task_that_has_failed_is_reported_by_its_failure_if_no_time_is_left() {
    let run = async |_: Arc<Pool>, _: Shutdown| Err::<(), _>("disk full");
    let builder = Container::builder().add(bind::<Pool>().to(|| Pool).on_run(run));
    let limits = Limits::default().stop(Duration::ZERO);
    let container = builder.limits(limits).start().await.unwrap();
    tokio::time::sleep(ms(20)).await;
    let report = container.stop().await;
    assert_eq!(report.rows().len(), 1);
    let Some((Phase::Drain, FailureCause::Failed(error))) = report.rows()[0].failure() else {
        panic!("{report:?}");
    };
    assert_eq!(error.to_string(), "disk full");
}

async fn slow() {
    tokio::time::sleep(ms(70)).await;
}

/// Returns the first two lines of the error of a start that exceeds a limit. The constructors take 140 ms, and a hook
/// takes 70 ms.
async fn told(limits: Limits, start_limit: Option<Duration>) -> Vec<String> {
    let pool = async || {
        slow().await;
        Pool
    };
    let number = async |_: Arc<Pool>| {
        slow().await;
        1
    };
    let mut number = bind::<u8>()
        .to_async(number)
        .on_start(async |_: Arc<u8>| slow().await);
    if let Some(limit) = start_limit {
        number = number.start_limit(limit);
    }
    let builder = Container::builder()
        .add(bind::<Pool>().to_async(pool))
        .add(number);
    let error = builder.limits(limits).start().await.unwrap_err();
    let text = format!("{error:#}");
    let lines = text.lines().filter(|line| !line.contains("path "));
    let lines = lines.map(|line| match line.split_once(" (registered at ") {
        Some((before, after)) => format!("{before}{}", &after[after.find(')').unwrap() + 1..]),
        None => line.trim().to_owned(),
    });
    lines.take(2).collect()
}

#[tokio::test(start_paused = true)]
async fn the_error_of_a_start_without_time_names_the_limit_and_what_sets_it() {
    let limits = Limits::default;
    for (limits, own, expected) in [
        (
            limits().each(Phase::Construct, ms(20)),
            None,
            [
                "the constructor of `Pool` did not end within 20ms",
                "`.limits(Limits::default().each(Phase::Construct, ..))` on the builder",
            ],
        ),
        (
            limits().each(Phase::Start, ms(20)),
            None,
            [
                "the `start` hook of `u8` did not end within 20ms",
                "`.limits(Limits::default().each(Phase::Start, ..))` on the builder",
            ],
        ),
        (
            limits(),
            Some(ms(20)),
            [
                "the `start` hook of `u8` did not end within 20ms",
                "`start_limit` of its hook",
            ],
        ),
        (
            limits().phase(Phase::Construct, ms(100)),
            None,
            [
                "the constructor of `u8` had no time left: all constructors together are limited to 100ms",
                "`.limits(Limits::default().phase(Phase::Construct, ..))` on the builder",
            ],
        ),
        (
            limits().phase(Phase::Start, ms(50)),
            None,
            [
                "the `start` hook of `u8` had no time left: all `start` hooks together are limited to 50ms",
                "`.limits(Limits::default().phase(Phase::Start, ..))` on the builder",
            ],
        ),
        (
            limits().start(ms(100)),
            None,
            [
                "the constructor of `u8` had no time left: all of it together is limited to 100ms",
                "`.limits(Limits::default().start(..))` on the builder",
            ],
        ),
    ] {
        let [headline, remedy] = expected;
        let help = format!("help       if it is only slow, set a longer limit: {remedy}");
        assert_eq!(told(limits, own).await, [headline, &help]);
    }
}
