//! Lazy values and providers: dependencies that are resolved when they are used.

use std::sync::Arc;

use conformance::containers::{built, failure, problems};
use conformance::events::Count;
use conformance::services::{Named, Refused, Serial, Service, is_same, named};
use conformance::threads::at_once;
use wirework::{
    Container, ContainerBuilder, Injectable, Lazy, ProblemKind, Provider, ResolveErrorKind, bind,
    component,
};

#[derive(Injectable)]
struct Late {
    serial: Lazy<Serial>,
}

#[derive(Injectable)]
struct Repeated {
    serials: Provider<Serial>,
}

#[derive(Injectable)]
struct Parent {
    child: Arc<Child>,
}

#[derive(Injectable)]
struct Child {
    parent: Lazy<Parent>,
}

fn counted(count: &Count) -> ContainerBuilder {
    Container::builder().add(bind::<Serial>().to(count.serials()))
}

fn transient(count: &Count) -> ContainerBuilder {
    Container::builder().add(bind::<Serial>().to(count.serials()).transient())
}

#[test]
fn a_lazy_dependency_is_constructed_when_it_is_used() {
    let count = Count::default();
    let container = built(counted(&count).add(component::<Late>()));
    let late = container.resolve::<Late>().unwrap();
    assert_eq!(count.get(), 0);
    assert_eq!(late.serial.get().unwrap().0, 1);
}

#[test]
fn a_lazy_dependency_that_is_not_used_is_never_constructed() {
    let count = Count::default();
    let container = built(counted(&count).add(component::<Late>()));
    drop((container.resolve::<Late>().unwrap(), container));
    assert_eq!(count.get(), 0);
}

#[test]
fn a_lazy_dependency_is_the_singleton_that_others_get() {
    let container = built(counted(&Count::default()).add(component::<Late>()));
    let late = container.resolve::<Late>().unwrap();
    assert!(is_same(
        &late.serial.get().unwrap(),
        &container.resolve::<Serial>().unwrap()
    ));
}

#[test]
fn a_lazy_transient_is_resolved_once() {
    let container = built(transient(&Count::default()).add(component::<Late>()));
    let late = container.resolve::<Late>().unwrap();
    assert!(is_same(
        &late.serial.get().unwrap(),
        &late.serial.get().unwrap()
    ));
}

#[test]
fn two_consumers_of_a_lazy_transient_have_a_value_each() {
    let container = built(transient(&Count::default()));
    let (one, other) = container.get::<(Lazy<Serial>, Lazy<Serial>)>().unwrap();
    assert!(!is_same(&one.get().unwrap(), &other.get().unwrap()));
}

#[test]
fn a_provider_of_a_transient_returns_a_new_value_each_time() {
    let container = built(transient(&Count::default()).add(component::<Repeated>()));
    let repeated = container.resolve::<Repeated>().unwrap();
    let next = || repeated.serials.get().unwrap().0;
    assert_eq!([next(), next()], [1, 2]);
}

#[test]
fn a_provider_of_a_singleton_returns_the_singleton() {
    let container = built(counted(&Count::default()).add(component::<Repeated>()));
    let repeated = container.resolve::<Repeated>().unwrap();
    let next = || repeated.serials.get().unwrap().0;
    assert_eq!([next(), next()], [1, 1]);
}

#[test]
fn a_lazy_dependency_that_is_missing_is_a_problem_of_the_build() {
    assert_eq!(
        problems(Container::builder().add(component::<Late>())),
        [ProblemKind::Missing]
    );
}

#[test]
fn a_provider_of_a_missing_service_is_a_problem_of_the_build() {
    assert_eq!(
        problems(Container::builder().add(component::<Repeated>())),
        [ProblemKind::Missing]
    );
}

#[test]
fn a_lazy_dependency_closes_a_cycle() {
    let container = built(
        Container::builder()
            .add(component::<Parent>())
            .add(component::<Child>()),
    );
    let parent = container.resolve::<Parent>().unwrap();
    assert!(is_same(&parent.child.parent.get().unwrap(), &parent));
}

#[test]
fn a_cycle_with_a_lazy_dependency_does_not_leak() {
    let container = built(
        Container::builder()
            .add(component::<Parent>())
            .add(component::<Child>()),
    );
    let parent = container.resolve::<Parent>().unwrap();
    parent.child.parent.get().unwrap();
    let weak = Arc::downgrade(&parent);
    drop((container, parent));
    assert!(weak.upgrade().is_none());
}

