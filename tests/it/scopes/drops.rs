//! Promise 10 in scopes: a scope drops its scoped values when it is dropped.

use std::sync::Arc;

use wirework::{Container, ContainerBuilder, Lazy, Provider, ResolveErrorKind, bind};

use crate::support::{Log, Noted, built, reads};

struct First(#[expect(dead_code, reason = "is dropped")] Noted);
struct Second(#[expect(dead_code, reason = "is dropped")] Noted);
struct Seed(#[expect(dead_code, reason = "is dropped")] Noted);

fn two(log: &Log) -> ContainerBuilder {
    let (first, second) = (log.clone(), log.clone());
    Container::builder()
        .add(
            bind::<First>()
                .to(move || First(first.note("first")))
                .scoped(),
        )
        .add(
            bind::<Second>()
                .to(move || Second(second.note("second")))
                .scoped(),
        )
        .add(bind::<Seed>().to_seed())
}

#[test]
fn scoped_values_leave_in_the_reverse_order_when_the_scope_drops() {
    let log = Log::default();
    let container = built(two(&log));
    let scope = container.scope().open().unwrap();
    scope.resolve::<Second>().unwrap();
    scope.resolve::<First>().unwrap();
    drop(scope);
    assert_eq!(log.names(), ["first", "second"]);
}

#[test]
fn seeds_leave_after_what_was_made_of_them() {
    let log = Log::default();
    let container = built(two(&log));
    let seed = Seed(log.note("seed"));
    let scope = container.scope().with(seed).open().unwrap();
    scope.resolve::<First>().unwrap();
    drop(scope);
    assert_eq!(log.names(), ["first", "seed"]);
}

#[test]
fn a_seed_leaves_with_a_scope_that_is_never_opened() {
    let log = Log::default();
    let container = built(two(&log));
    drop(container.scope().with(Seed(log.note("seed"))));
    assert_eq!(log.names(), ["seed"]);
}

#[test]
fn singletons_stay_when_a_scope_drops() {
    let log = Log::default();
    let single = log.clone();
    let builder = two(&log).add(bind::<u8>().to(move || {
        single.write("made");
        8
    }));
    let container = built(builder);
    let scope = container.scope().open().unwrap();
    scope.resolve::<u8>().unwrap();
    drop(scope);
    container.resolve::<u8>().unwrap();
    assert_eq!(log.names(), ["made"]);
}

#[test]
fn a_scope_keeps_its_container() {
    let log = Log::default();
    let container = built(two(&log));
    let scope = container.scope().open().unwrap();
    drop(container);
    assert!(scope.resolve::<First>().is_ok());
}

#[test]
fn the_last_clone_of_a_scope_drops_its_values() {
    let log = Log::default();
    let container = built(two(&log));
    let scope = container.scope().open().unwrap();
    scope.resolve::<First>().unwrap();
    let clone = scope.clone();
    drop(scope);
    assert!(log.names().is_empty());
    drop(clone);
    assert_eq!(log.names(), ["first"]);
}

#[test]
fn what_an_outer_scope_holds_stays_as_long_as_an_inner_one() {
    let log = Log::default();
    let container = built(two(&log));
    let outer = container.scope().open().unwrap();
    outer.resolve::<First>().unwrap();
    let inner = outer.scope().open().unwrap();
    inner.resolve::<Second>().unwrap();
    drop(outer);
    assert!(log.names().is_empty());
    drop(inner);
    assert_eq!(log.names(), ["second", "first"]);
}

#[test]
fn nothing_leaks_where_a_lazy_closes_a_cycle_in_a_scope() {
    struct One(Lazy<Two>, #[expect(dead_code, reason = "is dropped")] Noted);
    struct Two(
        #[expect(dead_code, reason = "is held")] Arc<One>,
        #[expect(dead_code, reason = "is dropped")] Noted,
    );
    let log = Log::default();
    let (one, two) = (log.clone(), log.clone());
    let one = move |other: Lazy<Two>| One(other, one.note("one"));
    let two = move |other: Arc<One>| Two(other, two.note("two"));
    let container = built(
        Container::builder()
            .add(bind::<One>().to(one).scoped())
            .add(bind::<Two>().to(two).scoped()),
    );
    let scope = container.scope().open().unwrap();
    scope.resolve::<One>().unwrap().0.get().unwrap();
    drop(scope);
    assert_eq!(log.names(), ["two", "one"]);
}

#[test]
fn what_is_asked_of_a_scope_that_is_gone_is_told_so() {
    struct Keeps(Lazy<First>, Provider<First>);
    let log = Log::default();
    let keeps = bind::<Keeps>().to(Keeps).scoped();
    let container = built(two(&log).add(keeps));
    let keeps = container
        .scope()
        .open()
        .unwrap()
        .resolve::<Keeps>()
        .unwrap();
    let error = keeps.0.get().err().unwrap();
    assert_eq!(error.kind(), ResolveErrorKind::Dropped);
    reads(
        &error,
        "
        `First` cannot be resolved: its scope was dropped
             help       keep the `Container` or the `Scope` alive while it is in use
    ",
    );
    let error = keeps.1.get().err().unwrap();
    assert_eq!(error.kind(), ResolveErrorKind::Dropped);
}

#[test]
fn a_value_that_is_gone_with_its_scope_is_told_so() {
    struct Upper(Lazy<Lower>);
    struct Lower(#[expect(dead_code, reason = "closes the cycle")] Arc<Upper>);
    let container = built(
        Container::builder()
            .add(bind::<Upper>().to(Upper).scoped())
            .add(bind::<Lower>().to(Lower).scoped()),
    );
    let scope = container.scope().open().unwrap();
    let upper = scope.resolve::<Upper>().unwrap();
    upper.0.get().unwrap();
    drop(scope);
    reads(
        &upper.0.get().err().unwrap(),
        "
        `Lower` cannot be resolved: its scope was dropped
             help       keep the `Container` or the `Scope` alive while it is in use
    ",
    );
}

#[test]
fn a_singleton_is_resolved_when_the_scope_of_its_handle_is_gone() {
    struct Config;
    struct Keeps(Lazy<Config>, Provider<Config>);
    let container = built(
        Container::builder()
            .add(bind::<Config>().to(|| Config))
            .add(bind::<Keeps>().to(Keeps).scoped()),
    );
    let scope = container.scope().open().unwrap();
    let keeps = scope.resolve::<Keeps>().unwrap();
    drop(scope);
    let config = container.resolve::<Config>().unwrap();
    assert!(Arc::ptr_eq(&keeps.0.get().unwrap(), &config));
    assert!(Arc::ptr_eq(&keeps.1.get().unwrap(), &config));
}

#[test]
fn a_lazy_that_has_its_value_keeps_it_when_the_scope_is_gone() {
    struct Keeps(Lazy<First>);
    let log = Log::default();
    let container = built(two(&log).add(bind::<Keeps>().to(Keeps).scoped()));
    let scope = container.scope().open().unwrap();
    let keeps = scope.resolve::<Keeps>().unwrap();
    keeps.0.get().unwrap();
    drop(scope);
    assert!(keeps.0.get().is_ok());
    assert!(log.names().is_empty());
    drop(keeps);
    assert_eq!(log.names(), ["first"]);
}
