//! Registration: what a container can be told, and when it acts on it.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::thread;

use conformance::containers::{built, failure, problems};
use conformance::events::Count;
use conformance::services::{Named, Serial, Service, is_same, named, names};
use wirework::{
    Binding, Container, Injectable, ProblemKind, ResolveErrorKind, bind, bind_default, component,
};

#[derive(Injectable)]
#[inject(bind(dyn Service))]
struct English;

impl Service for English {
    fn name(&self) -> String {
        "english".to_owned()
    }
}

#[derive(Injectable)]
struct Unlisted;

impl Service for Unlisted {
    fn name(&self) -> String {
        "unlisted".to_owned()
    }
}

#[derive(Injectable)]
struct Consumer {
    service: Arc<dyn Service>,
}

#[test]
fn a_value_that_was_registered_is_moved_into_the_container() {
    let container = built(Container::builder().add(bind::<Named>().to_value(Named("ada"))));
    assert_eq!(container.resolve::<Named>().unwrap().0, "ada");
}

#[test]
fn a_shared_value_is_registered_without_a_copy() {
    let shared = Arc::new(Named("ada"));
    let container = built(Container::builder().add(bind::<Named>().to_arc(shared.clone())));
    assert!(is_same(&shared, &container.resolve::<Named>().unwrap()));
}

#[test]
fn an_implementation_is_found_by_the_trait_that_it_lists() {
    let container = built(Container::builder().add(component::<English>()));
    assert_eq!(
        container.resolve::<dyn Service>().unwrap().name(),
        "english"
    );
}

#[test]
fn an_implementation_is_not_found_by_a_trait_that_it_does_not_list() {
    let container = built(Container::builder().add(component::<Unlisted>()));
    assert!(container.resolve::<Unlisted>().is_ok());
    assert_eq!(
        failure(container.resolve::<dyn Service>()),
        ResolveErrorKind::Missing
    );
}

#[test]
fn a_consumer_may_be_registered_before_its_dependency() {
    let builder = Container::builder()
        .add(component::<Consumer>())
        .add(component::<English>());
    let container = built(builder);
    assert_eq!(
        container.resolve::<Consumer>().unwrap().service.name(),
        "english"
    );
}

#[test]
fn registration_and_build_call_no_constructor() {
    let count = Count::default();
    let container = built(Container::builder().add(bind::<Serial>().to(count.serials())));
    assert_eq!(count.get(), 0);
    assert_eq!(container.resolve::<Serial>().unwrap().0, 1);
}

#[test]
fn a_registration_that_nothing_uses_is_never_constructed() {
    let count = Count::default();
    let builder = Container::builder().add(bind::<Serial>().to(count.serials()));
    let container = built(builder.add(component::<English>()));
    container.resolve::<English>().unwrap();
    drop(container);
    assert_eq!(count.get(), 0);
}

#[test]
fn two_containers_of_one_function_share_nothing() {
    let count = Count::default();
    let app = || built(Container::builder().add(bind::<Serial>().to(count.serials())));
    let (one, other) = (app(), app());
    assert!(!is_same(
        &one.resolve::<Serial>().unwrap(),
        &other.resolve::<Serial>().unwrap()
    ));
}

#[test]
fn one_type_that_is_registered_twice_is_a_problem() {
    let twice = Container::builder()
        .add(component::<English>())
        .add(component::<English>());
    assert_eq!(problems(twice), [ProblemKind::Duplicate]);
}

#[test]
fn a_value_and_a_factory_of_one_type_are_a_problem() {
    let builder = Container::builder().add(bind::<Named>().to_value(Named("value")));
    assert_eq!(
        problems(builder.add(bind::<Named>().to(|| Named("factory")))),
        [ProblemKind::Duplicate]
    );
}

#[test]
fn a_type_of_another_library_needs_no_annotation_to_be_registered() {
    let builder = Container::builder()
        .add(bind::<std::path::PathBuf>().to(|| std::path::PathBuf::from("/tmp")));
    assert_eq!(
        built(builder)
            .resolve::<std::path::PathBuf>()
            .unwrap()
            .to_str(),
        Some("/tmp")
    );
}

mod http {
    pub(super) struct Client(pub(super) u8);
}

mod mail {
    pub(super) struct Client(pub(super) u8);
}

