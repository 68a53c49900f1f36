//! Long chains of scoped components, with a seed at the end.

use std::sync::Arc;

use wirework::{Binding, Container, FactoryBinding, ResolveErrorKind, Scope, bind};

use crate::support::{Link, Next, built, chain};

/// Returns a scope without its seed. The last of many links needs the seed, and a number needs the
/// first link.
fn scope(last: fn(wirework::Bind<Link>) -> FactoryBinding<Link>) -> Scope {
    let mut links: Vec<Binding> = Vec::new();
    chain(200, |at, key| {
        let link = if at + 1 == 200 {
            last(key)
        } else {
            key.to(|next: Next| Link(next.0.0))
        };
        links.push(link.scoped().into());
    });
    let container = built(
        Container::builder()
            .install(links)
            .add(bind::<u8>().to_seed())
            .add(bind::<usize>().to(|first: Next| first.0.0).scoped()),
    );
    container.scope().open().unwrap()
}

#[test]
fn a_seed_that_is_optional_there_may_be_absent() {
    let scope = scope(|key| key.to(|seed: Option<Arc<u8>>| Link(usize::from(seed.is_some()))));
    assert_eq!(*scope.resolve::<usize>().unwrap(), 0);
}

#[test]
fn promise_8_what_needs_an_absent_seed_is_broken_and_not_absent() {
    let scope = scope(|key| key.to(|seed: Arc<u8>| Link(usize::from(*seed))));
    let error = scope.get::<Option<Arc<usize>>>().unwrap_err();
    assert_eq!(error.kind(), ResolveErrorKind::NoSeed);
}

#[test]
fn promise_2_the_way_to_what_fails_there_is_shown() {
    let scope = scope(|key| key.to(|| "x".parse::<usize>().map(Link)));
    let error = scope.resolve::<usize>().unwrap_err();
    assert_eq!(error.kind(), ResolveErrorKind::Constructor);
    let text = format!("{error:#}");
    assert!(text.contains("usize (parameter 1) -> Link"), "{text}");
}
