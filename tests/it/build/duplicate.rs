//! Promises 1, 2 and 9: duplicate bindings.

use std::sync::Arc;

use wirework::{Container, Injectable, ProblemKind, bind, component};

use crate::support::{built, kinds, place, refuses};

trait Clock: Send + Sync {}

struct Primary;

#[derive(Injectable)]
#[inject(bind(dyn Clock))]
struct SystemClock;
impl Clock for SystemClock {}

#[derive(Injectable)]
#[inject(key = Primary)]
struct Pool;

fn clock() -> Arc<dyn Clock> {
    Arc::new(SystemClock)
}

#[test]
fn promise_9_a_component_added_twice_is_shown_with_both_places() {
    let builder = Container::builder()
        .add(component::<Pool>())
        .add(component::<Pool>());
    let lines = [line!() - 2, line!() - 1];
    let error = refuses(builder, "
        the wiring has a problem: `Pool` keyed `Primary` is bound twice
             by         component `Pool` keyed `Primary` (@, registered at @)
                        component `Pool` keyed `Primary` (@, registered at @)
             help       remove one; or give one a key with `.key::<Q>()`; or use `.replace(..)` for the one to keep
    ");
    for line in lines {
        let registered = format!("registered at {}", place(file!(), line));
        assert!(error.to_string().contains(&registered), "{error}");
    }
}

#[test]
fn promise_9_a_struct_bound_in_two_ways_is_bound_twice() {
    let builder = Container::builder()
        .add(bind::<u16>().to_value(80))
        .add(bind::<u16>().to(|| 8080));
    refuses(builder, "
        the wiring has a problem: `u16` is bound twice
             by         a value of `u16` (registered at @)
                        a factory of `u16` (registered at @)
             help       remove one; or give one a key with `.key::<Q>()`; or use `.replace(..)` for the one to keep
    ");
}

#[test]
fn promise_9_a_seed_that_is_a_value_too_is_bound_twice() {
    let builder = Container::builder()
        .add(bind::<u16>().to_seed())
        .add(bind::<u16>().to_value(80));
    refuses(builder, "
        the wiring has a problem: `u16` is bound twice
             by         a seed of `u16` (registered at @)
                        a value of `u16` (registered at @)
             help       remove one; or give one a key with `.key::<Q>()`; or use `.replace(..)` for the one to keep
    ");
}

#[test]
fn promise_9_each_further_binding_is_a_problem() {
    let builder = Container::builder()
        .add(bind::<u16>().to_value(1))
        .add(bind::<u16>().to_value(2))
        .add(bind::<u16>().to_value(3));
    assert_eq!(kinds(builder), [ProblemKind::Duplicate; 2]);
}

#[test]
fn promise_9_a_struct_may_be_bound_once_under_each_qualifier() {
    let builder = Container::builder()
        .add(bind::<u16>().to_value(80))
        .add(bind::<u16>().key::<Primary>().to_value(8080))
        .add(component::<SystemClock>())
        .add(component::<SystemClock>().key::<Primary>());
    built(builder);
}

#[test]
fn promise_9_one_entry_bound_twice_is_an_error() {
    let builder = Container::builder()
        .add(bind::<dyn Clock>().entry("utc").to(clock))
        .add(bind::<dyn Clock>().entry("utc").to_arc(clock()));
    refuses(
        builder,
        r#"
        the wiring has a problem: the entry "utc" of `dyn Clock` is bound twice
             by         a factory of `dyn Clock` (registered at @)
                        a value of `dyn Clock` (registered at @)
             help       remove one; or give one another `.entry(..)`; or use `.replace(..)` for the one to keep
    "#,
    );
}

#[test]
fn promise_9_one_entry_of_a_struct_bound_twice_is_an_error() {
    let builder = Container::builder()
        .add(bind::<u16>().key::<Primary>().entry(1_u8).to_value(1))
        .add(bind::<u16>().key::<Primary>().entry(1_u8).to_value(2));
    refuses(builder, "
        the wiring has a problem: the entry 1 of `u16` keyed `Primary` is bound twice
             by         a value of `u16` keyed `Primary` (registered at @)
                        a value of `u16` keyed `Primary` (registered at @)
             help       remove one; or give one another `.entry(..)`; or use `.replace(..)` for the one to keep
    ");
}

#[test]
fn promise_9_a_component_as_an_entry_that_exists_is_an_error() {
    let builder = Container::builder()
        .add(bind::<dyn Clock>().entry("utc").to(clock))
        .add(component::<SystemClock>().entry("utc"));
    assert_eq!(kinds(builder), [ProblemKind::Duplicate]);
}

#[test]
fn promise_9_entries_under_other_keys_or_qualifiers_are_no_duplicates() {
    let builder = Container::builder()
        .add(bind::<u16>().to_value(0))
        .add(bind::<u16>().entry("one").to_value(1))
        .add(bind::<u16>().entry("two").to_value(2))
        .add(bind::<u16>().key::<Primary>().entry("one").to_value(3));
    built(builder);
}

#[test]
fn promise_1_what_is_bound_twice_is_checked_all_the_same() {
    let builder = Container::builder()
        .add(bind::<u8>().to(|_: Arc<u32>| 1))
        .add(bind::<u8>().to(|_: Arc<u64>| 2));
    let expected = [
        ProblemKind::Duplicate,
        ProblemKind::Missing,
        ProblemKind::Missing,
    ];
    assert_eq!(kinds(builder), expected);
}

#[test]
fn promise_1_the_traits_of_what_is_bound_twice_are_not_missing() {
    let builder = Container::builder()
        .add(bind::<SystemClock>().to(|| SystemClock))
        .add(component::<SystemClock>())
        .add(bind::<u8>().to(|_: Arc<dyn Clock>| 8));
    assert_eq!(kinds(builder), [ProblemKind::Duplicate]);
}

#[test]
fn promise_9_a_trait_has_one_seed() {
    let builder = Container::builder()
        .add(bind::<dyn Clock>().to_seed())
        .add(bind::<dyn Clock>().to_seed());
    refuses(builder, "
        the wiring has a problem: `dyn Clock` has two seeds, and a scope holds one seed for each key
             by         a seed of `dyn Clock` (registered at @)
                        a seed of `dyn Clock` (registered at @)
             help       remove one; or give one a key with `.key::<Q>()`, and pass its value with `.with_keyed_arc::<Q, _>(..)`
    ");
}

#[test]
fn promise_9_two_entries_are_no_two_seeds_of_a_key() {
    let entry = |name| bind::<u8>().entry(name).to_seed();
    let two = "
        the wiring has a problem: `u8` has two seeds, and a scope holds one seed for each key
             by         a seed of `u8` (registered at @)
                        a seed of `u8` (registered at @)
             help       remove one; or give one a key with `.key::<Q>()`, and pass its value with `.with_keyed::<Q, _>(..)`
    ";
    refuses(Container::builder().add(entry("s")).add(entry("t")), two);
    let plain = bind::<u8>().to_seed();
    refuses(Container::builder().add(plain).add(entry("t")), two);
}
