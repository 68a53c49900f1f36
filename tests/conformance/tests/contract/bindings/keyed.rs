//! Keyed services: several registrations of one type, told apart by a qualifier.

use std::sync::Arc;

use conformance::containers::{built, failure, problems, refused};
use conformance::events::{Count, Log, OnDrop};
use conformance::services::{Serial, Service, is_same, named, names, wrap};
use wirework::{
    Container, ContainerBuilder, Injectable, Keyed, Lazy, ProblemKind, ResolveErrorKind, bind,
    bind_default, component, decorate,
};

struct Red;
struct Blue;

#[derive(Injectable)]
struct Painter {
    #[inject(key = Red)]
    first: Arc<dyn Service>,
    #[inject(key = Blue)]
    second: Arc<dyn Service>,
}

#[derive(Injectable)]
#[inject(key = Red, bind(dyn Service))]
struct OfItsKey;

impl Service for OfItsKey {
    fn name(&self) -> String {
        "of its key".to_owned()
    }
}

fn colours() -> ContainerBuilder {
    Container::builder()
        .add(bind::<dyn Service>().key::<Red>().to_arc(named("red")))
        .add(bind::<dyn Service>().key::<Blue>().to_arc(named("blue")))
}

#[test]
fn each_dependency_gets_the_service_of_its_key() {
    let painter = built(colours().add(component::<Painter>()))
        .resolve::<Painter>()
        .unwrap();
    assert_eq!(
        [painter.first.name(), painter.second.name()],
        ["red", "blue"]
    );
}

#[test]
fn a_keyed_service_is_not_found_without_its_key() {
    let container = built(colours());
    assert_eq!(
        failure(container.resolve::<dyn Service>()),
        ResolveErrorKind::Missing
    );
}

#[test]
fn a_service_without_a_key_is_not_found_by_a_key() {
    let container = built(Container::builder().add(bind::<u8>().to_value(1)));
    assert_eq!(
        failure(container.get::<Keyed<Red, Arc<u8>>>()),
        ResolveErrorKind::Missing
    );
}

#[test]
fn a_key_and_none_stand_beside_each_other() {
    let builder = colours().add(bind::<dyn Service>().to_arc(named("plain")));
    assert_eq!(
        built(builder).resolve::<dyn Service>().unwrap().name(),
        "plain"
    );
}

#[test]
fn one_key_serves_for_services_of_different_types() {
    let builder = colours().add(bind::<u8>().key::<Red>().to_value(7));
    let (service, number) = built(builder)
        .get::<Keyed<Red, (Arc<dyn Service>, Arc<u8>)>>()
        .unwrap()
        .into_inner();
    assert_eq!((&*service.name(), *number), ("red", 7));
}

#[test]
fn a_component_may_carry_its_key() {
    let container = built(Container::builder().add(component::<OfItsKey>()));
    assert!(container.get::<Keyed<Red, Arc<dyn Service>>>().is_ok());
    assert!(container.resolve::<OfItsKey>().is_err());
}

#[test]
fn one_implementation_under_two_keys_is_two_instances() {
    let count = Count::default();
    let builder = Container::builder()
        .add(bind::<Serial>().key::<Red>().to(count.serials()))
        .add(bind::<Serial>().key::<Blue>().to(count.serials()));
    let container = built(builder);
    let red = container.get::<Keyed<Red, Arc<Serial>>>().unwrap();
    let blue = container.get::<Keyed<Blue, Arc<Serial>>>().unwrap();
    assert!(!is_same(&red, &blue));
}

#[test]
fn a_keyed_singleton_is_one_instance() {
    let container = built(
        Container::builder().add(bind::<Serial>().key::<Red>().to(Count::default().serials())),
    );
    let resolve = || {
        container
            .get::<Keyed<Red, Arc<Serial>>>()
            .unwrap()
            .into_inner()
    };
    assert!(is_same(&resolve(), &resolve()));
}

#[test]
fn services_of_two_keys_may_have_two_lifetimes() {
    let count = Count::default();
    let builder = Container::builder()
        .add(
            bind::<Serial>()
                .key::<Red>()
                .to(count.serials())
                .transient(),
        )
        .add(bind::<Serial>().key::<Blue>().to(count.serials()));
    let container = built(builder);
    let red = || container.get::<Keyed<Red, Arc<Serial>>>().unwrap().0;
    let blue = || container.get::<Keyed<Blue, Arc<Serial>>>().unwrap().0;
    assert_eq!([red(), red(), blue(), blue()], [1, 2, 3, 3]);
}

#[test]
fn one_key_that_is_registered_twice_for_one_type_is_a_problem() {
    let red = || bind::<u8>().key::<Red>().to_value(1);
    assert_eq!(
        problems(Container::builder().add(red()).add(red())),
        [ProblemKind::Duplicate]
    );
}

#[test]
fn a_missing_keyed_service_is_reported_with_its_key() {
    let builder = Container::builder().add(bind::<dyn Service>().key::<Red>().to_arc(named("red")));
    let text = refused(builder.add(component::<Painter>())).to_string();
    assert!(text.contains("`dyn Service` keyed `Blue`"), "{text}");
}

