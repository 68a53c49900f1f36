//! Collections: all services of one type, as a list or a map.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use conformance::containers::{built, failure, problems};
use conformance::events::Count;
use conformance::services::{Named, Refused, Serial, Service, is_same, named, names};
use wirework::{
    Binding, Container, ContainerBuilder, Injectable, Keyed, Lazy, ProblemKind, Provider,
    ResolveErrorKind, bind, component,
};

#[derive(Injectable)]
#[inject(bind(dyn Service))]
struct First;

impl Service for First {
    fn name(&self) -> String {
        "first".to_owned()
    }
}

#[derive(Injectable)]
#[inject(bind(dyn Service))]
struct Second {
    first: Arc<First>,
}

impl Service for Second {
    fn name(&self) -> String {
        format!("second after {}", self.first.name())
    }
}

fn two() -> ContainerBuilder {
    Container::builder()
        .add(component::<Second>())
        .add(component::<First>())
}

fn all(builder: ContainerBuilder) -> Vec<String> {
    names(&built(builder).get::<Vec<_>>().unwrap())
}

fn value(name: &'static str) -> Binding {
    bind::<dyn Service>().to_arc(named(name))
}

#[test]
fn a_collection_has_the_order_of_registration_and_not_that_of_construction() {
    assert_eq!(all(two()), ["second after first", "first"]);
}

#[test]
fn a_collection_of_an_unknown_type_is_empty() {
    assert!(all(Container::builder()).is_empty());
}

#[test]
fn the_members_are_the_singletons_that_others_get() {
    let container = built(two());
    let services = container.get::<Vec<Arc<dyn Service>>>().unwrap();
    assert!(is_same(
        &services[0],
        &container.resolve::<Second>().unwrap()
    ));
    assert!(is_same(
        &services[1],
        &container.resolve::<First>().unwrap()
    ));
}

#[test]
fn two_collections_have_the_same_members_in_the_same_order() {
    let container = built(two());
    let collect = || container.get::<Vec<Arc<dyn Service>>>().unwrap();
    assert!(
        collect()
            .iter()
            .zip(&collect())
            .all(|(one, other)| is_same(one, other))
    );
}

#[test]
fn a_transient_member_is_new_in_each_collection() {
    let builder = Container::builder()
        .add(component::<First>().transient())
        .add(value("value"));
    let container = built(builder);
    let collect = || container.get::<Vec<Arc<dyn Service>>>().unwrap();
    let (one, other) = (collect(), collect());
    assert!(!is_same(&one[0], &other[0]) && is_same(&one[1], &other[1]));
}

#[test]
fn a_scoped_member_is_one_instance_in_each_scope() {
    let container = built(Container::builder().add(component::<First>().scoped()));
    let scopes = [
        container.scope().open().unwrap(),
        container.scope().open().unwrap(),
    ];
    let collect = |number: usize| {
        scopes[number]
            .get::<Vec<Arc<dyn Service>>>()
            .unwrap()
            .remove(0)
    };
    assert!(is_same(&collect(0), &collect(0)) && !is_same(&collect(0), &collect(1)));
}

#[test]
fn one_factory_that_is_registered_twice_is_two_members() {
    let member = || bind::<dyn Service>().to(|| named("twin"));
    assert_eq!(
        all(Container::builder().add(member()).add(member())),
        ["twin", "twin"]
    );
}

#[test]
fn registrations_of_a_function_keep_their_place_in_the_collection() {
    let builder = Container::builder().add(value("before"));
    let installed = || vec![value("installed 1"), value("installed 2")];
    let builder = builder.install(installed).add(value("after"));
    assert_eq!(
        all(builder),
        ["before", "installed 1", "installed 2", "after"]
    );
}

#[test]
fn one_of_several_services_cannot_be_resolved_alone() {
    assert_eq!(
        failure(built(two()).resolve::<dyn Service>()),
        ResolveErrorKind::Ambiguous
    );
}

#[test]
fn a_consumer_of_one_of_several_services_is_a_problem() {
    let consumer = bind::<Serial>().to(|_: Arc<dyn Service>| Serial(1));
    assert_eq!(problems(two().add(consumer)), [ProblemKind::Ambiguous]);
}

#[test]
fn several_services_are_no_problem_as_long_as_nobody_needs_a_single_one() {
    let consumer = bind::<Serial>().to(|all: Vec<Arc<dyn Service>>| Serial(all.len()));
    assert_eq!(built(two().add(consumer)).resolve::<Serial>().unwrap().0, 2);
}

