//! Promise 2: near misses that only share a part of their name, or their place.

use std::sync::Arc;

use wirework::{Container, ContainerBuilder, FactoryBinding, Injectable, bind};

trait Database: Send + Sync {}

struct Config;

#[derive(Injectable)]
struct SystemClock;

struct Pg;
impl Database for Pg {}

#[test]
fn a_trait_with_the_name_of_the_struct_that_is_asked_for_is_named() {
    struct Database;
    let builder = Container::builder()
        .add(bind::<u8>().to(|_: Arc<Database>| 8))
        .add(bind::<dyn self::Database>().to_arc(Arc::new(Pg)));
    let error = builder.build().unwrap_err().to_string();
    assert!(error.contains("is bound, not the struct"), "{error}");
}

#[test]
fn a_struct_with_the_name_of_the_trait_that_is_asked_for_is_named() {
    struct Database;
    let builder = Container::builder()
        .add(bind::<u8>().to(|_: Arc<dyn self::Database>| 8))
        .add(bind::<Database>().to_value(Database));
    let error = builder.build().unwrap_err().to_string();
    assert!(error.contains("is bound, but not as"), "{error}");
}

#[test]
fn a_struct_whose_name_is_a_part_of_the_one_that_is_asked_for_is_no_near_miss() {
    struct System;
    let builder = Container::builder()
        .add(bind::<u8>().to(|_: Arc<SystemClock>| 8))
        .add(bind::<System>().to_value(System));
    let error = builder.build().unwrap_err().to_string();
    assert!(!error.contains("near miss"), "{error}");
}

/// Qualifiers by number.
struct Number<const N: u8>;

/// Adds bindings under thirty qualifiers, all at one place.
fn add_at_one_place(builder: ContainerBuilder) -> ContainerBuilder {
    macro_rules! add {
        ($builder:ident, $($number:literal)*) => {
            $builder$(.add(under::<Number<$number>>()))*
        };
    }
    fn under<Q: 'static>() -> FactoryBinding<Config> {
        bind::<Config>().key::<Q>().to(|| Config)
    }
    add!(builder,
        36 31 19 24 20 15 11 32 16 22 23 26 37 35 13
        39 18 33 10 34 12 38 30 25 29 21 14 27 28 17)
}

#[test]
fn of_bindings_at_one_place_the_first_by_name_are_named() {
    let builder = Container::builder().add(bind::<u8>().to(|_: Arc<Config>| 8));
    let error = add_at_one_place(builder).build().unwrap_err().to_string();
    for number in 10..14 {
        let named = format!("under the key `Number<{number}>`");
        assert!(error.contains(&named), "{error}");
    }
}
