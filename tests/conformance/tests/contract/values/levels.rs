//! Levels: scopes of a session around those of its requests.

use conformance::containers::{built, failure};
use conformance::events::Count;
use conformance::services::{Serial, is_same};
use wirework::{Container, ResolveErrorKind, bind};

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
