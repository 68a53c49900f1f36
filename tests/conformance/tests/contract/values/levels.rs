//! Levels: scopes of a session around those of its requests.

use std::sync::Arc;

use conformance::containers::{built, failure};
use conformance::events::Count;
use conformance::services::{Serial, is_same};
use wirework::{Container, Injectable, ResolveErrorKind, Scope, ScopeFactory, bind, component};

struct Session;
struct Tenant;

fn of_sessions() -> Container {
    let serial = bind::<Serial>().to(Count::default().serials());
    built(Container::builder().add(serial.scoped_in::<Session>()))
}

#[test]
fn requests_of_one_session_share_the_value_of_the_session() {
    let session = of_sessions().scope_of::<Session>().open().unwrap();
    let resolve = || session.scope().open().unwrap().resolve::<Serial>().unwrap();
    assert!(is_same(&resolve(), &resolve()));
}

#[test]
fn two_sessions_have_a_value_each() {
    let container = of_sessions();
    let resolve = || {
        container
            .scope_of::<Session>()
            .open()
            .unwrap()
            .resolve::<Serial>()
            .unwrap()
            .0
    };
    assert_eq!([resolve(), resolve()], [1, 2]);
}

#[test]
fn the_value_of_a_session_is_unknown_outside_of_a_session() {
    let container = of_sessions();
    let other = container.scope_of::<Tenant>().open().unwrap();
    assert_eq!(
        failure(other.resolve::<Serial>()),
        ResolveErrorKind::NoScope
    );
}

#[test]
fn the_nearest_of_two_nested_sessions_has_the_value() {
    let outer = of_sessions().scope_of::<Session>().open().unwrap();
    let inner = outer.scope_of::<Session>().open().unwrap();
    let request = inner.scope().open().unwrap();
    let value = request.resolve::<Serial>().unwrap();
    assert!(is_same(&value, &inner.resolve::<Serial>().unwrap()));
    assert!(!is_same(&value, &outer.resolve::<Serial>().unwrap()));
}

#[derive(Injectable)]
#[inject(scoped = Session)]
struct Cart {
    user: Arc<Serial>,
    scopes: ScopeFactory,
}

/// Returns the cart of session 1, which a request with the number 2 needs first.
fn cart_of_session_1() -> (Scope, Arc<Cart>) {
    let builder = Container::builder().add(bind::<Serial>().to_seed());
    let container = built(builder.add(component::<Cart>()));
    let session = container
        .scope_of::<Session>()
        .with(Serial(1))
        .open()
        .unwrap();
    let request = session.scope().with(Serial(2)).open().unwrap();
    let cart = request.resolve().unwrap();
    (session, cart)
}

#[test]
fn the_value_of_a_session_gets_what_was_passed_to_the_session() {
    let (_session, cart) = cart_of_session_1();
    assert_eq!(cart.user.0, 1);
}

#[test]
fn the_value_of_a_session_opens_scopes_inside_the_session() {
    let (_session, cart) = cart_of_session_1();
    let scope = cart.scopes.scope().unwrap().open().unwrap();
    assert_eq!(scope.resolve::<Serial>().unwrap().0, 1);
    assert!(is_same(&scope.resolve::<Cart>().unwrap(), &cart));
}
