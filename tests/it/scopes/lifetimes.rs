//! Values that are constructed once per scope, once per container, or on every resolve.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use wirework::{
    Container, FactoryBinding, Injectable, Lifetime, ResolveErrorKind, bind, component,
};

use crate::support::{built, reads};

trait Session: Send + Sync {}

#[derive(Debug, Injectable)]
#[inject(scoped, bind(dyn Session))]
struct WebSession {
    _not_zero_sized: Arc<u8>,
}
impl Session for WebSession {}

/// Returns a container with a number that grows with each construction.
fn numbered(lifetime: fn(FactoryBinding<usize>) -> FactoryBinding<usize>) -> Container {
    let next = AtomicUsize::new(0);
    let binding = bind::<usize>().to(move || next.fetch_add(1, Ordering::SeqCst));
    built(Container::builder().add(lifetime(binding)))
}

#[test]
fn a_factory_makes_singletons_unless_it_says_otherwise() {
    let container = numbered(|binding| binding);
    let numbers = [(); 2].map(|()| *container.resolve::<usize>().unwrap());
    assert_eq!(numbers, [0, 0]);
}

#[test]
fn what_is_scoped_is_made_once_in_each_scope() {
    let container = numbered(FactoryBinding::scoped);
    let (one, other) = (container.scope().open(), container.scope().open());
    let (one, other) = (one.unwrap(), other.unwrap());
    let numbers = [&one, &other, &one, &other].map(|scope| *scope.resolve::<usize>().unwrap());
    assert_eq!(numbers, [0, 1, 0, 1]);
}

#[test]
fn a_scope_inside_a_scope_makes_what_is_scoped_for_itself() {
    let container = numbered(FactoryBinding::scoped);
    let outer = container.scope().open().unwrap();
    let inner = outer.scope().open().unwrap();
    let numbers = [&inner, &outer, &inner].map(|scope| *scope.resolve::<usize>().unwrap());
    assert_eq!(numbers, [0, 1, 0]);
}

#[test]
fn a_clone_of_a_scope_is_the_same_scope() {
    let container = numbered(FactoryBinding::scoped);
    let scope = container.scope().open().unwrap();
    let numbers = [&scope, &scope.clone()].map(|scope| *scope.resolve::<usize>().unwrap());
    assert_eq!(numbers, [0, 0]);
}

#[test]
fn a_transient_is_made_each_time() {
    let container = numbered(FactoryBinding::transient);
    let scope = container.scope().open().unwrap();
    let numbers = [
        *container.resolve::<usize>().unwrap(),
        *container.resolve::<usize>().unwrap(),
        *scope.resolve::<usize>().unwrap(),
        *scope.resolve::<usize>().unwrap(),
    ];
    assert_eq!(numbers, [0, 1, 2, 3]);
}

#[test]
fn a_transient_that_a_scope_makes_has_what_is_scoped_there() {
    struct Reader(Arc<WebSession>);
    let container = built(
        Container::builder()
            .add(bind::<u8>().to_value(8))
            .add(component::<WebSession>())
            .add(bind::<Reader>().to(Reader).transient()),
    );
    let scope = container.scope().open().unwrap();
    let session = scope.resolve::<WebSession>().unwrap();
    assert!(Arc::ptr_eq(&session, &scope.resolve::<Reader>().unwrap().0));
}

#[test]
fn what_is_scoped_is_one_instance_behind_its_trait() {
    let container = built(
        Container::builder()
            .add(bind::<u8>().to_value(8))
            .add(component::<WebSession>()),
    );
    let scope = container.scope().open().unwrap();
    let session: Arc<dyn Session> = scope.resolve::<WebSession>().unwrap();
    assert!(Arc::ptr_eq(
        &session,
        &scope.resolve::<dyn Session>().unwrap()
    ));
}

#[test]
fn what_is_scoped_cannot_be_had_of_the_container() {
    let container = built(
        Container::builder()
            .add(bind::<u8>().to_value(8))
            .add(component::<WebSession>()),
    );
    let error = container.resolve::<WebSession>().unwrap_err();
    assert_eq!(error.kind(), ResolveErrorKind::NoScope);
    reads(
        &error,
        "
        `WebSession` is scoped, but is resolved outside of a scope
             resolved   `WebSession` (@, registered at @)
             help       open a scope first: `container.scope().open()`
    ",
    );
    let error = container.resolve::<dyn Session>().err().unwrap();
    assert_eq!(error.kind(), ResolveErrorKind::NoScope);
}

#[test]
fn the_registration_decides_the_lifetime_over_the_attribute() {
    let container = built(
        Container::builder()
            .add(bind::<u8>().to_value(8))
            .add(component::<WebSession>().singleton()),
    );
    let session = container.resolve::<WebSession>().unwrap();
    assert!(Arc::ptr_eq(&session, &container.resolve().unwrap()));
}

#[test]
fn a_reference_can_be_had_of_singletons_only() {
    let container = numbered(FactoryBinding::transient);
    let error = container.resolve_ref::<usize>().unwrap_err();
    assert_eq!(error.kind(), ResolveErrorKind::NotSingleton);
    reads(
        &error,
        "
        `usize` is not a singleton, so `resolve_ref` cannot borrow it
             help       call `resolve::<usize>()`, which returns an `Arc`
    ",
    );
    let container = numbered(FactoryBinding::scoped);
    let scope = container.scope().open().unwrap();
    scope.resolve::<usize>().unwrap();
    let error = scope.resolve_ref::<usize>().unwrap_err();
    assert_eq!(error.kind(), ResolveErrorKind::NotSingleton);
}

#[test]
fn a_scope_may_hold_very_many() {
    struct Many<const N: usize>;
    macro_rules! many {
        ($($n:literal)*) => {
            Container::builder()$(.add(bind::<Many<$n>>().to(|| Many::<$n>).scoped()))*
        };
    }
    let builder = many!(0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19);
    let next = AtomicUsize::new(0);
    let numbers = move || next.fetch_add(1, Ordering::SeqCst);
    let container = built(builder.add(bind::<usize>().to(numbers).scoped()));
    let scope = container.scope().open().unwrap();
    assert_eq!(*scope.resolve::<usize>().unwrap(), 0);
    assert!(
        scope
            .get::<(Arc<Many<0>>, Arc<Many<7>>, Arc<Many<8>>, Arc<Many<19>>)>()
            .is_ok()
    );
    assert_eq!(*scope.resolve::<usize>().unwrap(), 0);
}

#[test]
fn a_lifetime_reads_as_its_attribute() {
    let lifetimes = [Lifetime::Singleton, Lifetime::Scoped, Lifetime::Transient];
    let names = lifetimes.map(|lifetime| lifetime.to_string());
    assert_eq!(names, ["singleton", "scoped", "transient"]);
    assert_eq!(Lifetime::default(), Lifetime::Singleton);
}

#[test]
fn what_an_option_did_not_need_for_lack_of_a_seed_is_constructed_in_a_later_scope() {
    struct Visitor;
    #[derive(Injectable)]
    struct Greeting;
    #[derive(Injectable)]
    #[inject(scoped)]
    struct Page {
        visit: Option<(Arc<Visitor>, Arc<Greeting>)>,
    }

    let container = built(
        Container::builder()
            .add(bind::<Visitor>().to_seed())
            .add(component::<Greeting>())
            .add(component::<Page>()),
    );
    let of_nobody = container.scope().open().unwrap();
    assert!(of_nobody.resolve::<Page>().unwrap().visit.is_none());
    let of_visitor = container.scope().with(Visitor).open().unwrap();
    assert!(of_visitor.resolve::<Page>().unwrap().visit.is_some());
}
