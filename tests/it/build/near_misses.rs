//! Promise 2: near misses are named.

use std::sync::Arc;

use wirework::{Container, Injectable, Keyed, bind, component, decorate};

use crate::support::{reads, refuses};

trait Clock: Send + Sync {}
trait Database: Send + Sync {}

struct Config;
struct Primary;
struct Replica;

mod other {
    pub(super) struct Config;

    pub(super) trait Clock: Send + Sync {}
}

#[derive(Injectable)]
struct SystemClock;

struct Pg;
impl Database for Pg {}
impl Clock for Pg {}
impl other::Clock for Pg {}

#[test]
fn a_type_with_the_same_last_segment_is_named_with_both_paths() {
    let builder = Container::builder()
        .add(bind::<u8>().to(|_: Arc<Config>| 8))
        .add(bind::<other::Config>().to_value(other::Config));
    refuses(builder, "
        the wiring has a problem: nothing provides `it::build::near_misses::Config`
             needed by  parameter 1: `Arc<it::build::near_misses::Config>` of `u8` (registered at @)
             near miss  `it::build::near_misses::other::Config` is bound, which is not `it::build::near_misses::Config` (registered at @)
             help       `.add(component::<it::build::near_misses::Config>())`, or `.add(bind::<it::build::near_misses::Config>().to(..))`
    ");
}

#[test]
fn a_trait_with_the_same_last_segment_is_named_with_both_paths() {
    let builder = Container::builder()
        .add(bind::<u8>().to(|_: Arc<dyn Clock>| 8))
        .add(bind::<dyn other::Clock>().to_arc(Arc::new(Pg)));
    refuses(builder, "
        the wiring has a problem: nothing provides `dyn it::build::near_misses::Clock`
             needed by  parameter 1: `Arc<dyn it::build::near_misses::Clock>` of `u8` (registered at @)
             near miss  `dyn it::build::near_misses::other::Clock` is bound, which is not `dyn it::build::near_misses::Clock` (registered at @)
             help       add a component with `#[inject(bind(dyn it::build::near_misses::Clock))]`, or `.add(bind::<dyn it::build::near_misses::Clock>().to(..))`
    ");
}

#[test]
fn another_qualifier_is_named() {
    let builder = Container::builder()
        .add(bind::<u8>().to(|_: Keyed<Primary, Arc<dyn Database>>| 8))
        .add(bind::<dyn Database>().key::<Replica>().to_arc(Arc::new(Pg)));
    refuses(builder, "
        the wiring has a problem: nothing provides `dyn Database` keyed `Primary`
             needed by  parameter 1: `Arc<dyn Database>` of `u8` (registered at @)
             near miss  it is bound under the key `Replica`: use `#[inject(key = Replica)]` or `Keyed<Replica, _>` (registered at @)
             help       add a component with `#[inject(bind(dyn Database), key = Primary)]`, or `.add(bind::<dyn Database>().key::<Primary>().to(..))`
    ");
}

#[test]
fn a_qualifier_that_is_not_asked_for_is_named() {
    let builder = Container::builder()
        .add(bind::<u8>().to(|_: Arc<Config>| 8))
        .add(bind::<Config>().key::<Primary>().to_value(Config));
    refuses(
        builder,
        "
        the wiring has a problem: nothing provides `Config`
             needed by  parameter 1: `Arc<Config>` of `u8` (registered at @)
             near miss  it is bound under the key `Primary`: use `#[inject(key = Primary)]` or `Keyed<Primary, _>` (registered at @)
             help       `.add(component::<Config>())`, or `.add(bind::<Config>().to(..))`
    ",
    );
}

#[test]
fn a_binding_without_the_qualifier_is_named() {
    let builder = Container::builder()
        .add(bind::<u8>().to(|_: Keyed<Primary, Arc<Config>>| 8))
        .add(bind::<Config>().to_value(Config));
    refuses(builder, "
        the wiring has a problem: nothing provides `Config` keyed `Primary`
             needed by  parameter 1: `Arc<Config>` of `u8` (registered at @)
             near miss  it is bound without a key: remove the key (registered at @)
             help       `.add(component::<Config>().key::<Primary>())`, or `.add(bind::<Config>().key::<Primary>().to(..))`
    ");
}

#[test]
fn a_component_that_is_bound_only_as_the_struct_is_named() {
    let builder = Container::builder()
        .add(bind::<u8>().to(|_: Arc<dyn Clock>| 8))
        .add(component::<SystemClock>());
    refuses(builder, "
        the wiring has a problem: nothing provides `dyn Clock`
             needed by  parameter 1: `Arc<dyn Clock>` of `u8` (registered at @)
             near miss  `SystemClock` is bound, but not as `dyn Clock`: write `#[inject(bind(dyn Clock))]` on it (@, registered at @)
             help       add a component with `#[inject(bind(dyn Clock))]`, or `.add(bind::<dyn Clock>().to(..))`
    ");
}

#[test]
fn a_trait_that_is_bound_where_the_struct_is_asked_for_is_named() {
    let builder = Container::builder()
        .add(bind::<u8>().to(|_: Arc<SystemClock>| 8))
        .add(bind::<dyn Clock>().to_arc(Arc::new(Pg)));
    refuses(
        builder,
        "
        the wiring has a problem: nothing provides `SystemClock`
             needed by  parameter 1: `Arc<SystemClock>` of `u8` (registered at @)
             near miss  `dyn Clock` is bound, not the struct (registered at @)
             help       `.add(component::<SystemClock>())`, or `.add(bind::<SystemClock>().to(..))`
    ",
    );
}

#[test]
fn a_trait_object_with_another_auto_trait_is_named() {
    let builder = Container::builder()
        .add(bind::<u8>().to(|_: Arc<dyn Clock + Send>| 8))
        .add(bind::<dyn Clock>().to_arc(Arc::new(Pg)));
    refuses(builder, "
        the wiring has a problem: nothing provides `dyn Clock + Send`
             needed by  parameter 1: `Arc<dyn Clock + Send>` of `u8` (registered at @)
             near miss  `dyn Clock` is bound, another type: write the same bounds in both places (registered at @)
             help       add a component with `#[inject(bind(dyn Clock + Send))]`, or `.add(bind::<dyn Clock + Send>().to(..))`
    ");
}

#[test]
fn a_trait_object_without_the_auto_trait_is_named() {
    let builder = Container::builder()
        .add(bind::<u8>().to(|_: Arc<dyn Clock>| 8))
        .add(bind::<dyn Clock + Send + Sync>().to_arc(Arc::new(Pg)));
    refuses(builder, "
        the wiring has a problem: nothing provides `dyn Clock`
             needed by  parameter 1: `Arc<dyn Clock>` of `u8` (registered at @)
             near miss  `dyn Clock + Send + Sync` is bound, another type: write the same bounds in both places (registered at @)
             help       add a component with `#[inject(bind(dyn Clock))]`, or `.add(bind::<dyn Clock>().to(..))`
    ");
}

#[test]
fn entries_of_a_map_are_named_where_one_is_asked_for() {
    let builder = Container::builder()
        .add(bind::<u8>().to(|_: Arc<dyn Clock>| 8))
        .add(bind::<dyn Clock>().entry("pg").to_arc(Arc::new(Pg)));
    refuses(
        builder,
        r#"
        the wiring has a problem: nothing provides `dyn Clock`
             needed by  parameter 1: `Arc<dyn Clock>` of `u8` (registered at @)
             near miss  it is bound as the entry "pg": use `HashMap<_, Arc<dyn Clock>>` (registered at @)
             help       add a component with `#[inject(bind(dyn Clock))]`, or `.add(bind::<dyn Clock>().to(..))`
    "#,
    );
}

#[test]
fn the_nearest_four_are_named_and_no_more() {
    struct Third;
    struct Fourth;
    let builder = Container::builder()
        .add(bind::<u8>().to(|_: Arc<Config>| 8))
        .add(bind::<other::Config>().to_value(other::Config))
        .add(bind::<Config>().key::<Primary>().to_value(Config))
        .add(bind::<Config>().key::<Replica>().to_value(Config))
        .add(bind::<Config>().key::<Third>().to_value(Config))
        .add(bind::<Config>().key::<Fourth>().to_value(Config));
    refuses(
        builder,
        "
        the wiring has a problem: nothing provides `Config`
             needed by  parameter 1: `Arc<Config>` of `u8` (registered at @)
             near miss  it is bound under the key `Primary`: use `#[inject(key = Primary)]` or `Keyed<Primary, _>` (registered at @)
                        it is bound under the key `Replica`: use `#[inject(key = Replica)]` or `Keyed<Replica, _>` (registered at @)
                        it is bound under the key `Fourth`: use `#[inject(key = Fourth)]` or `Keyed<Fourth, _>` (registered at @)
                        it is bound under the key `Third`: use `#[inject(key = Third)]` or `Keyed<Third, _>` (registered at @)
             help       `.add(component::<Config>())`, or `.add(bind::<Config>().to(..))`
    ",
    );
}

#[test]
fn what_resembles_nothing_has_no_near_miss() {
    let builder = Container::builder()
        .add(bind::<u8>().to(|_: Arc<dyn Database>, _: Arc<SystemClock>, _: Arc<Config>| 8))
        .add(component::<SystemClock>())
        .add(bind::<Config>().to_value(Config));
    let error = builder.build().unwrap_err();
    assert!(!error.to_string().contains("near miss"), "{error}");
}

#[test]
fn a_target_of_a_replacement_has_near_misses() {
    let builder = Container::builder()
        .add(bind::<Config>().key::<Primary>().to_value(Config))
        .replace(bind::<Config>().to_value(Config));
    refuses(
        builder,
        "
        the wiring has a problem: there is no binding of `Config` to replace
             written at @
             near miss  it is bound under the key `Primary`: write `.key::<Primary>()` (registered at @)
             help       write `.add(..)` instead of `.replace(..)` if it is new
    ",
    );
}

#[test]
fn a_target_of_a_decorator_has_near_misses() {
    let builder = Container::builder()
        .add(bind::<dyn Clock>().key::<Primary>().to_arc(Arc::new(Pg)))
        .add(decorate::<dyn Clock>().with(|inner: Arc<dyn Clock>| inner));
    refuses(
        builder,
        "
        the wiring has a problem: there is no binding of `dyn Clock` to decorate
             written at @
             near miss  it is bound under the key `Primary`: write `.key::<Primary>()` (registered at @)
             help       bind it, or remove the decorator
    ",
    );
}

#[test]
fn a_resolve_has_near_misses() {
    let container = Container::builder()
        .add(component::<SystemClock>())
        .build()
        .unwrap();
    let error = container.resolve::<dyn Clock>().err().unwrap();
    reads(&error, "
        nothing provides `dyn Clock`
             near miss  `SystemClock` is bound, but not as `dyn Clock`: write `#[inject(bind(dyn Clock))]` on it (@, registered at @)
             help       add a component with `#[inject(bind(dyn Clock))]`, or `.add(bind::<dyn Clock>().to(..))`
    ");
}

#[test]
fn a_seed_has_near_misses() {
    let container = Container::builder()
        .add(bind::<Config>().key::<Primary>().to_seed())
        .build()
        .unwrap();
    let error = container.scope().with(Config).open().unwrap_err();
    reads(
        &error,
        "
        `Config` is not declared as a seed
             opened at  @
             near miss  it is bound under the key `Primary`: write `.with_keyed::<Primary, _>(..)` (registered at @)
             help       `.add(bind::<Config>().to_seed())`
    ",
    );
}
