//! Promise 4: constructors that nest without end, or very deeply.

use std::sync::OnceLock;

use wirework::{Binding, Container, Injectable, ResolveError, ResolveErrorKind, bind};

use crate::support::{Link, Next, NextLazy, built, chain, reads, within};

#[test]
fn what_is_constructed_unbound_by_its_own_constructor_is_too_deep() {
    static HANDLE: OnceLock<Container> = OnceLock::new();
    #[derive(Injectable)]
    #[inject(constructor = Self::new)]
    struct Tower;
    impl Tower {
        fn new() -> Result<Self, ResolveError> {
            HANDLE.get().expect("set before").construct::<Self>()
        }
    }
    let container = built(Container::builder());
    HANDLE.set(container.clone()).expect("set once");
    let error = within(move || container.construct::<Tower>().err().unwrap());
    assert_eq!(error.kind(), ResolveErrorKind::TooDeep);
    reads(&error, "
        more than 250 constructor calls are nested
             path       Tower -> Tower -> Tower -> .. -> Tower -> Tower -> Tower
             resolved   `Tower` (@, constructed at @)
             help       call the `get` of a `Lazy` or `Provider` in a method instead of a constructor, or resolve the innermost first
    ");
}

#[test]
fn thousands_that_ask_their_lazies_while_they_are_made_are_too_deep() {
    let error = within(|| {
        let mut links: Vec<Binding> = Vec::new();
        chain(5_000, |at, key| {
            let more = |next: NextLazy| next.0.get().map(|next| Link(next.0 + 1));
            links.push(if at + 1 == 5_000 {
                key.to(|| Link(1)).into()
            } else {
                key.to(more).into()
            });
        });
        let length = bind::<usize>().to(|first: Next| first.0.0);
        let container = built(Container::builder().install(links).add(length));
        container.resolve::<usize>().unwrap_err()
    });
    assert_eq!(error.kind(), ResolveErrorKind::TooDeep);
}

#[test]
fn exactly_250_constructors_may_be_nested() {
    let nested = |length: usize| {
        let mut links: Vec<Binding> = Vec::new();
        chain(length, |at, key| {
            let more = |next: NextLazy| next.0.get().map(|next| Link(next.0 + 1));
            links.push(if at + 1 == length {
                key.to(|| Link(1)).into()
            } else {
                key.to(more).into()
            });
        });
        let handle = bind::<Handle>().to(Handle);
        let container = built(Container::builder().install(links).add(handle));
        // The first link is resolved outside of all constructors.
        let handle = container.resolve::<Handle>()?;
        handle.0.0.get().map(|first| first.0)
    };
    assert_eq!(within(move || nested(250)).unwrap(), 250);
    let error = within(move || nested(251)).unwrap_err();
    assert_eq!(error.kind(), ResolveErrorKind::TooDeep);
}

struct Handle(NextLazy);
