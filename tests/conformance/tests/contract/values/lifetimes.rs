//! Lifetimes: how often a value is constructed.

use std::sync::Arc;

use conformance::containers::{built, failure, problems};
use conformance::events::{Count, Log};
use conformance::services::{Serial, is_same};
use conformance::table::Table;
use wirework::{
    Binding, Container, ContainerBuilder, FactoryBinding, Injectable, ProblemKind,
    ResolveErrorKind, bind, component,
};

#[derive(Injectable)]
struct Plain;

#[derive(Injectable)]
#[inject(transient)]
struct Fleeting;

#[derive(Injectable)]
struct One {
    serial: Arc<Serial>,
}

#[derive(Injectable)]
struct Two {
    serial: Arc<Serial>,
}

#[derive(Injectable)]
struct Pair {
    first: Arc<Serial>,
    second: Arc<Serial>,
}

fn serial() -> FactoryBinding<Serial> {
    bind::<Serial>().to(Count::default().serials())
}

fn app(serial: FactoryBinding<Serial>) -> ContainerBuilder {
    Container::builder()
        .add(serial)
        .add(component::<One>())
        .add(component::<Two>())
}

#[test]
fn a_singleton_is_one_value_for_all_consumers() {
    let container = built(app(serial()));
    let (one, two) = container.get::<(Arc<One>, Arc<Two>)>().unwrap();
    assert!(is_same(&one.serial, &two.serial));
}

#[test]
fn a_transient_is_a_new_value_for_each_consumer() {
    let container = built(app(serial().transient()));
    let (one, two) = container.get::<(Arc<One>, Arc<Two>)>().unwrap();
    assert!(!is_same(&one.serial, &two.serial));
}

#[test]
fn a_transient_is_a_new_value_for_each_dependency_of_one_consumer() {
    let builder = Container::builder()
        .add(serial().transient())
        .add(component::<Pair>());
    let pair = built(builder).resolve::<Pair>().unwrap();
    assert_eq!([pair.first.0, pair.second.0], [1, 2]);
}

#[test]
fn a_transient_is_a_new_value_for_each_resolve() {
    let container = built(app(serial().transient()));
    let resolve = || container.resolve::<Serial>().unwrap().0;
    assert_eq!([resolve(), resolve(), resolve()], [1, 2, 3]);
}

#[test]
fn a_singleton_keeps_the_transient_that_it_was_given() {
    let container = built(app(serial().transient()));
    let first = container.resolve::<One>().unwrap();
    container.resolve::<Serial>().unwrap();
    assert!(is_same(
        &first.serial,
        &container.resolve::<One>().unwrap().serial
    ));
}

#[test]
fn new_transients_share_the_singleton_that_they_need() {
    let builder = Container::builder()
        .add(serial())
        .add(component::<One>().transient());
    let container = built(builder);
    let resolve = || container.resolve::<One>().unwrap();
    let (first, second) = (resolve(), resolve());
    assert!(!is_same(&first, &second) && is_same(&first.serial, &second.serial));
}

#[test]
fn a_scoped_value_is_one_value_within_a_scope() {
    let builder = Container::builder()
        .add(serial().scoped())
        .add(component::<Pair>().scoped());
    let scope = built(builder).scope().open().unwrap();
    let pair = scope.resolve::<Pair>().unwrap();
    assert!(is_same(&pair.first, &pair.second));
    assert!(is_same(&pair.first, &scope.resolve::<Serial>().unwrap()));
}

#[test]
fn a_scoped_value_is_another_one_in_another_scope() {
    let container = built(Container::builder().add(serial().scoped()));
    let resolve = || {
        container
            .scope()
            .open()
            .unwrap()
            .resolve::<Serial>()
            .unwrap()
            .0
    };
    assert_eq!([resolve(), resolve()], [1, 2]);
}

#[test]
fn a_scoped_value_cannot_be_resolved_outside_of_a_scope() {
    let container = built(Container::builder().add(serial().scoped()));
    assert_eq!(
        failure(container.resolve::<Serial>()),
        ResolveErrorKind::NoScope
    );
}

