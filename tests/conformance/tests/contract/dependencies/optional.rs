//! Optional dependencies and default values.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use conformance::containers::{built, failure, problems};
use conformance::events::Count;
use conformance::services::{Named, Refused, Serial, Service, named, names};
use wirework::{
    Container, ContainerBuilder, Injectable, Lazy, ProblemKind, Provider, ResolveErrorKind, bind,
    bind_default, component,
};

static FALLBACKS: AtomicUsize = AtomicUsize::new(0);

fn fallback() -> Arc<dyn Service> {
    named("fallback")
}

fn counted_fallback() -> Serial {
    FALLBACKS.fetch_add(1, Ordering::SeqCst);
    Serial(0)
}

#[derive(Injectable)]
struct Consumer {
    maybe: Option<Arc<Named>>,
    #[inject(default = fallback())]
    service: Arc<dyn Service>,
}

#[derive(Injectable)]
struct Mixed {
    #[inject(value = 3)]
    attempts: u8,
    #[inject(skip)]
    cache: Vec<String>,
    #[inject(clone, default = Serial(7))]
    serial: Serial,
}

#[derive(Injectable)]
struct Counted {
    #[inject(clone, default = counted_fallback())]
    serial: Serial,
}

fn resolve(builder: ContainerBuilder) -> Arc<Consumer> {
    built(builder.add(component::<Consumer>()))
        .resolve()
        .unwrap()
}

#[test]
fn an_optional_dependency_that_is_not_registered_is_absent() {
    assert!(resolve(Container::builder()).maybe.is_none());
}

#[test]
fn an_optional_dependency_that_is_registered_is_present() {
    let builder = Container::builder().add(bind::<Named>().to_value(Named("ada")));
    assert_eq!(
        resolve(builder).maybe.as_ref().map(|named| named.0),
        Some("ada")
    );
}

#[test]
fn an_optional_dependency_that_cannot_be_constructed_is_an_error() {
    let builder = Container::builder().add(bind::<Named>().to(|| Err::<Named, _>(Refused)));
    let container = built(builder.add(component::<Consumer>()));
    assert_eq!(
        failure(container.resolve::<Consumer>()),
        ResolveErrorKind::Constructor
    );
}

#[test]
fn an_optional_dependency_whose_own_dependency_is_missing_is_a_problem() {
    let needy = bind::<Named>().to(|_: Arc<u8>| Named("needy"));
    let builder = Container::builder().add(needy).add(component::<Consumer>());
    assert_eq!(problems(builder), [ProblemKind::Missing]);
}

#[test]
fn an_optional_dependency_with_several_candidates_is_a_problem() {
    let builder = Container::builder()
        .add(bind::<dyn Service>().to_arc(named("one")))
        .add(bind::<dyn Service>().to_arc(named("other")))
        .add(
            bind::<usize>().to(|service: Option<Arc<dyn Service>>| usize::from(service.is_some())),
        );
    assert_eq!(problems(builder), [ProblemKind::Ambiguous]);
}

#[test]
fn a_parameter_of_a_factory_may_be_optional() {
    let builder =
        Container::builder().add(bind::<bool>().to(|name: Option<Arc<Named>>| name.is_some()));
    assert!(!*built(builder).resolve::<bool>().unwrap());
}

#[test]
fn an_optional_service_can_be_resolved_directly() {
    let container = built(Container::builder().add(bind::<u8>().to_value(1)));
    assert_eq!(
        container.get::<Option<Arc<u8>>>().unwrap().as_deref(),
        Some(&1)
    );
    assert!(container.get::<Option<Arc<u16>>>().unwrap().is_none());
}

#[test]
fn the_absence_of_an_optional_deferred_service_is_known_before_it_is_used() {
    let container = built(Container::builder().add(bind::<u8>().to_value(1)));
    assert!(container.get::<Option<Lazy<u8>>>().unwrap().is_some());
    assert!(container.get::<Option<Lazy<u16>>>().unwrap().is_none());
    assert!(container.get::<Option<Provider<u16>>>().unwrap().is_none());
}

