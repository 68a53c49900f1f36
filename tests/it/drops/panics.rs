//! Promise 10: a panic in `drop` does not prevent the other drops.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use wirework::{Container, ContainerBuilder, bind};

use super::{First, Second, Third, three};
use crate::support::{Log, Noted, built};

/// Writes its name and panics when it is dropped.
struct Panics(Noted);

impl Drop for Panics {
    fn drop(&mut self) {
        let _ = &self.0;
        panic!("in a drop, as it should");
    }
}

/// The first and the third of [`three`], with a second that panics when it is dropped.
fn with_a_panic(log: &Log) -> ContainerBuilder {
    let panics = log.clone();
    three(log)
        .replace(bind::<Second>().to(|_: Arc<Panics>| -> Second { unreachable!() }))
        .add(bind::<Panics>().to(move || Panics(panics.note("panics"))))
}

#[test]
fn a_singleton_that_panics_in_drop_does_not_keep_the_others() {
    let log = Log::default();
    let container = built(with_a_panic(&log));
    container.resolve::<First>().unwrap();
    container.resolve::<Panics>().unwrap();
    container.resolve::<Third>().unwrap();
    let outcome = catch_unwind(AssertUnwindSafe(|| drop(container)));
    let panic = outcome.unwrap_err();
    assert_eq!(panic.downcast_ref(), Some(&"in a drop, as it should"));
    assert_eq!(log.names(), ["third", "panics", "first"]);
}

#[test]
fn a_scoped_one_that_panics_in_drop_does_not_keep_the_others() {
    let log = Log::default();
    let (first, panics) = (log.clone(), log.clone());
    let container = built(
        Container::builder()
            .add(
                bind::<First>()
                    .to(move || First(first.note("first")))
                    .scoped(),
            )
            .add(
                bind::<Panics>()
                    .to(move || Panics(panics.note("panics")))
                    .scoped(),
            ),
    );
    let scope = container.scope().open().unwrap();
    scope.resolve::<First>().unwrap();
    scope.resolve::<Panics>().unwrap();
    assert!(catch_unwind(AssertUnwindSafe(|| drop(scope))).is_err());
    assert_eq!(log.names(), ["panics", "first"]);
}

#[test]
fn panics_in_the_scope_and_in_the_container_keep_nobody() {
    struct Another(#[expect(dead_code, reason = "is dropped")] Panics);
    let log = Log::default();
    let scoped = log.clone();
    let builder = with_a_panic(&log).add(
        bind::<Another>()
            .to(move || Another(Panics(scoped.note("scoped"))))
            .scoped(),
    );
    let container = built(builder);
    container.resolve::<First>().unwrap();
    container.resolve::<Panics>().unwrap();
    let scope = container.scope().open().unwrap();
    scope.resolve::<Another>().unwrap();
    drop(container);
    assert!(catch_unwind(AssertUnwindSafe(|| drop(scope))).is_err());
    assert_eq!(log.names(), ["scoped", "panics", "first"]);
}

#[test]
fn a_container_that_drops_while_its_thread_panics_drops_all() {
    let log = Log::default();
    let container = built(with_a_panic(&log));
    container.resolve::<First>().unwrap();
    container.resolve::<Panics>().unwrap();
    let outcome = catch_unwind(AssertUnwindSafe(move || {
        let _container = container;
        panic!("the first panic");
    }));
    assert_eq!(
        outcome.unwrap_err().downcast_ref(),
        Some(&"the first panic")
    );
    assert_eq!(log.names(), ["panics", "first"]);
}

#[test]
fn of_several_panics_the_first_one_is_that_of_the_caller() {
    struct Says<const TEXT: char>;
    impl<const TEXT: char> Drop for Says<TEXT> {
        fn drop(&mut self) {
            panic!("{TEXT}");
        }
    }
    let builder = Container::builder()
        .add(bind::<Says<'a'>>().to(|| Says::<'a'>))
        .add(bind::<Says<'b'>>().to(|| Says::<'b'>));
    let container = built(builder);
    container.resolve::<Says<'a'>>().unwrap();
    container.resolve::<Says<'b'>>().unwrap();
    let panic = catch_unwind(AssertUnwindSafe(|| drop(container))).unwrap_err();
    // The last value is dropped first.
    assert_eq!(panic.downcast_ref(), Some(&"b".to_owned()));
}