#[test]
fn a_member_that_fails_fails_the_collection() {
    let broken = bind::<dyn Service>().to(|| Err::<Arc<dyn Service>, _>(Refused));
    let container = built(two().add(broken));
    assert_eq!(
        failure(container.get::<Vec<Arc<dyn Service>>>()),
        ResolveErrorKind::Constructor
    );
}

struct Inner;
struct Composite(Vec<Arc<dyn Service>>);

impl Service for Composite {
    fn name(&self) -> String {
        names(&self.0).join("+")
    }
}

#[test]
fn a_composite_is_told_from_its_parts_by_a_key() {
    let part = |name| bind::<dyn Service>().key::<Inner>().to_arc(named(name));
    let composite = |parts: Keyed<Inner, Vec<Arc<dyn Service>>>| {
        Arc::new(Composite(parts.into_inner())) as Arc<dyn Service>
    };
    let builder = Container::builder().add(part("a")).add(part("b"));
    let builder = builder.add(bind::<dyn Service>().to(composite));
    assert_eq!(
        built(builder).resolve::<dyn Service>().unwrap().name(),
        "a+b"
    );
}

#[test]
fn deferred_members_are_constructed_one_by_one() {
    let count = Count::default();
    let counted = |number: usize| {
        let serials = count.serials();
        bind::<dyn Service>().to(move || {
            serials();
            named(["zero", "one"][number])
        })
    };
    let container = built(Container::builder().add(counted(0)).add(counted(1)));
    let services = container.get::<Vec<Lazy<dyn Service>>>().unwrap();
    assert_eq!(count.get(), 0);
    assert_eq!(services[1].get().unwrap().name(), "one");
    assert_eq!(count.get(), 1);
}

#[test]
fn a_provider_of_a_transient_member_returns_new_values() {
    let container = built(Container::builder().add(component::<First>().transient()));
    let providers = container.get::<Vec<Provider<dyn Service>>>().unwrap();
    assert!(!is_same(
        &providers[0].get().unwrap(),
        &providers[0].get().unwrap()
    ));
}

fn entry(key: &'static str) -> Binding {
    bind::<dyn Service>().entry(key).to_arc(named(key))
}

fn entries() -> ContainerBuilder {
    Container::builder().add(entry("b")).add(entry("a"))
}

#[test]
fn a_map_has_the_services_by_their_keys() {
    let map = built(entries())
        .get::<HashMap<&str, Arc<dyn Service>>>()
        .unwrap();
    assert_eq!(
        (map.len(), map["a"].name(), map["b"].name()),
        (2, "a".into(), "b".into())
    );
}

#[test]
fn a_sorted_map_has_the_order_of_its_keys() {
    let map = built(entries())
        .get::<BTreeMap<&str, Arc<dyn Service>>>()
        .unwrap();
    assert_eq!(map.into_keys().collect::<Vec<_>>(), ["a", "b"]);
}

#[test]
fn a_list_of_the_entries_of_a_map_has_the_order_of_registration() {
    assert_eq!(all(entries()), ["b", "a"]);
}

#[test]
fn a_map_without_entries_is_empty() {
    let container = built(Container::builder());
    assert!(
        container
            .get::<HashMap<u8, Arc<dyn Service>>>()
            .unwrap()
            .is_empty()
    );
}

#[test]
fn two_entries_of_one_key_are_a_problem() {
    assert_eq!(
        problems(entries().add(entry("a"))),
        [ProblemKind::Duplicate]
    );
}

#[test]
fn an_entry_of_a_map_is_no_candidate_for_a_single_dependency() {
    let container = built(entries().add(value("single")));
    assert_eq!(container.resolve::<dyn Service>().unwrap().name(), "single");
}

#[test]
fn one_entry_of_a_map_of_deferred_services_is_constructed() {
    let count = Count::default();
    let entry = |key: &'static str| bind::<Serial>().entry(key).to(count.serials());
    let container = built(Container::builder().add(entry("a")).add(entry("b")));
    let map = container.get::<HashMap<&str, Lazy<Serial>>>().unwrap();
    map["b"].get().unwrap();
    assert_eq!(count.get(), 1);
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Method {
    Card,
    Cash,
}

#[test]
fn a_service_is_chosen_by_a_value_that_is_known_at_run_time() {
    let builder = Container::builder()
        .add(bind::<Named>().entry(Method::Card).to_value(Named("card")))
        .add(bind::<Named>().entry(Method::Cash).to_value(Named("cash")));
    let methods = built(builder).get::<HashMap<Method, Arc<Named>>>().unwrap();
    assert_eq!(
        [methods[&Method::Cash].0, methods[&Method::Card].0],
        ["cash", "card"]
    );
}
