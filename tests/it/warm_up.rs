//! The failures of `warm_up`: each is reported once, with the singletons that need the same value.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use wirework::{Container, Injectable, Lazy, Module, ResolveErrorKind, bind, component, decorate};

use crate::support::{Log, built, reads};

#[test]
fn warm_up_reports_all_failures() {
    let container = built(
        Container::builder()
            .add(bind::<u8>().to(|| "a".parse::<u8>()).eager())
            .add(bind::<u16>().to(|| "16".parse::<u16>()).eager())
            .add(bind::<u32>().to(|| "b".parse::<u32>()).eager()),
    );
    let error = container.warm_up().unwrap_err();
    let kinds: Vec<_> = error
        .errors()
        .iter()
        .map(wirework::ResolveError::kind)
        .collect();
    assert_eq!(kinds, [ResolveErrorKind::Constructor; 2]);
    let text = error.to_string();
    assert!(
        text.starts_with("2 eager singletons failed\n\n1. the constructor of `u8`"),
        "{text}"
    );
    assert!(container.resolve::<u16>().is_ok());
}

#[test]
fn the_text_of_many_failures_has_twenty_of_them_and_its_alternate_form_all() {
    let failing = |number: u8| bind::<u8>().entry(number).to(|| "u".parse::<u8>()).eager();
    let container = built(Container::builder().add_all((0..25).map(failing)));
    let error = container.warm_up().unwrap_err();
    let (short, long) = (format!("{error}"), format!("{error:#}"));
    assert!(short.ends_with("and 5 more, which `{:#}` shows"), "{short}");
    assert_eq!(short.matches("caused by").count(), 20);
    assert_eq!(long.matches("caused by").count(), 25);
}

#[test]
fn warm_up_reports_a_failure_once_for_all_that_need_it() {
    static CALLS: AtomicU32 = AtomicU32::new(0);
    fn connect() -> Result<u64, std::num::ParseIntError> {
        CALLS.fetch_add(1, Ordering::Relaxed);
        "db".parse()
    }
    let container = built(
        Container::builder()
            .add(bind::<u8>().to(|_: Arc<u64>| 8_u8).eager())
            .add(bind::<u64>().to(connect).eager())
            .add(bind::<u16>().to(|_: Arc<u32>| 16_u16).eager())
            .add(bind::<u32>().to(|_: Arc<u64>| 32_u32).transient())
            .add(bind::<i8>().to(|| "i".parse::<i8>()).eager()),
    );
    let error = container.warm_up().unwrap_err();
    assert_eq!(CALLS.load(Ordering::Relaxed), 1);
    assert_eq!(error.errors().len(), 2);
    reads(
        &error,
        "
        2 eager singletons failed, and 1 other was skipped

        1. the constructor of `u64` (registered at @) failed
             path       u8 (parameter 1) -> u64
             resolved   `u8` (registered at @)
             caused by  invalid digit found in string
             skipped    `u16` (registered at @), which needs it too

        2. the constructor of `i8` (registered at @) failed
             caused by  invalid digit found in string
    ",
    );
    // Nothing is cached: the next call constructs again what failed.
    container.warm_up().unwrap_err();
    assert_eq!(CALLS.load(Ordering::Relaxed), 2);
}

#[test]
fn warm_up_reports_what_a_constructor_resolves_later_once_too() {
    static CALLS: AtomicU32 = AtomicU32::new(0);
    let container = built(
        Container::builder()
            .add(
                bind::<u8>()
                    .to(|later: Lazy<u64>| later.get().map(|_| 8_u8))
                    .eager(),
            )
            .add(bind::<u16>().to(|_: Arc<u64>| 16_u16).eager())
            .add(bind::<u64>().to(|| {
                CALLS.fetch_add(1, Ordering::Relaxed);
                "db".parse::<u64>()
            })),
    );
    let error = container.warm_up().unwrap_err();
    assert_eq!(CALLS.load(Ordering::Relaxed), 1);
    reads(
        &error,
        "
        an eager singleton failed, and 1 other was skipped: the constructor of `u64` (registered at @) failed
             path       u8 -> u64
             resolved   `u8` (registered at @)
             caused by  invalid digit found in string
             skipped    `u16` (registered at @), which needs it too
    ",
    );
}

