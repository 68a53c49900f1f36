//! Promise 1: `build()` finds every way in which a singleton can capture a scoped value.

use std::collections::HashMap;
use std::sync::{Arc, Weak};

use wirework::{
    Binding, Cloned, Container, Injectable, Keyed, Lazy, ProblemKind, Provider, bind, component,
    decorate,
};

use crate::support::{kinds, refuses};

trait Session: Send + Sync {}

struct Primary;

#[derive(Injectable)]
#[inject(scoped, bind(dyn Session))]
struct WebSession;
impl Session for WebSession {}

/// A singleton and a scoped value, which is bound in all ways.
fn captive(singleton: impl Into<Binding>) -> Vec<ProblemKind> {
    let builder = Container::builder()
        .add(component::<WebSession>())
        .add(bind::<u8>().to(|| 8).scoped())
        .add(bind::<u8>().key::<Primary>().to(|| 8).scoped())
        .add(bind::<u8>().entry("a").to(|| 8).scoped())
        .add(bind::<u16>().to(|_: Arc<dyn Session>| 16).transient())
        .add(singleton);
    kinds(builder)
}

#[test]
fn through_a_trait() {
    let singleton = bind::<char>().to(|_: Arc<dyn Session>| 'a');
    assert_eq!(captive(singleton), [ProblemKind::Captive]);
}

#[test]
fn through_a_weak() {
    let singleton = bind::<char>().to(|_: Weak<u8>| 'a');
    assert_eq!(captive(singleton), [ProblemKind::Captive]);
}

#[test]
fn through_an_option() {
    let singleton = bind::<char>().to(|_: Option<Arc<u8>>| 'a');
    assert_eq!(captive(singleton), [ProblemKind::Captive]);
}

#[test]
fn through_a_clone() {
    let singleton = bind::<char>().to(|_: Cloned<u8>| 'a');
    assert_eq!(captive(singleton), [ProblemKind::Captive]);
}

#[test]
fn through_a_qualifier() {
    let singleton = bind::<char>().to(|_: Keyed<Primary, Arc<u8>>| 'a');
    assert_eq!(captive(singleton), [ProblemKind::Captive]);
}

#[test]
fn through_a_vec() {
    let singleton = bind::<char>().to(|_: Vec<Arc<dyn Session>>| 'a');
    assert_eq!(captive(singleton), [ProblemKind::Captive]);
}

#[test]
fn a_captive_on_two_ways_of_the_same_text_is_reported_once() {
    let ways = |_: Arc<dyn Session>, _: Vec<Arc<dyn Session>>| 'a';
    assert_eq!(captive(bind::<char>().to(ways)).len(), 2);
    let one_parameter = |_: (Arc<dyn Session>, Vec<Arc<dyn Session>>)| 'a';
    let kinds = captive(bind::<char>().to(one_parameter));
    assert_eq!(kinds, [ProblemKind::Captive]);
}

#[test]
fn through_a_map() {
    let singleton = bind::<char>().to(|_: HashMap<&str, Arc<u8>>| 'a');
    assert_eq!(captive(singleton), [ProblemKind::Captive]);
}

#[test]
fn through_a_map_the_entry_is_named() {
    let entry = |name| bind::<u8>().entry(name).to(|| 8).scoped();
    let builder = Container::builder()
        .add(bind::<u8>().entry("a").to(|| 8))
        .add_all(["b", "c"].map(entry))
        .add(bind::<char>().to(|_: HashMap<&str, Arc<u8>>| 'a'));
    refuses(
        builder,
        r#"
        the wiring has a problem: singleton `char` would capture scoped `u8`
             path       char (parameter 1) -> u8 (entry "b")
             holder     `char` (registered at @)
             captive    the entry "b" of `u8` (registered at @)
             help       make `char` scoped too, with `#[inject(scoped)]` or `.scoped()`; or pass `u8` to its methods
    "#,
    );
}