#[test]
fn an_optional_deferred_service_is_not_constructed_by_the_question() {
    let count = Count::default();
    let container = built(Container::builder().add(bind::<Serial>().to(count.serials())));
    assert!(container.get::<Option<Lazy<Serial>>>().unwrap().is_some());
    assert_eq!(count.get(), 0);
}

#[test]
fn an_optional_group_is_absent_if_one_of_its_parts_is() {
    let container = built(Container::builder().add(bind::<u8>().to_value(1)));
    assert!(
        container
            .get::<Option<(Arc<u8>, Arc<u16>)>>()
            .unwrap()
            .is_none()
    );
}

#[test]
fn an_optional_collection_is_present_and_empty() {
    let container = built(Container::builder());
    let services = container.get::<Option<Vec<Arc<dyn Service>>>>().unwrap();
    assert_eq!(services.map(|services| services.len()), Some(0));
}

#[test]
fn an_optional_seed_is_absent_in_a_scope_that_has_none() {
    let container = built(Container::builder().add(bind::<Named>().to_seed()));
    let scope = container.scope().open().unwrap();
    assert!(scope.get::<Option<Arc<Named>>>().unwrap().is_none());
}

#[test]
fn a_default_value_stands_in_for_a_service_that_is_not_registered() {
    assert_eq!(resolve(Container::builder()).service.name(), "fallback");
}

#[test]
fn a_registered_service_comes_before_a_default_value() {
    let builder = Container::builder().add(bind::<dyn Service>().to_arc(named("registered")));
    assert_eq!(resolve(builder).service.name(), "registered");
}

#[test]
fn a_default_registration_comes_before_a_default_value() {
    let builder = Container::builder().add(bind_default::<dyn Service>().to_arc(named("library")));
    assert_eq!(resolve(builder).service.name(), "library");
}

#[test]
fn a_default_value_does_not_hide_a_service_that_fails() {
    let builder =
        Container::builder().add(bind::<dyn Service>().to(|| Err::<Arc<dyn Service>, _>(Refused)));
    let container = built(builder.add(component::<Consumer>()));
    assert_eq!(
        failure(container.resolve::<Consumer>()),
        ResolveErrorKind::Constructor
    );
}

#[test]
fn a_default_value_is_computed_only_if_it_is_needed() {
    let builder = Container::builder().add(bind::<Serial>().to_value(Serial(1)));
    let container = built(builder.add(component::<Counted>()));
    assert_eq!(container.resolve::<Counted>().unwrap().serial, Serial(1));
    assert_eq!(FALLBACKS.load(Ordering::SeqCst), 0);
}

#[test]
fn a_default_value_is_not_a_service_for_others() {
    let container = built(Container::builder().add(component::<Consumer>()));
    container.resolve::<Consumer>().unwrap();
    assert!(names(&container.get::<Vec<_>>().unwrap()).is_empty());
}

#[test]
fn fields_that_are_no_dependencies_need_no_registration() {
    let mixed = built(Container::builder().add(component::<Mixed>()))
        .resolve::<Mixed>()
        .unwrap();
    assert_eq!(
        (mixed.attempts, mixed.cache.len(), mixed.serial),
        (3, 0, Serial(7))
    );
}

#[test]
fn a_default_fills_a_collection_of_which_nothing_is_registered() {
    #[derive(Injectable)]
    struct Services {
        #[inject(default = vec![fallback()])]
        all: Vec<Arc<dyn Service>>,
    }
    let all = |builder: ContainerBuilder| {
        let services = built(builder.add(component::<Services>()));
        let services = services.resolve::<Services>().unwrap();
        names(&services.all).join(" ")
    };
    assert_eq!(all(Container::builder()), "fallback");
    let one = bind::<dyn Service>().to_arc(named("one"));
    assert_eq!(all(Container::builder().add(one)), "one");
}

#[test]
fn a_field_with_a_value_ignores_a_registration_of_its_type() {
    let builder = Container::builder()
        .add(bind::<u8>().to_value(9))
        .add(component::<Mixed>());
    assert_eq!(built(builder).resolve::<Mixed>().unwrap().attempts, 3);
}
