//! Cycles that the wiring does not show, because a constructor resolves something itself. They are errors too.

use std::sync::{Arc, OnceLock};
use std::thread;

use conformance::containers::{built, failure};
use conformance::services::Serial;
use conformance::threads::in_time;
use wirework::{
    Container, FactoryBinding, Lazy, Provider, ResolveError, ResolveErrorKind, ScopeFactory, bind,
};

/// A container that its own constructors can reach.
#[derive(Clone, Default)]
struct Reachable(Arc<OnceLock<Container>>);

impl Reachable {
    fn build(&self, builder: wirework::ContainerBuilder) -> Container {
        self.0.get_or_init(|| built(builder)).clone()
    }

    fn get(&self) -> &Container {
        self.0.get().expect("it is built")
    }

    /// Binds a number whose constructor resolves itself.
    fn narcissus(&self) -> FactoryBinding<u8> {
        let this = self.clone();
        bind::<u8>().to(move || this.get().resolve::<u8>().map(|number| *number))
    }
}

#[test]
fn a_singleton_that_resolves_itself_is_an_error() {
    let reachable = Reachable::default();
    let container = reachable.build(Container::builder().add(reachable.narcissus()));
    assert_eq!(
        in_time(move || failure(container.resolve::<u8>())),
        ResolveErrorKind::Cycle
    );
}

#[test]
fn a_transient_that_resolves_itself_is_an_error() {
    let reachable = Reachable::default();
    let binding = reachable.narcissus().transient();
    let container = reachable.build(Container::builder().add(binding));
    assert_eq!(
        in_time(move || failure(container.resolve::<u8>())),
        ResolveErrorKind::Cycle
    );
}

#[test]
fn a_constructor_that_resolves_something_else_is_no_cycle() {
    let reachable = Reachable::default();
    let this = reachable.clone();
    let builder = Container::builder().add(bind::<u8>().to_value(7));
    let wide =
        bind::<u16>().to(move || this.get().resolve::<u8>().map(|number| u16::from(*number)));
    assert_eq!(
        *reachable.build(builder.add(wide)).resolve::<u16>().unwrap(),
        7
    );
}

#[test]
fn two_constructors_that_resolve_each_other_are_an_error() {
    let reachable = Reachable::default();
    let (one, other) = (reachable.clone(), reachable.clone());
    let builder = Container::builder()
        .add(bind::<u8>().to(move || one.get().resolve::<u16>().map(|_| 1)))
        .add(bind::<u16>().to(move || other.get().resolve::<u8>().map(|_| 1)));
    let container = reachable.build(builder);
    assert_eq!(
        in_time(move || failure(container.resolve::<u8>())),
        ResolveErrorKind::Cycle
    );
}

#[test]
fn a_service_that_met_a_cycle_can_be_resolved_later() {
    let builder = Container::builder()
        .add(bind::<u8>().to(|wide: Lazy<u16>| wide.get().map_or(0, |_| 1)))
        .add(bind::<u16>().to(|_: Arc<u8>| 1));
    let container = built(builder);
    assert_eq!(*container.resolve::<u8>().unwrap(), 0);
    assert!(container.resolve::<u16>().is_ok());
}

#[test]
fn a_provider_that_is_used_in_a_constructor_finds_the_cycle() {
    let builder = Container::builder()
        .add(bind::<u8>().to(|wide: Provider<u16>| wide.get().map(|_| 1)))
        .add(bind::<u16>().to(|_: Arc<u8>| 1).transient());
    assert_eq!(
        failure(built(builder).resolve::<u8>()),
        ResolveErrorKind::Cycle
    );
}

#[test]
fn a_scoped_value_that_opens_a_scope_for_itself_is_an_error() {
    let nested = |scopes: ScopeFactory| -> Result<u8, ResolveError> {
        Ok(*scopes.scope()?.open()?.resolve::<u8>()?)
    };
    let container = built(Container::builder().add(bind::<u8>().to(nested).scoped()));
    let end = in_time(move || failure(container.scope().open().unwrap().resolve::<u8>()));
    assert_eq!(end, ResolveErrorKind::Cycle);
}

#[test]
fn a_constructor_that_waits_for_a_thread_that_resolves_another_service_ends() {
    let reachable = Reachable::default();
    let this = reachable.clone();
    let builder = Container::builder().add(bind::<u8>().to(|| 7));
    let waits = move || {
        let container = this.get().clone();
        thread::spawn(move || Serial(usize::from(*container.resolve::<u8>().unwrap())))
            .join()
            .unwrap()
    };
    let container = reachable.build(builder.add(bind::<Serial>().to(waits)));
    assert_eq!(in_time(move || container.resolve::<Serial>().unwrap().0), 7);
}

#[test]
fn a_constructor_may_build_a_container_of_its_own() {
    let nested = || {
        built(Container::builder().add(bind::<u8>().to(|| 3)))
            .resolve::<u8>()
            .map(|number| *number)
    };
    let container = built(Container::builder().add(bind::<u8>().to(nested)));
    assert_eq!(*container.resolve::<u8>().unwrap(), 3);
}

#[test]
fn constructors_of_two_containers_that_need_each_other_are_an_error() {
    let (one, other) = (Reachable::default(), Reachable::default());
    let (to_one, to_other) = (one.clone(), other.clone());
    let of_one = bind::<u8>().to(move || to_other.get().resolve::<u16>().map(|_| 1));
    let of_other = bind::<u16>().to(move || to_one.get().resolve::<u8>().map(|_| 1));
    other.build(Container::builder().add(of_other));
    let container = one.build(Container::builder().add(of_one));
    assert_eq!(
        in_time(move || failure(container.resolve::<u8>())),
        ResolveErrorKind::Cycle
    );
}