#[test]
fn through_the_transient_member_of_a_collection_its_place_is_named() {
    trait Step: Send + Sync {}
    #[derive(Injectable)]
    struct Pipeline {
        steps: Vec<Arc<dyn Step>>,
    }
    let step = |_: Arc<dyn Session>| -> Arc<dyn Step> { unreachable!() };
    let builder = Container::builder()
        .add(component::<WebSession>())
        .add(bind::<dyn Step>().to(|| -> Arc<dyn Step> { unreachable!() }))
        .add(bind::<dyn Step>().entry(2).to(step).transient())
        .add(component::<Pipeline>());
    refuses(
        builder,
        "
        the wiring has a problem: singleton `Pipeline` would capture scoped `WebSession`
             path       Pipeline.steps -> dyn Step (entry 2) (parameter 1) -> WebSession
             holder     `Pipeline` (@, registered at @)
             through    the entry 2 of `dyn Step` (registered at @)
             captive    `WebSession` (@, registered at @)
             help       make `Pipeline` scoped too, with `#[inject(scoped)]` or `.scoped()`; or pass `WebSession` to its methods
    ",
    );
}

#[test]
fn through_a_lazy() {
    let singleton = bind::<char>().to(|_: Lazy<dyn Session>| 'a');
    assert_eq!(captive(singleton), [ProblemKind::Captive]);
}

#[test]
fn through_a_provider() {
    let singleton = bind::<char>().to(|_: Provider<WebSession>| 'a');
    assert_eq!(captive(singleton), [ProblemKind::Captive]);
}

#[test]
fn through_a_provider_of_a_transient() {
    let singleton = bind::<char>().to(|_: Provider<u16>| 'a');
    assert_eq!(captive(singleton), [ProblemKind::Captive]);
}

#[test]
fn through_a_transient_that_asks_later() {
    let transient = bind::<u32>().to(|_: Lazy<dyn Session>| 32).transient();
    let singleton = bind::<char>().to(|_: Arc<u32>| 'a');
    let builder = Container::builder()
        .add(component::<WebSession>())
        .add(transient)
        .add(singleton);
    refuses(
        builder,
        "
        the wiring has a problem: singleton `char` would capture scoped `WebSession`
             path       char (parameter 1) -> u32 (parameter 1) -> WebSession
             holder     `char` (registered at @)
             captive    `WebSession` (@, registered at @)
             help       make `char` scoped too, with `#[inject(scoped)]` or `.scoped()`; or pass `WebSession` to its methods
    ",
    );
}

#[test]
fn through_the_decorator_of_a_transient() {
    let builder = Container::builder()
        .add(component::<WebSession>())
        .add(bind::<u16>().to(|| 16).transient())
        .add(decorate::<u16>().with(|inner: Arc<u16>, _: Arc<dyn Session>| inner))
        .add(bind::<char>().to(|_: Arc<u16>| 'a'));
    refuses(
        builder,
        "
        the wiring has a problem: singleton `char` would capture scoped `WebSession`
             path       char (parameter 1) -> decorator of u16 (parameter 2) -> WebSession
             holder     `char` (registered at @)
             captive    `WebSession` (@, registered at @)
             help       make `char` scoped too, with `#[inject(scoped)]` or `.scoped()`; or pass `WebSession` to its methods
    ",
    );
}

#[test]
fn through_a_generated_factory() {
    #[derive(Injectable)]
    struct Order {
        #[inject(arg)]
        amount: u32,
        session: Arc<dyn Session>,
    }
    #[derive(Injectable)]
    struct Shop {
        orders: Arc<OrderFactory>,
    }
    let builder = Container::builder()
        .add(component::<WebSession>())
        .add(component::<OrderFactory>())
        .add(component::<Shop>());
    refuses(
        builder,
        "
        the wiring has a problem: singleton `Shop` would capture scoped `WebSession`
             path       Shop.orders -> OrderFactory.session -> WebSession
             holder     `Shop` (@, registered at @)
             captive    `WebSession` (@, registered at @)
             help       make `Shop` scoped too, with `#[inject(scoped)]` or `.scoped()`; or pass `WebSession` to its methods
    ",
    );
}

#[test]
fn through_a_replacement_that_is_scoped() {
    let builder = Container::builder()
        .add(bind::<u8>().to(|| 8))
        .add(bind::<char>().to(|_: Arc<u8>| 'a'))
        .replace(bind::<u8>().to(|| 9).scoped());
    assert_eq!(kinds(builder), [ProblemKind::Captive]);
}