#[test]
fn warm_up_names_each_skipped_singleton_although_another_one_needs_it() {
    let container = built(
        Container::builder()
            .add(bind::<u8>().to(|| "a".parse::<u8>()).eager())
            .add(bind::<u16>().to(|_: Arc<u32>| 16_u16).eager())
            .add(bind::<u32>().to(|_: Arc<u8>| 32_u32).eager()),
    );
    reads(
        &container.warm_up().unwrap_err(),
        "
        an eager singleton failed, and 2 others were skipped: the constructor of `u8` (registered at @) failed
             caused by  invalid digit found in string
             skipped    `u16` (registered at @), which needs it too
             skipped    `u32` (registered at @), which needs it too
    ",
    );
}

fn refused(_: Arc<u8>) -> Result<u8, &'static str> {
    Err("refused")
}

#[test]
fn warm_up_reports_a_decorator_that_fails() {
    let container = built(
        Container::builder()
            .add(bind::<u8>().to(|| 8_u8).eager())
            .add(decorate::<u8>().with(refused))
            .add(decorate::<u8>().with(|inner: Arc<u8>| *inner)),
    );
    reads(
        &container.warm_up().unwrap_err(),
        "
        an eager singleton failed: the decorator of `u8` (registered at @) failed
             path       decorator of u8 -> decorator of u8
             resolved   the decorator of `u8` (registered at @)
             caused by  refused
    ",
    );
}

#[test]
fn warm_up_reports_a_singleton_that_fails_without_its_decorators() {
    let container = built(
        Container::builder()
            .add(bind::<u8>().to(|| "a".parse::<u8>()).eager())
            .add(decorate::<u8>().with(refused)),
    );
    reads(
        &container.warm_up().unwrap_err(),
        "
        an eager singleton failed: the constructor of `u8` (registered at @) failed
             caused by  invalid digit found in string
    ",
    );
}

#[test]
#[allow(clippy::needless_pass_by_value, reason = "constructors take values")]
fn warm_up_runs_the_decorators_of_a_module_and_those_around_it() {
    fn port() -> u16 {
        80
    }
    fn inner(port: Arc<u16>, log: Arc<Log>) -> u16 {
        log.write("in the module");
        *port
    }
    #[derive(Module)]
    #[module(factories(port -> u16: eager), decorators(inner -> u16), exports(u16, Log))]
    struct App {
        log: Log,
    }
    let log = Log::default();
    let outer = |port: Arc<u16>, log: Arc<Log>| {
        log.write("around it");
        *port
    };
    let app = App { log: log.clone() };
    let container = built(
        Container::builder()
            .install(app)
            .add(decorate::<u16>().with(outer)),
    );
    container.warm_up().unwrap();
    assert_eq!(log.names(), ["in the module", "around it"]);
}

trait Store: Send + Sync {}

#[derive(Injectable)]
#[inject(bind(dyn Store), eager)]
struct Disk;

impl Store for Disk {}

#[test]
fn warm_up_runs_the_decorators_of_a_component_and_of_its_trait_once() {
    let log = Log::default();
    let (of_struct, of_trait) = (log.clone(), log.clone());
    let container = built(
        Container::builder()
            .add(component::<Disk>())
            .add(decorate::<Disk>().with(move |disk: Arc<Disk>| {
                of_struct.write("of the struct");
                disk
            }))
            .add(decorate::<dyn Store>().with(move |store: Arc<dyn Store>| {
                of_trait.write("of the trait");
                store
            })),
    );
    container.warm_up().unwrap();
    container.resolve::<dyn Store>().unwrap();
    assert_eq!(log.names(), ["of the struct", "of the trait"]);
}
