//! Ownership: which values the container keeps, and which belong to others.

use std::sync::Arc;

use conformance::containers::built;
use conformance::events::Log;
use wirework::{Container, bind};

use super::disposal::{A, C, a, all, c};

#[test]
fn a_value_that_a_consumer_holds_outlives_the_container() {
    let log = Log::default();
    let held = built(all(&log)).resolve::<A>().unwrap();
    assert!(log.events().is_empty());
    drop(held);
    assert_eq!(log.events(), ["a"]);
}

#[test]
fn a_transient_is_dropped_by_its_caller_and_not_kept_by_the_container() {
    let log = Log::default();
    let container = built(Container::builder().add(a(&log).transient()));
    drop(container.resolve::<A>().unwrap());
    assert_eq!(log.events(), ["a"]);
}

#[test]
fn a_transient_is_not_kept_by_the_scope_that_resolved_it() {
    let log = Log::default();
    let container = built(Container::builder().add(a(&log).transient()));
    let scope = container.scope().open().unwrap();
    drop(scope.resolve::<A>().unwrap());
    assert_eq!(log.events(), ["a"]);
}

#[test]
fn a_transient_lives_as_long_as_the_singleton_that_holds_it() {
    struct Holder {
        _a: Arc<A>,
        log: Log,
    }
    impl Drop for Holder {
        fn drop(&mut self) {
            self.log.write("holder");
        }
    }
    let log = Log::default();
    let of_holder = log.clone();
    let holder = move |a| Holder {
        _a: a,
        log: of_holder.clone(),
    };
    let container = built(
        Container::builder()
            .add(a(&log).transient())
            .add(bind().to(holder)),
    );
    container.resolve::<Holder>().unwrap();
    assert!(log.events().is_empty());
    drop(container);
    assert_eq!(log.events(), ["holder", "a"]);
}

#[test]
fn a_value_of_the_caller_is_only_released_by_the_container() {
    let log = Log::default();
    let shared = Arc::new(A(log.on_drop("a")));
    drop(built(
        Container::builder().add(bind::<A>().to_arc(shared.clone())),
    ));
    assert!(log.events().is_empty());
    drop(shared);
    assert_eq!(log.events(), ["a"]);
}

#[test]
fn a_value_that_was_moved_into_the_container_is_dropped_even_if_nobody_used_it() {
    let log = Log::default();
    drop(built(
        Container::builder().add(bind::<A>().to_value(A(log.on_drop("a")))),
    ));
    assert_eq!(log.events(), ["a"]);
}

#[test]
fn a_value_that_was_moved_into_a_builder_is_dropped_without_a_build() {
    let log = Log::default();
    drop(Container::builder().add(bind::<A>().to_value(A(log.on_drop("a")))));
    assert_eq!(log.events(), ["a"]);
}

#[test]
fn what_was_given_to_a_constructor_that_failed_is_dropped() {
    let log = Log::default();
    let broken = bind::<C>().to(|_: Arc<A>| Err::<C, _>("broken"));
    let container = built(Container::builder().add(a(&log).transient()).add(broken));
    assert!(container.resolve::<C>().is_err());
    assert_eq!(log.events(), ["a"]);
}

#[test]
fn a_second_way_to_a_value_does_not_change_when_it_is_dropped() {
    struct Alias(#[expect(dead_code, reason = "it is held")] Arc<A>);
    let log = Log::default();
    let alias = bind::<Alias>().to(Alias).scoped();
    let builder = Container::builder().add(a(&log).scoped()).add(alias);
    let scope = built(builder.add(c(&log).scoped())).scope().open().unwrap();
    scope.get::<(Arc<A>, Arc<C>, Arc<Alias>)>().unwrap();
    drop(scope);
    assert_eq!(log.events(), ["c", "a"]);
}

#[test]
fn a_transient_of_a_singleton_does_not_end_with_the_scope_that_needed_it_first() {
    struct Holder(#[expect(dead_code, reason = "it is held")] Arc<A>);
    let log = Log::default();
    let builder = Container::builder()
        .add(a(&log).transient())
        .add(bind::<Holder>().to(Holder));
    let container = built(builder);
    container
        .scope()
        .open()
        .unwrap()
        .resolve::<Holder>()
        .unwrap();
    assert!(log.events().is_empty());
    drop(container);
    assert_eq!(log.events(), ["a"]);
}
