//! Disposal: when values are dropped, in which order, and how often.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::thread;

use conformance::containers::built;
use conformance::events::{Log, OnDrop};
use conformance::services::Service;
use conformance::threads::in_time;
use wirework::{
    Container, ContainerBuilder, FactoryBinding, Injectable, Lazy, bind, component, decorate,
};

pub(super) struct A(#[expect(dead_code, reason = "it is dropped")] pub(super) OnDrop);
struct B(#[expect(dead_code, reason = "it is dropped")] OnDrop);
pub(super) struct C(#[expect(dead_code, reason = "it is dropped")] OnDrop);

pub(super) fn a(log: &Log) -> FactoryBinding<A> {
    let log = log.clone();
    bind::<A>().to(move || A(log.on_drop("a")))
}

/// A value that depends on the one of `a`.
fn b(log: &Log) -> FactoryBinding<B> {
    let log = log.clone();
    bind::<B>().to(move |_: Arc<A>| B(log.on_drop("b")))
}

pub(super) fn c(log: &Log) -> FactoryBinding<C> {
    let log = log.clone();
    bind::<C>().to(move || C(log.on_drop("c")))
}

pub(super) fn all(log: &Log) -> ContainerBuilder {
    Container::builder().add(a(log)).add(b(log)).add(c(log))
}

#[test]
fn singletons_are_dropped_with_their_container() {
    let log = Log::default();
    let container = built(all(&log));
    container.resolve::<A>().unwrap();
    assert!(log.events().is_empty());
    drop(container);
    assert_eq!(log.events(), ["a"]);
}

#[test]
fn singletons_are_dropped_in_the_reverse_order_of_construction() {
    let log = Log::default();
    let container = built(all(&log));
    container.get::<(Arc<C>, Arc<B>)>().unwrap();
    drop(container);
    assert_eq!(log.events(), ["b", "a", "c"]);
}

#[test]
fn the_order_of_registration_does_not_change_the_order_of_disposal() {
    let log = Log::default();
    let container = built(Container::builder().add(b(&log)).add(a(&log)));
    container.resolve::<B>().unwrap();
    drop(container);
    assert_eq!(log.events(), ["b", "a"]);
}

#[test]
fn a_container_is_disposed_with_its_last_clone() {
    let log = Log::default();
    let container = built(all(&log));
    let clone = container.clone();
    container.resolve::<A>().unwrap();
    drop(container);
    assert!(log.events().is_empty());
    drop(clone);
    assert_eq!(log.events(), ["a"]);
}

#[test]
fn a_scoped_value_is_dropped_with_its_scope() {
    let log = Log::default();
    let container = built(Container::builder().add(a(&log).scoped()).add(c(&log)));
    let scope = container.scope().open().unwrap();
    scope.get::<(Arc<A>, Arc<C>)>().unwrap();
    drop(scope);
    assert_eq!(log.events(), ["a"]);
}

#[test]
fn scoped_values_are_dropped_in_the_reverse_order_of_construction() {
    let log = Log::default();
    let builder = Container::builder()
        .add(a(&log).scoped())
        .add(b(&log).scoped());
    let scope = built(builder.add(c(&log).scoped())).scope().open().unwrap();
    scope.get::<(Arc<B>, Arc<C>)>().unwrap();
    drop(scope);
    assert_eq!(log.events(), ["c", "b", "a"]);
}

#[test]
fn an_outer_scope_outlives_the_scopes_inside_it() {
    let log = Log::default();
    let container = built(Container::builder().add(a(&log).scoped()));
    let outer = container.scope().open().unwrap();
    outer.resolve::<A>().unwrap();
    let inner = outer.scope().open().unwrap();
    drop(outer);
    assert!(log.events().is_empty());
    drop(inner);
    assert_eq!(log.events(), ["a"]);
}

trait Audit: Send + Sync {}

#[derive(Injectable)]
#[inject(bind(dyn Service, dyn Audit))]
struct Shared {
    log: Arc<Log>,
}

impl Service for Shared {
    fn name(&self) -> String {
        "shared".to_owned()
    }
}

impl Audit for Shared {}

impl Drop for Shared {
    fn drop(&mut self) {
        self.log.write("shared");
    }
}

#[test]
fn a_value_behind_several_traits_is_dropped_once() {
    let log = Log::default();
    let builder = Container::builder().add(bind::<Log>().to_value(log.clone()));
    let container = built(builder.add(component::<Shared>()));
    container
        .get::<(Arc<dyn Service>, Arc<dyn Audit>, Arc<Shared>)>()
        .unwrap();
    drop(container);
    assert_eq!(log.events(), ["shared"]);
}

#[test]
fn a_value_that_one_factory_passes_on_to_another_service_is_dropped_once() {
    let log = Log::default();
    let container = built(
        Container::builder()
            .add(a(&log))
            .add(bind::<Arc<A>>().to(|a: Arc<A>| Arc::new(a))),
    );
    container.resolve::<Arc<A>>().unwrap();
    drop(container);
    assert_eq!(log.events(), ["a"]);
}

#[test]
fn a_value_that_was_never_constructed_is_never_dropped() {
    let log = Log::default();
    let container = built(all(&log));
    container.get::<(Arc<C>, Lazy<B>)>().unwrap();
    drop(container);
    assert_eq!(log.events(), ["c"]);
}

#[test]
fn a_decorator_is_dropped_before_what_it_decorates() {
    struct Outer(
        Log,
        #[expect(dead_code, reason = "it is dropped")] Arc<dyn Audit>,
    );
    impl Audit for Outer {}
    impl Drop for Outer {
        fn drop(&mut self) {
            self.0.write("outer");
        }
    }
    let log = Log::default();
    let of_outer = log.clone();
    let outer = move |inner| Arc::new(Outer(of_outer.clone(), inner)) as Arc<dyn Audit>;
    let builder = Container::builder().add(bind::<Log>().to_value(log.clone()));
    let builder = builder
        .add(component::<Shared>())
        .add(decorate::<dyn Audit>().with(outer));
    let container = built(builder);
    container.resolve::<dyn Audit>().unwrap();
    drop(container);
    assert_eq!(log.events(), ["outer", "shared"]);
}

struct UsesInDrop(Arc<Log>, &'static str);

impl Drop for UsesInDrop {
    fn drop(&mut self) {
        self.0.write(self.1);
    }
}

#[test]
fn a_value_may_use_its_dependencies_while_it_is_dropped() {
    let log = Log::default();
    let log_service = log.clone();
    let user = |log: Arc<Log>| UsesInDrop(log, "written by the user");
    let builder = Container::builder().add(bind::<UsesInDrop>().to(user));
    let container = built(builder.add(bind::<Log>().to(move || log_service.clone())));
    container.resolve::<UsesInDrop>().unwrap();
    drop(container);
    assert_eq!(log.events(), ["written by the user"]);
}

struct Bad;

impl Drop for Bad {
    fn drop(&mut self) {
        panic!("on purpose");
    }
}

#[test]
fn a_value_that_panics_while_it_is_dropped_does_not_keep_the_others() {
    let log = Log::default();
    let container = built(all(&log).add(bind::<Bad>().to(|_: Arc<A>| Bad)));
    container.get::<(Arc<Bad>, Arc<C>)>().unwrap();
    assert!(catch_unwind(AssertUnwindSafe(|| drop(container))).is_err());
    assert_eq!(log.events(), ["c", "a"]);
}

#[test]
fn a_container_may_be_disposed_by_another_thread() {
    let log = Log::default();
    let container = built(all(&log));
    container.resolve::<B>().unwrap();
    thread::spawn(move || drop(container)).join().unwrap();
    assert_eq!(log.events(), ["b", "a"]);
}

#[test]
fn the_values_of_a_request_outlive_what_was_made_of_them() {
    let log = Log::default();
    let container = built(
        Container::builder()
            .add(bind::<A>().to_seed())
            .add(b(&log).scoped()),
    );
    let scope = container
        .scope()
        .with(A(log.on_drop("seed")))
        .open()
        .unwrap();
    scope.resolve::<B>().unwrap();
    drop(scope);
    assert_eq!(log.events(), ["b", "seed"]);
}

#[test]
fn a_thousand_scopes_leave_nothing_behind() {
    let log = Log::default();
    let container = built(Container::builder().add(a(&log).scoped()));
    for _ in 0..1000 {
        container.scope().open().unwrap().resolve::<A>().unwrap();
    }
    assert_eq!(log.events().len(), 1000);
}

struct AsksInDrop(Lazy<A>, Log);

impl Drop for AsksInDrop {
    fn drop(&mut self) {
        self.1.write(if self.0.get().is_ok() {
            "value"
        } else {
            "error"
        });
    }
}

#[test]
fn a_value_that_resolves_something_while_its_container_is_dropped_gets_an_error() {
    let log = Log::default();
    let of_value = log.clone();
    let asks = bind().to(move |lazy| AsksInDrop(lazy, of_value.clone()));
    let container = built(all(&log).add(asks));
    container.resolve::<AsksInDrop>().unwrap();
    in_time(move || drop(container));
    assert_eq!(log.events(), ["error"]);
}
