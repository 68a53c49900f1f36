//! Promise 10: the order of drops.

use std::sync::Arc;

use wirework::{Container, Lazy, Provider, ResolveErrorKind, bind, decorate};

use super::{First, Part, Second, Third, three};
use crate::support::{Log, Noted, all_at_once, built, within};

#[test]
fn singletons_leave_in_the_reverse_of_the_order_in_which_they_were_made() {
    let log = Log::default();
    let container = built(three(&log));
    container.resolve::<Second>().unwrap();
    container.resolve::<Third>().unwrap();
    container.resolve::<First>().unwrap();
    assert!(log.names().is_empty());
    drop(container);
    assert_eq!(log.names(), ["first", "third", "second"]);
}

#[test]
fn what_needs_another_leaves_before_it() {
    let log = Log::default();
    let (inner, outer) = (log.clone(), log.clone());
    let container = built(
        Container::builder()
            .add(bind::<Second>().to(move |_: Arc<First>| Second(outer.note("outer"))))
            .add(bind::<First>().to(move || First(inner.note("inner")))),
    );
    container.resolve::<Second>().unwrap();
    drop(container);
    assert_eq!(log.names(), ["outer", "inner"]);
}

#[test]
fn what_was_never_made_is_not_made_to_be_dropped() {
    let log = Log::default();
    let container = built(three(&log));
    container.resolve::<Second>().unwrap();
    drop(container);
    assert_eq!(log.names(), ["second"]);
}

#[test]
fn the_last_clone_drops_the_values() {
    let log = Log::default();
    let container = built(three(&log));
    container.resolve::<First>().unwrap();
    let clone = container.clone();
    drop(container);
    assert!(log.names().is_empty());
    drop(clone);
    assert_eq!(log.names(), ["first"]);
}

#[test]
fn a_value_that_somebody_still_holds_leaves_with_its_holder() {
    let log = Log::default();
    let container = built(three(&log));
    let first = container.resolve::<First>().unwrap();
    container.resolve::<Second>().unwrap();
    drop(container);
    assert_eq!(log.names(), ["second"]);
    drop(first);
    assert_eq!(log.names(), ["second", "first"]);
}

#[test]
fn values_that_were_given_leave_last_in_the_reverse_order_of_their_registration() {
    let log = Log::default();
    let third = log.clone();
    let container = built(
        Container::builder()
            .add(bind::<First>().to_value(First(log.note("first"))))
            .add(bind::<Third>().to(move || Third(third.note("third"))))
            .add(bind::<dyn Part>().to_arc(Arc::new(Second(log.note("second"))))),
    );
    container.resolve::<Third>().unwrap();
    drop(container);
    assert_eq!(log.names(), ["third", "second", "first"]);
}

#[test]
fn values_that_were_given_leave_where_nothing_was_resolved() {
    let log = Log::default();
    let first = bind::<First>().to_value(First(log.note("first")));
    drop(built(Container::builder().add(first)));
    assert_eq!(log.names(), ["first"]);
}

#[test]
fn values_leave_with_a_builder_that_builds_nothing() {
    let log = Log::default();
    let first = bind::<First>().to_value(First(log.note("first")));
    let second = bind::<Second>().to_value(Second(log.note("second")));
    drop(Container::builder().add(first));
    let broken = Container::builder()
        .add(second)
        .add(bind::<u8>().to(|_: Arc<u16>| 8));
    assert!(broken.build().is_err());
    assert_eq!(log.names(), ["first", "second"]);
}

#[test]
fn the_decorated_leaves_after_its_decorator() {
    struct Outer(
        #[expect(dead_code, reason = "is dropped")] Noted,
        #[expect(dead_code, reason = "is held")] Arc<dyn Part>,
    );
    impl Part for Outer {}
    let log = Log::default();
    let (inner, outer) = (log.clone(), log.clone());
    let decorator = move |inner: Arc<dyn Part>| -> Arc<dyn Part> {
        Arc::new(Outer(outer.note("outer"), inner))
    };
    let factory = move || -> Arc<dyn Part> { Arc::new(First(inner.note("inner"))) };
    let container = built(
        Container::builder()
            .add(bind::<dyn Part>().to(factory))
            .add(decorate::<dyn Part>().with(decorator)),
    );
    container.resolve::<dyn Part>().unwrap();
    drop(container);
    assert_eq!(log.names(), ["outer", "inner"]);
}

#[test]
fn what_asks_while_its_container_drops_is_told_so() {
    struct Asks(Provider<First>, Log);
    impl Drop for Asks {
        fn drop(&mut self) {
            let kind = self.0.get().err().map(|error| error.kind());
            assert_eq!(kind, Some(ResolveErrorKind::Dropped));
            self.1.write("asked");
        }
    }
    let log = Log::default();
    let asks = log.clone();
    let factory = move |first: Provider<First>| Asks(first, asks.clone());
    let container = built(three(&log).add(bind::<Asks>().to(factory)));
    container.resolve::<Asks>().unwrap();
    within(move || drop(container));
    assert_eq!(log.names(), ["asked"]);
}

#[test]
fn what_threads_made_leaves_in_an_order_that_fits_the_needs() {
    for _ in 0..20 {
        let log = Log::default();
        let (first, second, third) = (log.clone(), log.clone(), log.clone());
        let container = built(
            Container::builder()
                .add(bind::<First>().to(move || First(first.note("first"))))
                .add(bind::<Second>().to(move |_: Arc<First>| Second(second.note("second"))))
                .add(bind::<Third>().to(move |_: Arc<Second>| Third(third.note("third")))),
        );
        let ask = |number: usize| {
            let container = container.clone();
            move || match number % 3 {
                0 => drop(container.resolve::<First>()),
                1 => drop(container.resolve::<Second>()),
                _ => drop(container.resolve::<Third>()),
            }
        };
        all_at_once((0..8).map(ask));
        drop(container);
        assert_eq!(log.names(), ["third", "second", "first"]);
    }
}

#[test]
fn nothing_leaks_where_a_lazy_closes_a_cycle() {
    struct One(Lazy<Two>, #[expect(dead_code, reason = "is dropped")] Noted);
    struct Two(
        #[expect(dead_code, reason = "is held")] Arc<One>,
        #[expect(dead_code, reason = "is dropped")] Noted,
    );
    let log = Log::default();
    let (one, two) = (log.clone(), log.clone());
    let container = built(
        Container::builder()
            .add(bind::<One>().to(move |other: Lazy<Two>| One(other, one.note("one"))))
            .add(bind::<Two>().to(move |other: Arc<One>| Two(other, two.note("two")))),
    );
    let one = container.resolve::<One>().unwrap();
    one.0.get().unwrap();
    drop(one);
    drop(container);
    assert_eq!(log.names(), ["two", "one"]);
}