#[test]
fn two_types_of_one_name_are_two_registrations() {
    let builder = Container::builder()
        .add(bind::<http::Client>().to_value(http::Client(1)))
        .add(bind::<mail::Client>().to_value(mail::Client(2)));
    let container = built(builder);
    assert_eq!(container.resolve::<http::Client>().unwrap().0, 1);
    assert_eq!(container.resolve::<mail::Client>().unwrap().0, 2);
}

#[test]
fn a_type_and_its_alias_are_one_registration() {
    type Alias = Named;
    let container = built(Container::builder().add(bind::<Alias>().to_value(Named("ada"))));
    assert_eq!(container.resolve::<Named>().unwrap().0, "ada");
}

#[test]
fn a_default_serves_as_long_as_nothing_else_is_registered() {
    let default = bind_default::<dyn Service>().to_arc(named("default"));
    let container = built(Container::builder().add(default));
    assert_eq!(
        container.resolve::<dyn Service>().unwrap().name(),
        "default"
    );
}

#[test]
fn a_default_yields_to_a_registration_before_or_after_it() {
    let default = || bind_default::<dyn Service>().to_arc(named("default"));
    let after = Container::builder()
        .add(default())
        .add(component::<English>());
    let before = Container::builder()
        .add(component::<English>())
        .add(default());
    for builder in [after, before] {
        assert_eq!(names(&built(builder).get::<Vec<_>>().unwrap()), ["english"]);
    }
}

#[test]
fn a_default_entry_of_a_map_yields_to_the_same_entry_alone() {
    let default = |entry| bind_default::<u8>().entry(entry).to_value(1);
    let builder = Container::builder()
        .add_all(["a", "b"].map(default))
        .add_all(["b", "c"].map(|entry| bind::<u8>().entry(entry).to_value(2)));
    let entries = built(builder).get::<BTreeMap<&str, Arc<u8>>>().unwrap();
    let entries: Vec<(&str, u8)> = entries.iter().map(|(entry, it)| (*entry, **it)).collect();
    assert_eq!(entries, [("a", 1), ("b", 2), ("c", 2)]);
}

#[test]
fn a_default_that_yields_is_never_constructed() {
    let count = Count::default();
    let builder = Container::builder().add(bind_default::<Serial>().to(count.serials()));
    let container = built(builder.add(bind::<Serial>().to_value(Serial(9))));
    assert_eq!(
        (container.resolve::<Serial>().unwrap().0, count.get()),
        (9, 0)
    );
}

fn shared_by_several_applications() -> Vec<Binding> {
    vec![
        component::<English>().into(),
        component::<Consumer>().into(),
    ]
}

#[test]
fn a_function_registers_what_several_applications_share() {
    let container = built(Container::builder().install(shared_by_several_applications));
    assert!(container.resolve::<Consumer>().is_ok());
}

#[test]
fn registrations_may_come_from_a_loop() {
    let values = ["a", "b", "c"].map(|name| bind::<dyn Service>().to_arc(named(name)));
    let container = built(Container::builder().add_all(values));
    assert_eq!(names(&container.get::<Vec<_>>().unwrap()), ["a", "b", "c"]);
}

#[test]
fn a_registration_may_depend_on_a_condition() {
    let app = |is_on: bool| built(Container::builder().add_all(is_on.then(component::<English>)));
    assert!(app(true).resolve::<English>().is_ok());
    assert!(app(false).resolve::<English>().is_err());
}

#[test]
fn a_builder_may_be_sent_to_the_thread_that_builds_it() {
    let builder = Container::builder().add(component::<English>());
    let container = thread::spawn(move || built(builder)).join().unwrap();
    assert!(container.resolve::<English>().is_ok());
}

#[test]
fn a_container_may_be_empty() {
    let container = built(Container::builder());
    assert_eq!(container.get::<Vec<Arc<dyn Service>>>().unwrap().len(), 0);
}

#[test]
fn a_function_may_be_a_service() {
    type Price = dyn Fn(u32) -> u32 + Send + Sync;
    let container =
        built(Container::builder().add(bind::<Price>().to_arc(Arc::new(|net| net * 2))));
    assert_eq!(container.resolve::<Price>().unwrap()(4), 8);
}

#[test]
fn one_type_behind_two_pointers_is_two_registrations() {
    let builder = Container::builder().add(bind::<Vec<u8>>().to_value(vec![1]));
    let container = built(builder.add(bind::<Box<[u8]>>().to_value(Box::new([2, 2]))));
    assert_eq!(container.resolve::<Vec<u8>>().unwrap().len(), 1);
    assert_eq!(container.resolve::<Box<[u8]>>().unwrap().len(), 2);
}
