//! Promises 1, 2 and 9: a dependency with several bindings.

use std::sync::Arc;

use wirework::{
    Container, Injectable, Keyed, Lazy, ProblemKind, Provider, bind, component, decorate,
};

use crate::support::{built, kinds, place, reads, refuses};

trait Clock: Send + Sync {}

struct Primary;

#[derive(Injectable)]
#[inject(bind(dyn Clock))]
struct SystemClock;
impl Clock for SystemClock {}

struct Fixed;
impl Clock for Fixed {}

fn fixed() -> Arc<dyn Clock> {
    Arc::new(Fixed)
}

#[derive(Injectable)]
struct Signup {
    clock: Arc<dyn Clock>,
}

#[test]
fn promise_9_the_candidates_are_listed_with_what_they_are() {
    let builder = Container::builder()
        .add(component::<Signup>())
        .add(component::<SystemClock>())
        .add(bind::<dyn Clock>().to(fixed))
        .add(bind::<dyn Clock>().to_arc(fixed()))
        .add(bind::<dyn Clock>().to_seed());
    refuses(builder, "
        the wiring has a problem: 4 bindings provide `dyn Clock`, but one is needed
             needed by  field `clock`: `Arc<dyn Clock>` of `Signup` (@, registered at @)
             candidates component `SystemClock` (@, registered at @)
                        a factory of `dyn Clock` (registered at @)
                        a value of `dyn Clock` (registered at @)
                        a seed of `dyn Clock` (registered at @)
             help       use `Vec<Arc<dyn Clock>>` to get all; or bind one with `.key::<Q>()` and use `#[inject(key = Q)]`
    ");
}

#[test]
fn promise_9_the_candidates_are_listed_without_their_decorators() {
    let builder = || {
        Container::builder()
            .add(component::<SystemClock>())
            .add(bind::<dyn Clock>().to(fixed))
            .add(decorate::<dyn Clock>().with(|inner: Arc<dyn Clock>| inner))
    };
    refuses(builder().add(component::<Signup>()), "
        the wiring has a problem: 2 bindings provide `dyn Clock`, but one is needed
             needed by  field `clock`: `Arc<dyn Clock>` of `Signup` (@, registered at @)
             candidates component `SystemClock` (@, registered at @)
                        a factory of `dyn Clock` (registered at @)
             help       use `Vec<Arc<dyn Clock>>` to get all; or bind one with `.key::<Q>()` and use `#[inject(key = Q)]`
    ");
    reads(&built(builder()).resolve::<dyn Clock>().err().unwrap(), "
        2 bindings provide `dyn Clock`, but one is needed
             candidates component `SystemClock` (@, registered at @)
                        a factory of `dyn Clock` (registered at @)
             help       use `Vec<Arc<dyn Clock>>` to get all; or bind one with `.key::<Q>()` and use `#[inject(key = Q)]`
    ");
}

#[test]
fn promise_9_each_candidate_is_listed_with_its_place() {
    let first = bind::<dyn Clock>().to(fixed);
    let second = bind::<dyn Clock>().to(fixed);
    let lines = [line!() - 2, line!() - 1];
    let builder = Container::builder().add(first).add(second);
    let error = builder.add(component::<Signup>()).build().unwrap_err();
    for line in lines {
        let candidate = format!(
            "a factory of `dyn Clock` (registered at {})",
            place(file!(), line)
        );
        assert!(error.to_string().contains(&candidate), "{error}");
    }
}

#[test]
fn promise_9_under_a_qualifier_too_one_of_several_is_ambiguous() {
    let builder = Container::builder()
        .add(bind::<u8>().to(|_: Keyed<Primary, Arc<dyn Clock>>| 8))
        .add(bind::<dyn Clock>().key::<Primary>().to(fixed))
        .add(component::<SystemClock>().key::<Primary>());
    refuses(builder, "
        the wiring has a problem: 2 bindings provide `dyn Clock` keyed `Primary`, but one is needed
             needed by  parameter 1: `Arc<dyn Clock>` of `u8` (registered at @)
             candidates a factory of `dyn Clock` keyed `Primary` (registered at @)
                        component `SystemClock` keyed `Primary` (@, registered at @)
             help       use `Vec<Arc<dyn Clock>>` to get all; or bind one with `.key::<Q>()` and use `#[inject(key = Q)]`
    ");
}

#[test]
fn promise_1_every_way_to_ask_for_one_can_be_ambiguous() {
    let two = || {
        Container::builder()
            .add(component::<SystemClock>())
            .add(bind::<dyn Clock>().to(fixed))
    };
    for builder in [
        two().add(bind::<u8>().to(|_: Arc<dyn Clock>| 8)),
        two().add(bind::<u8>().to(|_: Option<Arc<dyn Clock>>| 8)),
        two().add(bind::<u8>().to(|_: Lazy<dyn Clock>| 8)),
        two().add(bind::<u8>().to(|_: Provider<dyn Clock>| 8)),
    ] {
        assert_eq!(kinds(builder), [ProblemKind::Ambiguous]);
    }
}

#[test]
fn promise_9_several_that_nobody_asks_for_singly_are_a_collection() {
    let container = built(
        Container::builder()
            .add(component::<SystemClock>())
            .add(bind::<dyn Clock>().to(fixed))
            .add(bind::<usize>().to(|clocks: Vec<Arc<dyn Clock>>| clocks.len())),
    );
    assert_eq!(*container.resolve::<usize>().unwrap(), 2);
}

#[test]
fn promise_9_qualifiers_tell_candidates_apart() {
    let container = built(
        Container::builder()
            .add(component::<SystemClock>())
            .add(bind::<dyn Clock>().key::<Primary>().to(fixed))
            .add(component::<Signup>())
            .add(bind::<u8>().to(|_: Keyed<Primary, Arc<dyn Clock>>| 8)),
    );
    assert!(container.resolve::<Signup>().is_ok());
    assert!(container.resolve::<u8>().is_ok());
}

#[test]
fn promise_9_an_entry_of_a_map_is_no_candidate() {
    let builder = Container::builder()
        .add(component::<Signup>())
        .add(component::<SystemClock>())
        .add(bind::<dyn Clock>().entry("fixed").to(fixed));
    built(builder);
}

#[test]
fn promise_9_a_resolve_of_one_among_several_lists_the_candidates() {
    let container = built(
        Container::builder()
            .add(component::<SystemClock>())
            .add(bind::<dyn Clock>().to(fixed)),
    );
    let error = container.resolve::<dyn Clock>().err().unwrap();
    reads(
        &error,
        "
        2 bindings provide `dyn Clock`, but one is needed
             candidates component `SystemClock` (@, registered at @)
                        a factory of `dyn Clock` (registered at @)
             help       use `Vec<Arc<dyn Clock>>` to get all; or bind one with `.key::<Q>()` and use `#[inject(key = Q)]`
    ",
    );
}
