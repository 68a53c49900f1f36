//! Decorators: functions that wrap a service without its knowledge.

use std::sync::Arc;

use conformance::containers::{built, failure, problems};
use conformance::events::Count;
use conformance::services::{
    Named, Refused, Serial, Service, is_same, named, names, wrap, wrapped,
};
use wirework::{
    Container, ContainerBuilder, Injectable, Lazy, ProblemKind, ResolveErrorKind, bind, component,
    decorate,
};

trait Audit: Send + Sync {
    fn id(&self) -> u8;
}

#[derive(Injectable)]
#[inject(bind(dyn Service, dyn Audit))]
struct Core;

impl Service for Core {
    fn name(&self) -> String {
        "core".to_owned()
    }
}

impl Audit for Core {
    fn id(&self) -> u8 {
        1
    }
}

#[derive(Injectable)]
struct Consumer {
    service: Arc<dyn Service>,
}

fn core() -> ContainerBuilder {
    Container::builder().add(component::<Core>())
}

fn name(builder: ContainerBuilder) -> String {
    built(builder).resolve::<dyn Service>().unwrap().name()
}

#[test]
fn a_consumer_gets_the_decorated_service() {
    let builder = core()
        .add(decorate::<dyn Service>().with(wrap("outer")))
        .add(component::<Consumer>());
    assert_eq!(
        built(builder).resolve::<Consumer>().unwrap().service.name(),
        "outer(core)"
    );
}

#[test]
fn the_last_decorator_is_the_outermost() {
    let builder = core()
        .add(decorate::<dyn Service>().with(wrap("first")))
        .add(decorate::<dyn Service>().with(wrap("second")));
    assert_eq!(name(builder), "second(first(core))");
}

#[test]
fn one_decorator_may_be_applied_twice() {
    let twice = || decorate::<dyn Service>().with(wrap("again"));
    assert_eq!(name(core().add(twice()).add(twice())), "again(again(core))");
}

#[test]
fn a_decorator_may_be_registered_before_the_service() {
    let builder = Container::builder().add(decorate::<dyn Service>().with(wrap("outer")));
    assert_eq!(name(builder.add(component::<Core>())), "outer(core)");
}

#[test]
fn a_decorator_has_dependencies() {
    let by_name = |inner: Arc<dyn Service>, label: Arc<Named>| wrapped(label.0, inner);
    let builder = core().add(bind::<Named>().to_value(Named("label")));
    assert_eq!(
        name(builder.add(decorate::<dyn Service>().with(by_name))),
        "label(core)"
    );
}

#[test]
fn a_missing_dependency_of_a_decorator_is_a_problem_of_the_build() {
    let by_name = |inner: Arc<dyn Service>, label: Arc<Named>| wrapped(label.0, inner);
    assert_eq!(
        problems(core().add(decorate::<dyn Service>().with(by_name))),
        [ProblemKind::Missing]
    );
}

#[test]
fn a_decorator_wraps_each_member_of_a_collection() {
    let builder = core()
        .add(bind::<dyn Service>().to_arc(named("other")))
        .add(decorate::<dyn Service>().with(wrap("outer")));
    assert_eq!(
        names(&built(builder).get::<Vec<_>>().unwrap()),
        ["outer(core)", "outer(other)"]
    );
}

fn counted(count: &Count) -> impl Fn(Arc<dyn Service>) -> Arc<dyn Service> + use<> {
    let serials = count.serials();
    move |inner| {
        serials();
        wrapped("counted", inner)
    }
}

#[test]
fn the_decorator_of_a_singleton_is_called_once() {
    let count = Count::default();
    let container = built(core().add(decorate::<dyn Service>().with(counted(&count))));
    let resolve = || container.resolve::<dyn Service>().unwrap();
    assert!(is_same(&resolve(), &resolve()));
    assert_eq!(count.get(), 1);
}

#[test]
fn the_decorator_of_a_transient_wraps_each_new_value() {
    let count = Count::default();
    let builder = Container::builder()
        .add(component::<Core>().transient())
        .add(decorate::<dyn Service>().with(counted(&count)));
    let container = built(builder);
    container.resolve::<dyn Service>().unwrap();
    container.resolve::<dyn Service>().unwrap();
    assert_eq!(count.get(), 2);
}

