//! Cycles that the wiring shows: they are problems of the build, and never an overflow of the stack.

use std::collections::HashMap;
use std::sync::{Arc, Weak};

use conformance::containers::{built, problems, refused};
use conformance::services::{Named, Serial, Service, named};
use conformance::table::Table;
use wirework::{
    Binding, Container, Dependency, Injectable, Keyed, Lazy, ProblemKind, Provider, bind, component,
};

struct Red;

#[derive(Injectable)]
struct Chicken {
    _egg: Arc<Egg>,
}

#[derive(Injectable)]
struct Egg {
    _chicken: Arc<Chicken>,
}

#[derive(Injectable)]
struct Narcissus {
    _mirror: Arc<Narcissus>,
}

#[derive(Injectable)]
struct Product {
    #[inject(arg)]
    _size: u8,
    _link: Arc<Link>,
}

/// A service that one of the others needs in some way.
struct Link;

fn chicken_and_egg() -> [Binding; 2] {
    [component::<Chicken>().into(), component::<Egg>().into()]
}

#[test]
fn two_services_that_need_each_other_are_a_problem() {
    let builder = Container::builder().add_all(chicken_and_egg());
    assert_eq!(problems(builder), [ProblemKind::Cycle]);
}

#[test]
fn a_service_that_needs_itself_is_a_problem() {
    let builder = Container::builder().add(component::<Narcissus>());
    assert_eq!(problems(builder), [ProblemKind::Cycle]);
}

#[test]
fn a_cycle_is_a_problem_even_if_nothing_resolves_it() {
    let builder = Container::builder()
        .add_all(chicken_and_egg())
        .add(bind::<u8>().to_value(1));
    assert!(builder.check().is_err());
}

#[test]
fn a_cycle_of_transients_is_a_problem() {
    let builder = Container::builder()
        .add(component::<Chicken>().transient())
        .add(component::<Egg>().transient());
    assert_eq!(problems(builder), [ProblemKind::Cycle]);
}

#[test]
fn a_cycle_of_scoped_values_is_a_problem() {
    let builder = Container::builder()
        .add(component::<Chicken>().scoped())
        .add(component::<Egg>().scoped());
    assert_eq!(problems(builder), [ProblemKind::Cycle]);
}

#[test]
fn a_long_cycle_is_reported_once_with_all_of_its_members() {
    let builder = Container::builder()
        .add(bind::<u8>().to(|_: Arc<u16>| 1))
        .add(bind::<u16>().to(|_: Arc<u32>| 1))
        .add(bind::<u32>().to(|_: Arc<u64>| 1))
        .add(bind::<u64>().to(|_: Arc<u8>| 1));
    let text = refused(builder).to_string();
    assert!(text.contains("u16 -> u32 -> u64 -> u8"), "{text}");
    assert!(text.starts_with("the wiring has a problem:"), "{text}");
}

#[test]
fn two_cycles_are_two_problems() {
    let builder = Container::builder()
        .add_all(chicken_and_egg())
        .add(component::<Narcissus>());
    assert_eq!(problems(builder), [ProblemKind::Cycle, ProblemKind::Cycle]);
}

#[test]
fn two_ways_to_one_service_are_no_cycle() {
    let builder = Container::builder()
        .add(bind::<u8>().to_value(1))
        .add(bind::<u16>().to(|_: Arc<u8>| 1))
        .add(bind::<u32>().to(|_: Arc<u8>, _: Arc<u16>| 1));
    assert!(built(builder).resolve::<u32>().is_ok());
}

#[test]
fn one_type_under_two_keys_is_no_cycle() {
    let inner = bind::<u8>().key::<Red>().to_value(1);
    let outer = bind::<u8>().to(|inner: Keyed<Red, Arc<u8>>| **inner + 1);
    let container = built(Container::builder().add(inner).add(outer));
    assert_eq!(*container.resolve::<u8>().unwrap(), 2);
}

/// Builds a cycle of a `Link` that needs `D`, and several services that need the `Link`.
fn closes<D: Dependency + 'static>() -> Result<(), Vec<ProblemKind>> {
    let builder = Container::builder()
        .add(bind::<Link>().to(|_: D| Link))
        .add(bind::<Serial>().to(|_: Arc<Link>| Serial(1)))
        .add(bind::<Serial>().key::<Red>().to(|_: Arc<Link>| Serial(1)))
        .add(
            bind::<Named>()
                .entry(1_u8)
                .to(|_: Arc<Link>| Named("entry")),
        )
        .add(bind::<dyn Service>().to(|_: Arc<Link>| named("service")))
        .add(component::<ProductFactory>());
    let kinds = |error: wirework::BuildError| {
        error
            .problems()
            .iter()
            .map(wirework::Problem::kind)
            .collect()
    };
    builder.check().map_err(kinds)
}

fn is_cycle<D: Dependency + 'static>() -> bool {
    closes::<D>() == Err(vec![ProblemKind::Cycle])
}

#[test]
fn which_dependencies_close_a_cycle() {
    Table::new()
        .row(
            "a_cycle_through_a_trait_is_a_problem",
            is_cycle::<Arc<dyn Service>>,
        )
        .row(
            "a_cycle_through_an_option_is_a_problem",
            is_cycle::<Option<Arc<Serial>>>,
        )
        .row(
            "a_cycle_through_a_list_is_a_problem",
            is_cycle::<Vec<Arc<dyn Service>>>,
        )
        .row(
            "a_cycle_through_a_map_is_a_problem",
            is_cycle::<HashMap<u8, Arc<Named>>>,
        )
        .row(
            "a_cycle_through_a_tuple_is_a_problem",
            is_cycle::<(Lazy<Serial>, Arc<Serial>)>,
        )
        .row(
            "a_cycle_through_a_key_is_a_problem",
            is_cycle::<Keyed<Red, Arc<Serial>>>,
        )
        .row(
            "a_cycle_through_a_weak_pointer_is_a_problem",
            is_cycle::<Weak<Serial>>,
        )
        .row(
            "a_cycle_through_the_factory_of_a_product_is_a_problem",
            is_cycle::<Arc<ProductFactory>>,
        )
        .row("a_cycle_through_a_lazy_is_allowed", || {
            closes::<Lazy<Serial>>().is_ok()
        })
        .row("a_cycle_through_a_provider_is_allowed", || {
            closes::<Provider<Serial>>().is_ok()
        })
        .row("a_cycle_through_a_list_of_lazies_is_allowed", || {
            closes::<Vec<Lazy<dyn Service>>>().is_ok()
        })
        .end();
}

#[test]
fn a_decorator_that_leads_back_to_what_it_decorates_is_a_cycle() {
    let decorator = |inner: Arc<u8>, _: Arc<u16>| *inner;
    let builder = Container::builder()
        .add(bind::<u8>().to_value(1))
        .add(bind::<u16>().to(|_: Arc<u8>| 1))
        .add(wirework::decorate::<u8>().with(decorator));
    assert_eq!(problems(builder), [ProblemKind::Cycle]);
}

#[test]
fn a_cycle_that_an_override_opens_is_no_problem() {
    let builder = Container::builder().add_all(chicken_and_egg());
    let egg = bind::<Egg>().to(|_: Lazy<Chicken>| Err::<Egg, _>("not hatched"));
    assert!(builder.replace(egg).check().is_ok());
}
