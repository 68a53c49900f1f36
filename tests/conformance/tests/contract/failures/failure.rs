//! Failures of constructors: they are reported, and leave the container as it was.

use std::error::Error;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use conformance::containers::built;
use conformance::events::{Count, Log, OnDrop};
use conformance::services::{Named, Refused, Serial, Service, named, panics};
use wirework::{Container, FactoryBinding, ResolveError, ResolveErrorKind, bind, decorate};

/// Binds a value whose constructor fails the first time.
fn second_time(count: &Count) -> FactoryBinding<Serial> {
    let serials = count.serials();
    bind::<Serial>().to(move || match serials() {
        Serial(1) => Err(Refused),
        serial => Ok(serial),
    })
}

/// Binds a value whose constructor panics the first time.
fn panics_once(count: &Count) -> FactoryBinding<Serial> {
    let serials = count.serials();
    bind::<Serial>().to(move || {
        let serial = serials();
        assert!(serial.0 > 1, "on purpose");
        serial
    })
}

fn refuses() -> FactoryBinding<Serial> {
    bind::<Serial>().to(|| Err::<Serial, _>(Refused))
}

fn error_of<T>(result: Result<T, ResolveError>) -> ResolveError {
    result.err().expect("it fails")
}

#[test]
fn the_error_of_a_constructor_reaches_the_caller() {
    let error = error_of(built(Container::builder().add(refuses())).resolve::<Serial>());
    assert_eq!(error.kind(), ResolveErrorKind::Constructor);
    assert_eq!(error.constructor_error::<Refused>(), Some(&Refused));
}

#[test]
fn the_error_of_a_constructor_is_not_mistaken_for_one_of_another_type() {
    let error = error_of(built(Container::builder().add(refuses())).resolve::<Serial>());
    assert!(error.constructor_error::<std::io::Error>().is_none());
}

#[test]
fn the_error_of_a_dependency_reaches_the_caller_through_its_consumers() {
    let builder = Container::builder()
        .add(refuses())
        .add(bind::<u8>().to(|_: Arc<Serial>| 1))
        .add(bind::<u16>().to(|_: Arc<u8>| 1));
    let error = error_of(built(builder).resolve::<u16>());
    assert_eq!(error.constructor_error::<Refused>(), Some(&Refused));
}

#[test]
fn a_constructor_whose_dependency_fails_is_not_called() {
    let count = Count::default();
    let serials = count.serials();
    let builder = Container::builder().add(refuses());
    let builder = builder.add(bind::<u8>().to(move |_: Arc<Serial>| u8::from(serials().0 > 0)));
    assert!(built(builder).resolve::<u8>().is_err());
    assert_eq!(count.get(), 0);
}

#[test]
fn a_failed_singleton_is_constructed_by_the_next_resolve() {
    let count = Count::default();
    let container = built(Container::builder().add(second_time(&count)));
    assert!(container.resolve::<Serial>().is_err());
    assert_eq!(container.resolve::<Serial>().unwrap().0, 2);
}

#[test]
fn a_singleton_that_fails_each_time_is_tried_each_time() {
    let count = Count::default();
    let serials = count.serials();
    let broken = bind::<u8>().to(move || {
        serials();
        Err::<u8, _>(Refused)
    });
    let container = built(Container::builder().add(broken));
    assert!(container.resolve::<u8>().is_err() && container.resolve::<u8>().is_err());
    assert_eq!(count.get(), 2);
}

#[test]
fn a_singleton_that_was_constructed_for_a_failed_consumer_stays() {
    let (serials, failures) = (Count::default(), Count::default());
    let fails = failures.serials();
    let consumer = move |serial: Arc<Serial>| match fails() {
        Serial(1) => Err(Refused),
        _ => Ok(u8::try_from(serial.0).unwrap()),
    };
    let builder = Container::builder().add(bind::<Serial>().to(serials.serials()));
    let container = built(builder.add(bind::<u8>().to(consumer)));
    assert!(container.resolve::<u8>().is_err());
    assert_eq!((*container.resolve::<u8>().unwrap(), serials.get()), (1, 1));
}

#[test]
fn a_failed_scoped_value_is_constructed_by_the_next_resolve_of_the_scope() {
    let count = Count::default();
    let container = built(Container::builder().add(second_time(&count).scoped()));
    let scope = container.scope().open().unwrap();
    assert!(scope.resolve::<Serial>().is_err());
    assert_eq!(scope.resolve::<Serial>().unwrap().0, 2);
}

#[test]
fn a_failure_in_one_scope_does_not_reach_another() {
    let count = Count::default();
    let container = built(Container::builder().add(second_time(&count).scoped()));
    let (one, other) = (
        container.scope().open().unwrap(),
        container.scope().open().unwrap(),
    );
    assert!(one.resolve::<Serial>().is_err());
    assert!(other.resolve::<Serial>().is_ok());
}

#[test]
fn a_panic_of_a_constructor_reaches_the_caller() {
    let container = built(Container::builder().add(panics_once(&Count::default())));
    let panic = catch_unwind(AssertUnwindSafe(|| container.resolve::<Serial>()));
    let text = panic
        .err()
        .and_then(|panic| panic.downcast_ref::<&str>().copied());
    assert_eq!(text, Some("on purpose"));
}