#[test]
fn the_decorator_of_a_scoped_service_is_called_once_in_each_scope() {
    let count = Count::default();
    let builder = Container::builder()
        .add(component::<Core>().scoped())
        .add(decorate::<dyn Service>().with(counted(&count)));
    let container = built(builder);
    for _ in 0..2 {
        let scope = container.scope().open().unwrap();
        scope.resolve::<dyn Service>().unwrap();
        scope.resolve::<dyn Service>().unwrap();
    }
    assert_eq!(count.get(), 2);
}

#[test]
fn a_decorator_without_a_service_is_a_problem() {
    let builder = Container::builder().add(decorate::<dyn Service>().with(wrap("outer")));
    assert_eq!(problems(builder), [ProblemKind::NoTarget]);
}

#[test]
fn a_decorator_of_one_trait_leaves_the_struct_and_its_other_traits() {
    let container = built(core().add(decorate::<dyn Service>().with(wrap("outer"))));
    let core = container.resolve::<Core>().unwrap();
    let audit = container.resolve::<dyn Audit>().unwrap();
    assert!(is_same(&core, &audit) && audit.id() == 1);
    assert!(!is_same(
        &core,
        &container.resolve::<dyn Service>().unwrap()
    ));
}

#[test]
fn a_decorator_may_return_what_it_was_given() {
    let container =
        built(core().add(decorate::<dyn Service>().with(|inner: Arc<dyn Service>| inner)));
    let service = container.resolve::<dyn Service>().unwrap();
    assert!(is_same(&service, &container.resolve::<Core>().unwrap()));
}

#[test]
fn a_decorator_may_change_a_plain_value() {
    let builder = Container::builder()
        .add(bind::<Serial>().to_value(Serial(1)))
        .add(decorate::<Serial>().with(|inner: Arc<Serial>| Serial(inner.0 + 41)));
    assert_eq!(built(builder).resolve::<Serial>().unwrap().0, 42);
}

#[test]
fn a_decorator_that_fails_fails_the_resolve() {
    let refuse = |_: Arc<dyn Service>| Err::<Arc<dyn Service>, _>(Refused);
    let container = built(core().add(decorate::<dyn Service>().with(refuse)));
    assert_eq!(
        failure(container.resolve::<dyn Service>()),
        ResolveErrorKind::Constructor
    );
}

#[test]
fn a_decorator_that_needs_the_decorated_service_is_a_cycle() {
    let greedy = |inner: Arc<dyn Service>, _: Arc<Consumer>| inner;
    let builder = core()
        .add(component::<Consumer>())
        .add(decorate::<dyn Service>().with(greedy));
    assert_eq!(problems(builder), [ProblemKind::Cycle]);
}

#[test]
fn a_decorator_may_defer_a_dependency_on_what_it_decorates() {
    let late = |inner: Arc<dyn Service>, _consumer: Lazy<Consumer>| wrapped("late", inner);
    let builder = core()
        .add(component::<Consumer>())
        .add(decorate::<dyn Service>().with(late));
    assert_eq!(name(builder), "late(core)");
}

#[test]
fn a_decorated_default_is_decorated_like_any_other_service() {
    let default = wirework::bind_default::<dyn Service>().to_arc(named("default"));
    let builder = Container::builder()
        .add(default)
        .add(decorate::<dyn Service>().with(wrap("outer")));
    assert_eq!(name(builder), "outer(default)");
}

#[test]
fn a_seed_of_a_scope_is_decorated() {
    let builder = Container::builder()
        .add(bind::<dyn Service>().to_seed())
        .add(decorate::<dyn Service>().with(wrap("outer")));
    let scope = built(builder)
        .scope()
        .with_arc(named("seed"))
        .open()
        .unwrap();
    assert_eq!(
        scope.resolve::<dyn Service>().unwrap().name(),
        "outer(seed)"
    );
}
