//! Promises 1 and 2: a map whose entries have keys of another type.

use std::collections::{BTreeMap, HashMap};
use std::hash::{Hash, Hasher};
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering::Relaxed;

use wirework::{Container, ContainerBuilder, Injectable, Keyed, ProblemKind, bind};

use crate::support::{built, kinds, refuses};

trait Payments: Send + Sync {}
struct Stripe;
impl Payments for Stripe {}

struct Primary;

fn stripe() -> Arc<dyn Payments> {
    Arc::new(Stripe)
}

#[derive(Injectable)]
struct Checkout {
    methods: HashMap<String, Arc<dyn Payments>>,
}

#[test]
fn entries_of_another_key_type_are_reported_with_their_places() {
    let builder = Container::builder()
        .add(wirework::component::<Checkout>())
        .add(bind::<dyn Payments>().entry("stripe").to(stripe))
        .add(bind::<dyn Payments>().entry("paypal".to_owned()).to(stripe));
    refuses(
        builder,
        r#"
        the wiring has a problem: a map of `dyn Payments` would miss entries
             needed by  field `methods`: `HashMap<String, Arc<dyn Payments>>` of `Checkout` (@, registered at @)
             entries    the entry "stripe" has a key of type `&str` (registered at @)
                        the entry "paypal" has a key of type `String` (registered at @)
             help       use one key type for all entries and for the map
    "#,
    );
}

#[test]
fn a_sorted_map_is_checked_as_well() {
    let builder = Container::builder()
        .add(bind::<u8>().to(|_: BTreeMap<u16, Arc<dyn Payments>>| 8))
        .add(bind::<dyn Payments>().entry("stripe").to(stripe));
    refuses(
        builder,
        r#"
        the wiring has a problem: a map of `dyn Payments` would miss entries
             needed by  parameter 1: `BTreeMap<u16, Arc<dyn Payments>>` of `u8` (registered at @)
             entries    the entry "stripe" has a key of type `&str` (registered at @)
             help       use one key type for all entries and for the map
    "#,
    );
}

#[test]
fn entries_of_one_key_type_are_as_they_should_be() {
    let builder = Container::builder()
        .add(bind::<u8>().to(|_: HashMap<&str, Arc<dyn Payments>>| 8))
        .add(bind::<dyn Payments>().entry("stripe").to(stripe))
        .add(bind::<dyn Payments>().entry("paypal").to(stripe))
        .add(bind::<dyn Payments>().key::<Primary>().entry(1).to(stripe));
    built(builder);
}

#[test]
fn under_a_qualifier_the_entries_are_checked_too() {
    let builder = Container::builder()
        .add(bind::<u8>().to(|_: Keyed<Primary, HashMap<&str, Arc<dyn Payments>>>| 8))
        .add(bind::<dyn Payments>().key::<Primary>().entry(1).to(stripe));
    assert_eq!(kinds(builder), [ProblemKind::Missing]);
}

#[test]
fn a_binding_that_is_no_entry_is_no_problem_for_a_map() {
    let builder = Container::builder()
        .add(bind::<u8>().to(|_: HashMap<&str, Arc<dyn Payments>>| 8))
        .add(bind::<dyn Payments>().to(stripe));
    built(builder);
}

/// A map key that counts the comparisons of all keys.
#[derive(Clone, Debug)]
struct Counting {
    number: u16,
    comparisons: Arc<AtomicUsize>,
}

impl PartialEq for Counting {
    fn eq(&self, other: &Self) -> bool {
        self.comparisons.fetch_add(1, Relaxed);
        self.number == other.number
    }
}
impl Eq for Counting {}
impl Hash for Counting {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.number.hash(state);
    }
}

const ENTRIES: u16 = 1_000;

/// Returns a builder with as many entries of one key as there are numbers, and a number of a map key.
fn counting() -> (ContainerBuilder, impl Fn(u16) -> Counting, Arc<AtomicUsize>) {
    let comparisons = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&comparisons);
    let key = move |number| Counting {
        number,
        comparisons: Arc::clone(&counter),
    };
    let entries = (0..ENTRIES).map(|number| bind::<u16>().entry(key(number)).to_value(number));
    let builder = Container::builder().add_all(entries.collect::<Vec<_>>());
    (builder, key, comparisons)
}

#[test]
fn different_entries_of_one_key_are_hardly_ever_compared() {
    let (builder, _, comparisons) = counting();
    built(builder);
    assert!(comparisons.load(Relaxed) < usize::from(ENTRIES));
}

#[test]
fn a_replacement_of_an_entry_is_compared_with_few_others() {
    let (mut builder, key, comparisons) = counting();
    for number in 0..ENTRIES {
        builder = builder.replace(bind::<u16>().entry(key(number)).to_value(number));
    }
    built(builder);
    assert!(comparisons.load(Relaxed) < 10 * usize::from(ENTRIES));
}

#[test]
fn an_entry_is_found_twice_among_many_others() {
    let (builder, key, _) = counting();
    let again = bind::<u16>().entry(key(7)).to_value(7);
    assert_eq!(kinds(builder.add(again)), [ProblemKind::Duplicate]);
}
