//! Promise 5: a singleton that is first resolved inside a scope is constructed in the root, and
//! holds nothing of the scope.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use wirework::{Container, Injectable, Keyed, Lazy, Provider, bind, component, decorate};

use crate::support::{Log, Noted, built, reads};

struct Config(#[expect(dead_code, reason = "is dropped")] Noted);

#[derive(Injectable)]
struct Service {
    config: Arc<Config>,
    lazy: Lazy<Config>,
    provider: Provider<u8>,
    orders: Arc<OrderFactory>,
}

#[derive(Injectable)]
struct Order {
    #[inject(arg)]
    amount: u32,
    number: Arc<u8>,
}

fn app(log: &Log) -> Container {
    let config = log.clone();
    let numbers = AtomicUsize::new(0);
    let number = move || u8::try_from(numbers.fetch_add(1, Ordering::SeqCst));
    built(
        Container::builder()
            .add(bind::<Config>().to(move || Config(config.note("config"))))
            .add(bind::<u8>().to(number).transient())
            .add(component::<Service>())
            .add(component::<OrderFactory>()),
    )
}

#[test]
fn it_is_the_one_of_the_container_and_of_other_scopes() {
    let container = app(&Log::default());
    let scope = container.scope().open().unwrap();
    let service = scope.resolve::<Service>().unwrap();
    assert!(Arc::ptr_eq(&service, &container.resolve().unwrap()));
    let other = container.scope().open().unwrap();
    assert!(Arc::ptr_eq(&service, &other.resolve().unwrap()));
    let inner = scope.scope().open().unwrap();
    assert!(Arc::ptr_eq(&service, &inner.resolve().unwrap()));
}

#[test]
fn it_outlives_the_scope_that_asked_first() {
    let log = Log::default();
    let container = app(&log);
    let scope = container.scope().open().unwrap();
    scope.resolve::<Service>().unwrap();
    drop(scope);
    assert!(log.names().is_empty());
    let service = container.resolve::<Service>().unwrap();
    assert!(Arc::ptr_eq(&service.config, &container.resolve().unwrap()));
    drop((service, container));
    assert_eq!(log.names(), ["config"]);
}

#[test]
fn its_lazy_works_when_the_scope_is_gone() {
    let container = app(&Log::default());
    let scope = container.scope().open().unwrap();
    let service = scope.resolve::<Service>().unwrap();
    drop(scope);
    let config = service.lazy.get().unwrap();
    assert!(Arc::ptr_eq(&config, &service.config));
}

#[test]
fn its_provider_works_when_the_scope_is_gone() {
    let container = app(&Log::default());
    let scope = container.scope().open().unwrap();
    let service = scope.resolve::<Service>().unwrap();
    drop(scope);
    let numbers = (service.provider.get(), service.provider.get());
    assert_eq!((*numbers.0.unwrap(), *numbers.1.unwrap()), (0, 1));
}

#[test]
fn its_generated_factory_works_when_the_scope_is_gone() {
    let container = app(&Log::default());
    let scope = container.scope().open().unwrap();
    let service = scope.resolve::<Service>().unwrap();
    drop(scope);
    let order = service.orders.create(7).unwrap();
    assert_eq!((order.amount, *order.number), (7, 0));
}

#[test]
fn behind_a_transient_that_a_scope_asks_for_it_is_made_in_the_root() {
    struct Reader(Arc<Service>);
    let log = Log::default();
    let config = log.clone();
    let builder = Container::builder()
        .add(bind::<Config>().to(move || Config(config.note("config"))))
        .add(bind::<u8>().to(|| 8))
        .add(component::<Service>())
        .add(component::<OrderFactory>())
        .add(bind::<Reader>().to(Reader).transient());
    let container = built(builder);
    let scope = container.scope().open().unwrap();
    let reader = scope.resolve::<Reader>().unwrap();
    drop(scope);
    assert!(reader.0.lazy.get().is_ok());
    assert!(Arc::ptr_eq(&reader.0, &container.resolve().unwrap()));
}

#[test]
fn a_reference_to_it_can_be_had_from_the_scope() {
    let container = app(&Log::default());
    let scope = container.scope().open().unwrap();
    let service: *const Service = scope.resolve_ref::<Service>().unwrap();
    assert_eq!(service, Arc::as_ptr(&container.resolve().unwrap()));
}

#[test]
fn promise_2_a_seed_outside_of_a_scope_is_passed_to_one() {
    let container = built(
        Container::builder()
            .add(bind::<u8>().to_seed())
            .add(bind::<u8>().key::<Config>().to_seed()),
    );
    reads(
        &container.resolve::<u8>().unwrap_err(),
        r"
        `u8` is scoped, but is resolved outside of a scope
             resolved   `u8` (registered at @)
             help       open a scope first: `container.scope().with(u8 ..).open()`
        ",
    );
    reads(
        &container.get::<Keyed<Config, Arc<u8>>>().unwrap_err(),
        r"
        `u8 keyed Config` is scoped, but is resolved outside of a scope
             resolved   `u8` keyed `Config` (registered at @)
             help       open a scope first: `container.scope().with_keyed::<Config, _>(u8 ..).open()`
        ",
    );
}

#[test]
fn promise_2_a_decorated_seed_outside_of_a_scope_is_passed_to_one() {
    let container = built(
        Container::builder()
            .add(bind::<u8>().to_seed())
            .add(decorate::<u8>().with(|inner: Arc<u8>| *inner + 1)),
    );
    reads(
        &container.resolve::<u8>().unwrap_err(),
        r"
        `decorator of u8` is scoped, but is resolved outside of a scope
             resolved   the decorator of `u8` (registered at @)
             help       open a scope first: `container.scope().with(u8 ..).open()`
        ",
    );
}
