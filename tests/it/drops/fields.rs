//! Promise 10: the resolved fields of a component are dropped if its construction fails or panics.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use wirework::{Container, ContainerBuilder, Injectable, bind};

use crate::support::{Log, Noted, built};

/// A transient value that writes to the log when it is dropped.
struct Part(#[expect(dead_code, reason = "is dropped")] Noted);

/// Writes its name and panics when it is dropped.
struct Panics(#[expect(dead_code, reason = "is dropped")] Noted);

impl Drop for Panics {
    fn drop(&mut self) {
        panic!("in a drop, as it should");
    }
}

/// A value that cannot be constructed.
struct Broken;

fn parts(log: &Log) -> ContainerBuilder {
    let (part, panics) = (log.clone(), log.clone());
    Container::builder()
        .add(
            bind::<Part>()
                .to(move || Part(part.note("part")))
                .transient(),
        )
        .add(
            bind::<Panics>()
                .to(move || Panics(panics.note("panics")))
                .transient(),
        )
        .add(bind::<Broken>().to(|| -> Result<Broken, String> { Err("as it should".into()) }))
}

#[derive(Injectable)]
#[expect(dead_code, reason = "is never constructed")]
struct PanicsInDrop {
    first: Arc<Part>,
    panics: Arc<Panics>,
    third: Arc<Part>,
    broken: Arc<Broken>,
}

#[test]
fn promise_10_a_field_that_panics_in_drop_does_not_keep_the_other_fields() {
    let log = Log::default();
    let container = built(parts(&log));
    let construct = || container.construct::<PanicsInDrop>().map(drop);
    assert!(catch_unwind(AssertUnwindSafe(construct)).is_err());
    assert_eq!(log.names(), ["part", "panics", "part"]);
}

fn panicking() -> u8 {
    panic!("in an expression, as it should")
}

#[derive(Injectable)]
#[expect(dead_code, reason = "is never constructed")]
struct Eight {
    a: Arc<Part>,
    #[inject(value = panicking())]
    value: u8,
    b: Arc<Part>,
    c: Arc<Part>,
    d: Arc<Part>,
    e: Arc<Part>,
    f: Arc<Part>,
    g: Arc<Part>,
    h: Arc<Part>,
}

#[test]
fn eight_fields_are_dropped_if_an_expression_panics() {
    let log = Log::default();
    let container = built(parts(&log));
    let construct = || container.construct::<Eight>().map(drop);
    assert!(catch_unwind(AssertUnwindSafe(construct)).is_err());
    assert_eq!(log.names(), ["part"; 8]);
}

#[derive(Injectable)]
#[expect(dead_code, reason = "is never constructed")]
struct Nine {
    a: Arc<Part>,
    #[inject(value = panicking())]
    value: u8,
    b: Arc<Part>,
    c: Arc<Part>,
    d: Arc<Part>,
    e: Arc<Part>,
    f: Arc<Part>,
    g: Arc<Part>,
    h: Arc<Part>,
    i: Arc<Part>,
}

#[test]
fn nine_fields_are_dropped_if_an_expression_panics() {
    let log = Log::default();
    let container = built(parts(&log));
    let construct = || container.construct::<Nine>().map(drop);
    assert!(catch_unwind(AssertUnwindSafe(construct)).is_err());
    assert_eq!(log.names(), ["part"; 9]);
}