#[test]
fn an_optional_keyed_service_is_absent_if_only_other_keys_are_registered() {
    let container = built(Container::builder().add(bind::<u8>().key::<Red>().to_value(1)));
    assert!(
        container
            .get::<Keyed<Blue, Option<Arc<u8>>>>()
            .unwrap()
            .is_none()
    );
}

#[test]
fn a_keyed_default_yields_to_the_service_of_the_same_key_alone() {
    let builder = colours()
        .add(
            bind_default::<dyn Service>()
                .key::<Red>()
                .to_arc(named("default red")),
        )
        .add(bind_default::<dyn Service>().to_arc(named("default")));
    let container = built(builder);
    let red = container.get::<Keyed<Red, Arc<dyn Service>>>().unwrap();
    let plain = container.resolve::<dyn Service>().unwrap();
    assert_eq!([red.name(), plain.name()], ["red", "default"]);
}

#[test]
fn a_collection_of_a_key_has_the_services_of_that_key() {
    let builder = colours().add(bind::<dyn Service>().key::<Red>().to_arc(named("dark red")));
    let reds = built(builder)
        .get::<Keyed<Red, Vec<Arc<dyn Service>>>>()
        .unwrap();
    assert_eq!(names(&reds), ["red", "dark red"]);
}

#[test]
fn a_collection_without_a_key_leaves_out_keyed_services() {
    let builder = colours().add(bind::<dyn Service>().to_arc(named("plain")));
    assert_eq!(names(&built(builder).get::<Vec<_>>().unwrap()), ["plain"]);
}

#[test]
fn a_decorator_of_a_key_wraps_the_service_of_that_key_alone() {
    let builder = colours().add(decorate::<dyn Service>().key::<Red>().with(wrap("loud")));
    let painter = built(builder.add(component::<Painter>()))
        .resolve::<Painter>()
        .unwrap();
    assert_eq!(
        [painter.first.name(), painter.second.name()],
        ["loud(red)", "blue"]
    );
}

#[test]
fn a_factory_takes_keyed_parameters() {
    let mix = |one: Keyed<Red, Arc<dyn Service>>, other: Keyed<Blue, Arc<dyn Service>>| {
        format!("{} and {}", one.name(), other.name())
    };
    let container = built(colours().add(bind::<String>().to(mix)));
    assert_eq!(*container.resolve::<String>().unwrap(), "red and blue");
}

#[test]
fn a_keyed_seed_is_told_from_one_of_another_key() {
    let builder = Container::builder()
        .add(bind::<u8>().key::<Red>().to_seed())
        .add(bind::<u8>().key::<Blue>().to_seed());
    let container = built(builder);
    let scope = container
        .scope()
        .with_keyed::<Red, u8>(1)
        .with_keyed::<Blue, u8>(2)
        .open()
        .unwrap();
    assert_eq!(**scope.get::<Keyed<Red, Arc<u8>>>().unwrap(), 1);
}

mod warm {
    pub(super) struct Tone;
}

mod cold {
    pub(super) struct Tone;
}

#[test]
fn two_keys_of_one_name_are_different() {
    let builder = Container::builder()
        .add(bind::<u8>().key::<warm::Tone>().to_value(1))
        .add(bind::<u8>().key::<cold::Tone>().to_value(2));
    assert_eq!(
        **built(builder).get::<Keyed<cold::Tone, Arc<u8>>>().unwrap(),
        2
    );
}

struct Shard<const NUMBER: u8>;

#[test]
fn a_key_may_have_a_number() {
    let builder = Container::builder()
        .add(bind::<String>().key::<Shard<0>>().to_value("first".into()))
        .add(bind::<String>().key::<Shard<1>>().to_value("second".into()));
    assert_eq!(
        **built(builder)
            .get::<Keyed<Shard<1>, Arc<String>>>()
            .unwrap(),
        "second"
    );
}

#[test]
fn a_keyed_service_can_be_deferred() {
    let count = Count::default();
    let container =
        built(Container::builder().add(bind::<Serial>().key::<Red>().to(count.serials())));
    let lazy = container.get::<Keyed<Red, Lazy<Serial>>>().unwrap();
    assert_eq!(count.get(), 0);
    assert_eq!(lazy.get().unwrap().0, 1);
}

#[test]
fn keyed_services_are_dropped_with_the_container() {
    let log = Log::default();
    let (red, blue) = (log.clone(), log.clone());
    let builder = Container::builder()
        .add(bind::<OnDrop>().key::<Red>().to(move || red.on_drop("red")))
        .add(
            bind::<OnDrop>()
                .key::<Blue>()
                .to(move || blue.on_drop("blue")),
        );
    let container = built(builder);
    container.get::<Keyed<Red, Arc<OnDrop>>>().unwrap();
    container.get::<Keyed<Blue, Arc<OnDrop>>>().unwrap();
    drop(container);
    assert_eq!(log.events(), ["blue", "red"]);
}