#[test]
fn a_lazy_dependency_that_failed_is_tried_again() {
    let count = Count::default();
    let serials = count.serials();
    let second_time = move || match serials() {
        Serial(1) => Err(Refused),
        serial => Ok(serial),
    };
    let container = built(Container::builder().add(bind::<Serial>().to(second_time)));
    let lazy = container.get::<Lazy<Serial>>().unwrap();
    assert_eq!(failure(lazy.get()), ResolveErrorKind::Constructor);
    assert_eq!(lazy.get().unwrap().0, 2);
}

#[test]
fn a_lazy_dependency_that_is_used_in_the_constructor_of_what_needs_it_is_a_cycle() {
    let eager = |number: Lazy<u8>| number.get().map(|number| u16::from(*number));
    let builder = Container::builder()
        .add(bind::<u16>().to(eager))
        .add(bind::<u8>().to(|_: Arc<u16>| 1));
    assert_eq!(
        failure(built(builder).resolve::<u16>()),
        ResolveErrorKind::Cycle
    );
}

#[test]
fn a_lazy_dependency_of_a_scope_is_resolved_in_that_scope() {
    let builder =
        Container::builder().add(bind::<Serial>().to(Count::default().serials()).scoped());
    let container = built(builder.add(component::<Late>().scoped()));
    let (one, other) = (
        container.scope().open().unwrap(),
        container.scope().open().unwrap(),
    );
    let late = one.resolve::<Late>().unwrap();
    other.resolve::<Serial>().unwrap();
    assert!(is_same(
        &late.serial.get().unwrap(),
        &one.resolve::<Serial>().unwrap()
    ));
}

#[test]
fn a_deferred_service_of_a_container_that_is_gone_is_an_error() {
    let container = built(counted(&Count::default()));
    let (lazy, provider) = container.get::<(Lazy<Serial>, Provider<Serial>)>().unwrap();
    drop(container);
    assert_eq!(failure(lazy.get()), ResolveErrorKind::Dropped);
    assert_eq!(failure(provider.get()), ResolveErrorKind::Dropped);
}

#[test]
fn a_lazy_dependency_that_was_used_outlives_its_container() {
    let container = built(counted(&Count::default()));
    let lazy = container.get::<Lazy<Serial>>().unwrap();
    lazy.get().unwrap();
    drop(container);
    assert_eq!(lazy.get().unwrap().0, 1);
}

#[test]
fn a_deferred_service_may_be_behind_a_trait() {
    let container = built(Container::builder().add(bind::<dyn Service>().to_arc(named("ada"))));
    assert_eq!(
        container
            .get::<Lazy<dyn Service>>()
            .unwrap()
            .get()
            .unwrap()
            .name(),
        "ada"
    );
}

#[test]
fn a_clone_of_a_provider_resolves_the_same_service() {
    let container = built(transient(&Count::default()));
    let provider = container.get::<Provider<Serial>>().unwrap();
    let clone = provider.clone();
    assert_eq!([provider.get().unwrap().0, clone.get().unwrap().0], [1, 2]);
}

#[test]
fn threads_that_use_one_lazy_dependency_get_one_value() {
    let container = built(transient(&Count::default()));
    let lazy = Arc::new(container.get::<Lazy<Serial>>().unwrap());
    let values = at_once(8, move |_| lazy.get().unwrap());
    assert!(values.iter().all(|value| is_same(value, &values[0])));
}

#[test]
fn a_lazy_dependency_can_be_printed_without_being_constructed() {
    let count = Count::default();
    let container = built(counted(&count));
    let lazy = container.get::<Lazy<Serial>>().unwrap();
    assert!(format!("{lazy:?}").starts_with("Lazy"));
    assert_eq!(count.get(), 0);
}

#[test]
fn a_lazy_dependency_can_be_made_of_a_value_in_a_test() {
    let late = Late {
        serial: Lazy::from(Arc::new(Serial(5))),
    };
    assert_eq!(late.serial.get().unwrap().0, 5);
}

#[test]
fn a_provider_passes_the_error_of_the_constructor_on() {
    let container =
        built(Container::builder().add(bind::<Named>().to(|| Err::<Named, _>(Refused))));
    let provider = container.get::<Provider<Named>>().unwrap();
    let error = provider.get().unwrap_err();
    assert_eq!(error.constructor_error::<Refused>(), Some(&Refused));
}

#[test]
fn a_provider_of_a_singleton_works_after_the_scope_that_needed_the_singleton_first() {
    let container = built(transient(&Count::default()).add(component::<Repeated>()));
    let repeated = container
        .scope()
        .open()
        .unwrap()
        .resolve::<Repeated>()
        .unwrap();
    assert_eq!(repeated.serials.get().unwrap().0, 1);
}
