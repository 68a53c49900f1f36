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

#[tokio::test(start_paused = true)]
async fn the_error_of_a_start_without_time_names_the_limit_of_the_whole() {
    let builder = Container::builder()
        .add(bind::<Pool>().to_async(async || {
            tokio::time::sleep(ms(70)).await;
            Pool
        }))
        .add(bind::<u8>().to_async(async |_: Arc<Pool>| {
            tokio::time::sleep(ms(70)).await;
            1
        }));
    let builder = builder.limits(Limits::default().start(ms(100)));
    let error = format!("{:#}", builder.start().await.unwrap_err());
    assert!(error.contains("`u8`"), "{error}");
    assert!(
        error.contains("all of it together is limited to 100ms"),
        "{error}"
    );
    assert!(
        error.contains("`Limits::start` in `.limits(..)`"),
        "{error}"
    );
}
