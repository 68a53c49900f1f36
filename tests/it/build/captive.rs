//! Promises 1 and 2: a singleton that would capture a scoped value.

use std::sync::Arc;

use wirework::{Container, Injectable, ProblemKind, bind, component, decorate};

use crate::support::{built, kinds, place, refuses};

trait Session: Send + Sync {}

struct RequestId(u64);

#[derive(Injectable)]
#[inject(scoped, bind(dyn Session))]
struct WebSession;
impl Session for WebSession {}

#[derive(Injectable)]
struct Cache {
    session: Arc<WebSession>,
}

#[derive(Injectable)]
#[inject(transient)]
struct Parser {
    session: Arc<dyn Session>,
}

#[derive(Injectable)]
#[inject(transient)]
struct Reader {
    parser: Arc<Parser>,
}

#[test]
fn promise_1_a_singleton_with_something_scoped_is_reported() {
    let builder = Container::builder()
        .add(component::<WebSession>())
        .add(component::<Cache>());
    refuses(
        builder,
        "
        the wiring has a problem: singleton `Cache` would capture scoped `WebSession`
             path       Cache.session -> WebSession
             holder     `Cache` (@, registered at @)
             captive    `WebSession` (@, registered at @)
             help       make `Cache` scoped too, with `#[inject(scoped)]` or `.scoped()`; or pass `WebSession` to its methods
    ",
    );
}

#[test]
fn promise_2_a_captive_is_shown_with_the_places_of_both() {
    let scoped = bind::<u8>().to(|| 8).scoped();
    let builder = Container::builder()
        .add(scoped)
        .add(bind::<u16>().to(|_: Arc<u8>| 16));
    let (holder, captive) = (place(file!(), line!() - 1), place(file!(), line!() - 4));
    let error = builder.build().unwrap_err().to_string();
    let holder = format!("holder     `u16` (registered at {holder})");
    let captive = format!("captive    `u8` (registered at {captive})");
    assert!(
        error.contains(&holder) && error.contains(&captive),
        "{error}"
    );
}

#[test]
fn promise_1_through_transients_and_a_trait_the_whole_path_is_shown() {
    let builder = Container::builder()
        .add(component::<WebSession>())
        .add(component::<Parser>())
        .add(component::<Reader>())
        .add(bind::<u8>().to(|_: Arc<Reader>| 8));
    refuses(
        builder,
        "
        the wiring has a problem: singleton `u8` would capture scoped `WebSession`
             path       u8 (parameter 1) -> Reader.parser -> Parser.session -> WebSession
             holder     `u8` (registered at @)
             captive    `WebSession` (@, registered at @)
             help       make `u8` scoped too, with `#[inject(scoped)]` or `.scoped()`; or pass `WebSession` to its methods
    ",
    );
}

#[test]
fn promise_1_a_seed_in_a_singleton_is_reported_as_such() {
    let builder = Container::builder()
        .add(bind::<RequestId>().to_seed())
        .add(bind::<u64>().to(|id: Arc<RequestId>| id.0));
    refuses(
        builder,
        "
        the wiring has a problem: singleton `u64` needs the seed `RequestId`, which only a scope has
             path       u64 (parameter 1) -> RequestId
             holder     `u64` (registered at @)
             captive    `RequestId` (registered at @)
             help       make `u64` scoped too, with `#[inject(scoped)]` or `.scoped()`; or pass `RequestId` to its methods
    ",
    );
}

#[test]
fn promise_1_each_field_that_would_hold_one_is_reported() {
    let builder = Container::builder()
        .add(component::<WebSession>())
        .add(component::<Parser>())
        .add(bind::<u8>().to(|_: Arc<WebSession>, _: Arc<Parser>| 8));
    assert_eq!(kinds(builder), [ProblemKind::Captive; 2]);
}

#[test]
fn promise_1_the_decorator_of_a_singleton_may_hold_nothing_scoped() {
    trait Mailer: Send + Sync {}
    let builder = Container::builder()
        .add(component::<WebSession>())
        .add(bind::<dyn Mailer>().to(|| -> Arc<dyn Mailer> { unreachable!() }))
        .add(decorate::<dyn Mailer>().with(|inner: Arc<dyn Mailer>, _: Arc<WebSession>| inner));
    refuses(
        builder,
        "
        the wiring has a problem: singleton `dyn Mailer` would capture scoped `WebSession`
             path       decorator of dyn Mailer (parameter 2) -> WebSession
             holder     the decorator of `dyn Mailer` (registered at @)
             captive    `WebSession` (@, registered at @)
             help       make `dyn Mailer` scoped too, with `#[inject(scoped)]` or `.scoped()`; or pass `WebSession` to its methods
    ",
    );
}

#[test]
fn promise_1_a_decorated_captive_is_named_too() {
    let builder = Container::builder()
        .add(component::<WebSession>().scoped())
        .add(bind::<RequestId>().to_seed())
        .add(decorate::<WebSession>().with(|inner: Arc<WebSession>| inner))
        .add(decorate::<RequestId>().with(|inner: Arc<RequestId>| inner))
        .add(bind::<u8>().to(|_: Arc<WebSession>| 8))
        .add(bind::<u64>().to(|_: Arc<RequestId>| 64));
    refuses(
        builder,
        "
        the wiring has 2 problems

        1. singleton `u64` needs the seed `RequestId`, which only a scope has
             path       u64 (parameter 1) -> decorator of RequestId
             holder     `u64` (registered at @)
             captive    the decorator of `RequestId` (registered at @)
             decorates  `RequestId` (registered at @)
             help       make `u64` scoped too, with `#[inject(scoped)]` or `.scoped()`; or pass `RequestId` to its methods

        2. singleton `u8` would capture scoped `WebSession`
             path       u8 (parameter 1) -> decorator of WebSession
             holder     `u8` (registered at @)
             captive    the decorator of `WebSession` (registered at @)
             decorates  `WebSession` (@, registered at @)
             help       make `u8` scoped too, with `#[inject(scoped)]` or `.scoped()`; or pass `WebSession` to its methods
    ",
    );
}

#[test]
fn promise_1_what_is_scoped_or_transient_may_hold_something_scoped() {
    let container = built(
        Container::builder()
            .add(component::<WebSession>())
            .add(component::<Cache>().scoped())
            .add(component::<Parser>())
            .add(component::<Reader>()),
    );
    let scope = container.scope().open().unwrap();
    assert!(scope.resolve::<Cache>().is_ok());
    assert!(scope.resolve::<Reader>().is_ok());
}

#[test]
fn promise_1_the_decorator_of_what_is_scoped_may_hold_something_scoped() {
    let builder = Container::builder()
        .add(component::<WebSession>())
        .add(bind::<RequestId>().to_seed())
        .add(decorate::<dyn Session>().with(|inner: Arc<dyn Session>, _: Arc<RequestId>| inner));
    built(builder);
}

#[test]
fn promise_1_something_scoped_may_hold_a_singleton() {
    let builder = Container::builder()
        .add(bind::<u8>().to(|| 8))
        .add(bind::<u16>().to(|n: Arc<u8>| u16::from(*n)).scoped());
    built(builder);
}
