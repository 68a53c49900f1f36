//! Panics of the application, in places where nobody expects one.

use std::fmt::Display;
use std::future::pending;
use std::sync::Arc;
use std::time::Duration;

use wirework::{Container, Observer, Phase, StartErrorKind, Step, StopOutcome, bind};

use crate::hostile::{Bomb, Events, Pool, ms};

/// An observer that panics at each failure, and at each step of a stop.
struct Panics;

impl Observer for Panics {
    fn ended(&self, step: &Step, result: Result<(), &dyn Display>, _: Duration) {
        assert!(step.phase() != Phase::Stop && result.is_ok(), "told to");
    }
}

#[tokio::test(start_paused = true)]
async fn a_cancelled_hook_whose_drop_panics_keeps_nothing_from_closing() {
    let events = Events::default();
    let hang = async |_: Arc<u8>| {
        let _bomb = Bomb;
        pending::<()>().await;
    };
    let value = bind::<u8>().to(|_: Arc<Pool>| 1);
    let builder = events.pool().add(value.on_stop(hang).stop_limit(ms(50)));
    let container = builder.start().await.unwrap();
    let report = container.stop().await;
    assert_eq!(report.rows()[0].outcome(), StopOutcome::TimedOut);
    assert_eq!(report.rows()[1].outcome(), StopOutcome::Stopped);
    assert_eq!(events.list(), ["pool closed"]);
    assert_eq!(container.stop().await.rows().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_cancelled_constructor_whose_drop_panics_leaks_nothing() {
    struct Connection(Events);

    impl Drop for Connection {
        fn drop(&mut self) {
            self.0.add("connection dropped");
        }
    }

    let events = Events::default();
    let of_connection = events.clone();
    let connection = bind::<Connection>().to(move || Connection(of_connection.clone()));
    let result = Container::builder()
        .add(connection.on_stop(events.hook("connection closed")))
        .add(bind::<u16>().to_async(async |_: Arc<Connection>| {
            pending::<()>().await;
            1
        }))
        .add(bind::<u8>().to_async(async || {
            let _bomb = Bomb;
            pending::<()>().await;
            1
        }))
        .add(bind::<u32>().to_async(async || {
            tokio::time::sleep(ms(10)).await;
            Err::<u32, _>("no")
        }))
        .start();
    let error = result.await.unwrap_err();
    assert!(
        matches!(error.kind(), StartErrorKind::Construct(_)),
        "{error}"
    );
    assert_eq!(events.list(), ["connection closed", "connection dropped"]);
}

#[tokio::test]
async fn an_observer_that_panics_keeps_nothing_from_closing() {
    let events = Events::default();
    let value = bind::<u8>().to(|_: Arc<Pool>| 1);
    let value = value.on_stop(events.hook("value closed"));
    let builder = events.pool().add(value).observe(Panics);
    let container = builder.start().await.unwrap();
    container.stop().await.into_result().unwrap();
    assert_eq!(events.list(), ["value closed", "pool closed"]);
}

#[tokio::test(start_paused = true)]
async fn an_observer_that_panics_at_what_is_cancelled_leaves_the_error_of_the_start() {
    let result = Container::builder()
        .add(bind::<u8>().to_async(async || {
            tokio::time::sleep(ms(10)).await;
            Err::<u8, _>("no")
        }))
        .add(bind::<u16>().to_async(async || {
            pending::<()>().await;
            1
        }))
        .observe(Panics)
        .start();
    let error = result.await.unwrap_err().to_string();
    assert!(error.contains("no"), "{error}");
}