#[test]
fn a_transient_that_needs_a_scoped_value_cannot_be_resolved_outside_of_a_scope() {
    let builder = Container::builder()
        .add(serial().scoped())
        .add(component::<One>().transient());
    let container = built(builder);
    assert_eq!(
        failure(container.resolve::<One>()),
        ResolveErrorKind::NoScope
    );
    assert!(container.scope().open().unwrap().resolve::<One>().is_ok());
}

fn is_singleton(binding: impl Into<Binding>) -> bool {
    let container = built(Container::builder().add(binding.into()));
    let resolve = || container.resolve::<Plain>().unwrap();
    is_same(&resolve(), &resolve())
}

#[test]
fn the_lifetime_without_a_word() {
    Table::new()
        .row("a_component_is_a_singleton_by_default", || {
            is_singleton(component::<Plain>())
        })
        .row("a_factory_is_a_singleton_by_default", || {
            is_singleton(bind().to(|| Plain))
        })
        .row("a_value_is_a_singleton", || {
            is_singleton(bind::<Plain>().to_value(Plain))
        })
        .row("the_registration_may_make_a_component_transient", || {
            !is_singleton(component::<Plain>().transient())
        })
        .end();
}

#[test]
fn a_component_may_carry_its_lifetime() {
    let container = built(Container::builder().add(component::<Fleeting>()));
    let resolve = || container.resolve::<Fleeting>().unwrap();
    assert!(!is_same(&resolve(), &resolve()));
}

#[test]
fn the_registration_decides_over_the_lifetime_that_a_component_carries() {
    let container = built(Container::builder().add(component::<Fleeting>().singleton()));
    let resolve = || container.resolve::<Fleeting>().unwrap();
    assert!(is_same(&resolve(), &resolve()));
}

#[test]
fn a_container_that_is_built_again_constructs_anew() {
    let count = Count::default();
    let build = || built(Container::builder().add(bind::<Serial>().to(count.serials())));
    drop(build().resolve::<Serial>().unwrap());
    assert_eq!(build().resolve::<Serial>().unwrap().0, 2);
}

fn eager(log: &Log, name: &'static str) -> Binding {
    let log = log.clone();
    let bind = bind::<Serial>().entry(name);
    bind.to(move || {
        log.write(name);
        Serial(0)
    })
    .eager()
    .into()
}

#[test]
fn eager_singletons_are_constructed_before_they_are_needed_in_the_order_of_registration() {
    let log = Log::default();
    let builder = Container::builder()
        .add(eager(&log, "one"))
        .add(eager(&log, "two"));
    built(builder).warm_up().unwrap();
    assert_eq!(log.events(), ["one", "two"]);
}

#[test]
fn the_warm_up_leaves_singletons_that_are_not_eager() {
    let count = Count::default();
    let builder = Container::builder().add(bind::<Serial>().to(count.serials()));
    built(builder).warm_up().unwrap();
    assert_eq!(count.get(), 0);
}

#[test]
fn a_second_warm_up_constructs_nothing() {
    let log = Log::default();
    let container = built(Container::builder().add(eager(&log, "one")));
    container.warm_up().unwrap();
    container.warm_up().unwrap();
    assert_eq!(log.events(), ["one"]);
}

#[test]
fn an_eager_singleton_that_was_needed_before_the_warm_up_is_not_constructed_again() {
    let count = Count::default();
    let container = built(Container::builder().add(bind::<Serial>().to(count.serials()).eager()));
    container.resolve::<Serial>().unwrap();
    container.warm_up().unwrap();
    assert_eq!(count.get(), 1);
}

#[test]
fn an_eager_singleton_constructs_what_it_needs() {
    let count = Count::default();
    let builder = Container::builder().add(bind::<Serial>().to(count.serials()));
    built(builder.add(component::<One>().eager()))
        .warm_up()
        .unwrap();
    assert_eq!(count.get(), 1);
}

#[test]
fn only_a_singleton_can_be_eager() {
    let transient = Container::builder().add(serial().transient().eager());
    let scoped = Container::builder().add(serial().scoped().eager());
    assert_eq!(problems(transient), [ProblemKind::Eager]);
    assert_eq!(problems(scoped), [ProblemKind::Eager]);
}