#[test]
fn a_singleton_whose_constructor_panicked_is_constructed_by_the_next_resolve() {
    let container = built(Container::builder().add(panics_once(&Count::default())));
    assert!(catch_unwind(AssertUnwindSafe(|| container.resolve::<Serial>())).is_err());
    assert_eq!(container.resolve::<Serial>().unwrap().0, 2);
}

#[test]
fn a_panic_of_a_constructor_leaves_the_other_services() {
    let builder = Container::builder().add(panics_once(&Count::default()));
    let container = built(builder.add(bind::<u8>().to(|| 1)));
    assert!(catch_unwind(AssertUnwindSafe(|| container.resolve::<Serial>())).is_err());
    assert_eq!(*container.resolve::<u8>().unwrap(), 1);
}

#[test]
fn a_container_is_disposed_in_order_after_a_panic_of_a_constructor() {
    let log = Log::default();
    let of_first = log.clone();
    let first = bind::<OnDrop>().to(move || of_first.on_drop("first"));
    let panics = bind::<u8>().to(|_: Arc<OnDrop>| panics::<u8>());
    let container = built(Container::builder().add(first).add(panics));
    assert!(catch_unwind(AssertUnwindSafe(|| container.resolve::<u8>())).is_err());
    assert!(log.events().is_empty());
    drop(container);
    assert_eq!(log.events(), ["first"]);
}

#[test]
fn the_error_of_a_decorator_is_the_error_of_the_service() {
    let builder = Container::builder()
        .add(bind::<Named>().to_value(Named("ada")))
        .add(decorate::<Named>().with(|_: Arc<Named>| Err::<Named, _>(Refused)));
    let error = error_of(built(builder).resolve::<Named>());
    assert_eq!(error.constructor_error::<Refused>(), Some(&Refused));
}

#[test]
fn a_failed_decorator_does_not_construct_the_decorated_singleton_again() {
    let (inner, outer) = (Count::default(), Count::default());
    let fails = outer.serials();
    let decorator = move |inner: Arc<Serial>| match fails() {
        Serial(1) => Err(Refused),
        _ => Ok(inner),
    };
    let builder = Container::builder().add(bind::<Serial>().to(inner.serials()));
    let container = built(builder.add(decorate::<Serial>().with(decorator)));
    assert!(container.resolve::<Serial>().is_err());
    assert!(container.resolve::<Serial>().is_ok());
    assert_eq!(inner.get(), 1);
}

#[test]
fn the_warm_up_reports_each_singleton_that_fails() {
    let builder = Container::builder()
        .add(bind::<u8>().to(|| Err::<u8, _>(Refused)).eager())
        .add(bind::<u16>().to(|| 1).eager())
        .add(bind::<u32>().to(|| Err::<u32, _>(Refused)).eager());
    let error = built(builder).warm_up().unwrap_err();
    assert_eq!(error.errors().len(), 2);
}

#[test]
fn the_warm_up_tries_a_common_dependency_that_fails_once() {
    let count = Count::default();
    let serials = count.serials();
    let common = bind::<u64>().to(move || {
        serials();
        Err::<u64, _>(Refused)
    });
    let builder = Container::builder()
        .add(common)
        .add(bind::<u8>().to(|_: Arc<u64>| 1).eager())
        .add(bind::<u16>().to(|_: Arc<u64>| 1).eager());
    assert!(built(builder).warm_up().is_err());
    assert_eq!(count.get(), 1);
}

#[derive(Debug)]
struct Layered(Refused);

impl std::fmt::Display for Layered {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("layered")
    }
}

impl Error for Layered {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.0)
    }
}

#[test]
fn the_causes_of_an_error_can_be_followed() {
    let broken = bind::<u8>().to(|| Err::<u8, _>(Layered(Refused)));
    let error = error_of(built(Container::builder().add(broken)).resolve::<u8>());
    let source = error.source().map(ToString::to_string);
    assert_eq!(source.as_deref(), Some("refused"));
}

#[test]
fn a_constructor_may_recover_from_the_failure_of_a_deferred_dependency() {
    let service = |remote: wirework::Lazy<Serial>| {
        named(if remote.get().is_ok() {
            "remote"
        } else {
            "local"
        })
    };
    let builder = Container::builder()
        .add(refuses())
        .add(bind::<dyn Service>().to(service));
    assert_eq!(
        built(builder).resolve::<dyn Service>().unwrap().name(),
        "local"
    );
}

#[test]
fn an_error_may_be_sent_to_another_thread() {
    let error = error_of(built(Container::builder().add(refuses())).resolve::<Serial>());
    let text = std::thread::spawn(move || error.to_string())
        .join()
        .unwrap();
    assert!(text.ends_with("failed: refused"), "{text}");
}

#[test]
fn the_error_of_a_collection_names_the_member_that_failed() {
    let line = line!() + 1;
    let broken = bind::<dyn Service>().to(|| Err::<Arc<dyn Service>, _>(Refused));
    let builder = Container::builder().add(bind::<dyn Service>().to_arc(named("right")));
    let error = error_of(built(builder.add(broken)).get::<Vec<Arc<dyn Service>>>());
    assert!(
        error.to_string().contains(&format!("failure.rs:{line}")),
        "{error}"
    );
}
