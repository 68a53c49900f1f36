//! Promise 2: near misses of bindings that lack a trait, or that add or lack an `Arc`.

use std::sync::Arc;

use wirework::{Container, Injectable, bind, component};

use crate::support::{built, refuses};

trait Clock: Send + Sync {}
trait Database: Send + Sync {}

struct Config;

struct Pg;
impl Clock for Pg {}

#[derive(Injectable)]
struct Fake;

#[test]
fn a_component_without_a_trait_that_nothing_needs_is_named() {
    let builder = Container::builder()
        .add(bind::<u8>().to(|_: Arc<dyn Clock>| 8))
        .add(component::<Fake>());
    refuses(builder, "
        the wiring has a problem: nothing provides `dyn Clock`
             needed by  parameter 1: `Arc<dyn Clock>` of `u8` (registered at @)
             near miss  `Fake` is bound, and nothing needs it: if it implements `dyn Clock`, write `#[inject(bind(dyn Clock))]` on it (@, registered at @)
             help       add a component with `#[inject(bind(dyn Clock))]`, or `.add(bind::<dyn Clock>().to(..))`
    ");
}

#[test]
fn a_value_without_a_trait_that_nothing_needs_is_named() {
    let builder = Container::builder()
        .add(bind::<u8>().to(|_: Arc<dyn Database>| 8))
        .add(bind::<Config>().to_value(Config));
    refuses(builder, "
        the wiring has a problem: nothing provides `dyn Database`
             needed by  parameter 1: `Arc<dyn Database>` of `u8` (registered at @)
             near miss  `Config` is bound, and nothing needs it: if it implements `dyn Database`, write `bind::<dyn Database>()` instead of `bind::<Config>()` (registered at @)
             help       add a component with `#[inject(bind(dyn Database))]`, or `.add(bind::<dyn Database>().to(..))`
    ");
}

#[test]
fn a_resolve_names_a_component_without_a_trait() {
    let container = built(Container::builder().add(component::<Fake>()));
    let error = container.resolve::<dyn Clock>().err().unwrap();
    assert!(format!("{error:#}").contains("`Fake` is bound, and nothing needs it"));
}

#[test]
fn a_resolve_names_no_component_that_is_needed_or_has_a_trait() {
    #[derive(Injectable)]
    #[inject(bind(dyn Database))]
    struct Stored;
    impl Database for Stored {}
    let builder = Container::builder()
        .add(bind::<u8>().to(|_: Arc<Fake>| 8))
        .add(component::<Fake>())
        .add(component::<Stored>());
    let error = built(builder).resolve::<dyn Clock>().err().unwrap();
    let text = format!("{error:#}");
    assert!(
        !text.contains("`Fake`") && !text.contains("`Stored`"),
        "{text}"
    );
}

#[test]
fn no_type_of_the_language_is_named_as_one_that_may_lack_a_trait() {
    let builder = Container::builder()
        .add(bind::<String>().to_value(String::new()))
        .add(bind::<u8>().to_value(8));
    let error = built(builder).resolve::<dyn Clock>().err().unwrap();
    let text = format!("{error:#}");
    assert!(!text.contains("near miss"), "{text}");
}

/// Depends on what is missing, through another struct. Nothing depends on it.
#[derive(Injectable)]
struct Root {
    #[expect(dead_code, reason = "is injected")]
    inner: Arc<Inner>,
}

#[derive(Injectable)]
struct Inner {
    #[expect(dead_code, reason = "is injected")]
    clock: Arc<dyn Clock>,
}

#[test]
fn a_component_that_leads_to_the_missing_key_is_no_near_miss() {
    let builder = Container::builder()
        .add(component::<Root>())
        .add(component::<Inner>());
    let error = builder.build().unwrap_err();
    assert!(!error.to_string().contains("near miss"), "{error}");
}

#[test]
fn a_pointer_that_is_bound_where_its_type_is_needed_is_named() {
    let builder = Container::builder()
        .add(bind::<u8>().to(|_: Arc<Config>| 8))
        .add(bind::<Arc<Config>>().to_value(Arc::new(Config)));
    refuses(builder, "
        the wiring has a problem: nothing provides `Config`
             needed by  parameter 1: `Arc<Config>` of `u8` (registered at @)
             near miss  `Arc<Config>` is bound, and the container adds the `Arc`: bind `Config` (registered at @)
             help       `.add(component::<Config>())`, or `.add(bind::<Config>().to(..))`
    ");
}

#[test]
fn a_pointer_to_a_trait_that_is_bound_where_the_trait_is_needed_is_named() {
    let builder = Container::builder()
        .add(bind::<u8>().to(|_: Arc<dyn Clock>| 8))
        .add(bind::<Arc<dyn Clock>>().to_value(Arc::new(Pg)));
    let error = builder.build().unwrap_err().to_string();
    assert!(
        error.contains("`Arc<dyn Clock>` is bound, and the container adds"),
        "{error}"
    );
}

#[test]
fn a_type_that_is_bound_where_a_pointer_to_it_is_needed_is_named() {
    let builder = Container::builder()
        .add(bind::<u8>().to(|_: Arc<Arc<Config>>| 8))
        .add(bind::<Config>().to_value(Config));
    refuses(
        builder,
        "
        the wiring has a problem: nothing provides `Arc<Config>`
             needed by  parameter 1: `Arc<Arc<Config>>` of `u8` (registered at @)
             near miss  `Config` is bound, and the container adds the `Arc` (registered at @)
             help       the container adds the `Arc`: name the type inside `Arc<Config>`
    ",
    );
}
