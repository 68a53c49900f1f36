//! `HashMap` and `BTreeMap`: entries.

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasherDefault, DefaultHasher};
use std::sync::Arc;

use wirework::{Container, Injectable, Keyed, ResolveErrorKind, bind, component};

use crate::support::{built, reads};

trait Payments: Send + Sync {
    fn name(&self) -> String;
}

struct Named(&'static str);
impl Payments for Named {
    fn name(&self) -> String {
        self.0.into()
    }
}

#[derive(Injectable)]
#[inject(bind(dyn Payments))]
struct Stripe;
impl Payments for Stripe {
    fn name(&self) -> String {
        "stripe".into()
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Country {
    De,
    Fr,
}

struct Primary;

type Map = HashMap<&'static str, Arc<dyn Payments>>;

fn named(name: &'static str) -> Arc<dyn Payments> {
    Arc::new(Named(name))
}

#[test]
fn a_map_has_the_entries_by_their_keys() {
    #[derive(Injectable)]
    struct Checkout {
        methods: HashMap<&'static str, Arc<dyn Payments>>,
    }
    let container = built(
        Container::builder()
            .add(
                bind::<dyn Payments>()
                    .entry("paypal")
                    .to_arc(named("paypal")),
            )
            .add(bind::<dyn Payments>().entry("cash").to(|| named("cash")))
            .add(component::<Checkout>()),
    );
    let methods = &container.resolve::<Checkout>().unwrap().methods;
    assert_eq!(methods.len(), 2);
    assert_eq!(methods["paypal"].name(), "paypal");
    assert_eq!(methods["cash"].name(), "cash");
}

#[test]
fn a_map_may_be_sorted() {
    let container = built(
        Container::builder()
            .add(bind::<u8>().entry(Country::Fr).to_value(33))
            .add(bind::<u8>().entry(Country::De).to_value(49))
            .add(bind::<Vec<u8>>().to(|map: BTreeMap<Country, Arc<u8>>| {
                map.values().map(|n| **n).collect::<Vec<u8>>()
            })),
    );
    let codes = container.get::<BTreeMap<Country, Arc<u8>>>().unwrap();
    assert_eq!(
        codes.keys().collect::<Vec<_>>(),
        [&Country::De, &Country::Fr]
    );
    assert_eq!(*container.resolve::<Vec<u8>>().unwrap(), [49, 33]);
}

#[test]
fn a_map_may_have_another_hasher() {
    type Hasher = BuildHasherDefault<DefaultHasher>;
    let container = built(Container::builder().add(bind::<u8>().entry("a").to_value(1)));
    let map = container.get::<HashMap<&str, Arc<u8>, Hasher>>().unwrap();
    assert_eq!(*map["a"], 1);
}

#[test]
fn a_map_of_nothing_is_empty() {
    let container = built(Container::builder().add(bind::<usize>().to(|map: Map| map.len())));
    assert_eq!(*container.resolve::<usize>().unwrap(), 0);
    assert!(container.get::<Map>().unwrap().is_empty());
}

#[test]
fn a_map_has_no_bindings_that_are_no_entries() {
    let container = built(
        Container::builder()
            .add(bind::<dyn Payments>().to_arc(named("plain")))
            .add(bind::<dyn Payments>().entry("cash").to_arc(named("cash"))),
    );
    let map = container.get::<Map>().unwrap();
    assert_eq!(map.keys().collect::<Vec<_>>(), [&"cash"]);
}

#[test]
fn a_component_is_an_entry_by_its_traits_and_itself_as_ever() {
    let container = built(Container::builder().add(component::<Stripe>().entry("stripe")));
    let map = container.get::<Map>().unwrap();
    assert_eq!(map["stripe"].name(), "stripe");
    assert!(container.resolve::<Stripe>().is_ok());
    assert!(
        container
            .get::<Option<Arc<dyn Payments>>>()
            .unwrap()
            .is_none()
    );
}

#[test]
fn a_component_without_traits_is_an_entry_itself() {
    #[derive(Injectable)]
    struct Plain;
    let container = built(Container::builder().add(component::<Plain>().entry(1)));
    let map = container.get::<BTreeMap<i32, Arc<Plain>>>().unwrap();
    assert_eq!(map.len(), 1);
}

#[test]
fn under_a_qualifier_a_map_has_the_entries_there() {
    let container = built(
        Container::builder()
            .add(bind::<u8>().entry("a").to_value(1))
            .add(bind::<u8>().key::<Primary>().entry("b").to_value(2)),
    );
    let map = container
        .get::<Keyed<Primary, HashMap<&str, Arc<u8>>>>()
        .unwrap();
    assert_eq!(map.iter().collect::<Vec<_>>(), [(&"b", &Arc::new(2))]);
}

#[test]
fn entries_have_the_lifetime_of_their_binding() {
    let container = built(
        Container::builder()
            .add(bind::<dyn Payments>().entry("once").to(|| named("once")))
            .add(
                bind::<dyn Payments>()
                    .entry("each")
                    .to(|| named("each"))
                    .transient(),
            ),
    );
    let one = container.get::<Map>().unwrap();
    let other = container.get::<Map>().unwrap();
    assert!(Arc::ptr_eq(&one["once"], &other["once"]));
    assert!(!Arc::ptr_eq(&one["each"], &other["each"]));
}

#[test]
fn promise_9_a_map_that_is_asked_for_directly_is_not_silently_short() {
    let container = built(
        Container::builder()
            .add(bind::<u8>().entry("a").to_value(1))
            .add(bind::<u8>().entry(2).to_value(2)),
    );
    let error = container.get::<HashMap<&str, Arc<u8>>>().unwrap_err();
    assert_eq!(error.kind(), ResolveErrorKind::Missing);
    reads(
        &error,
        r#"
        a map of `u8` would miss entries
             entries    the entry "a" has a key of type `&str` (registered at @)
                        the entry 2 has a key of type `i32` (registered at @)
             help       use one key type for all entries and for the map
    "#,
    );
}

#[test]
fn promise_8_an_optional_map_that_would_miss_entries_is_an_error_and_not_none() {
    let container = built(Container::builder().add(bind::<u8>().entry("a").to_value(1)));
    let error = container
        .get::<Option<HashMap<u16, Arc<u8>>>>()
        .unwrap_err();
    assert_eq!(error.kind(), ResolveErrorKind::Missing);
    let found = container.get::<Option<HashMap<&str, Arc<u8>>>>().unwrap();
    assert_eq!(found.map(|map| map.len()), Some(1));
    let sorted = container.get::<Option<BTreeMap<&str, Arc<u8>>>>().unwrap();
    assert_eq!(sorted.map(|map| map.len()), Some(1));
}
