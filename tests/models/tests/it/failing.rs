//! Promise 3: a constructor that fails or panics caches nothing, poisons nothing, and wakes the threads that wait.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use wirework_core::{Container, ResolveErrorKind, bind};

use crate::support::{Counted, Counts, explore, join, shared, spawn};

#[test]
fn promise_3_a_failure_is_one_error_and_the_next_construction_succeeds() {
    explore(4, || {
        let counts = Counts::new();
        let by_container = counts.clone();
        let construct = move || match by_container.attempt() {
            0 => Err("told to"),
            _ => Ok(by_container.construct()),
        };
        let container = shared(Container::builder().add(bind::<Counted>().to(construct)));
        let of_other = container.clone();
        let other = spawn(move || of_other.resolve::<Counted>());
        let results = [container.resolve::<Counted>(), join(other)];
        let errors = results.iter().filter_map(|result| result.as_ref().err());
        let kinds = errors.map(|error| error.kind());
        assert_eq!(kinds.collect::<Vec<_>>(), [ResolveErrorKind::Constructor]);
        container
            .resolve::<Counted>()
            .expect("it succeeds now")
            .assert_seen();
        // Each success counts as an attempt too.
        assert_eq!(counts.constructed(), 3);
    });
}

#[test]
fn promise_3_a_panic_passes_to_one_thread_and_the_next_construction_succeeds() {
    explore(4, || {
        let counts = Counts::new();
        let by_container = counts.clone();
        let construct = move || {
            if by_container.attempt() == 0 {
                // Unlike a panic, it prints nothing.
                resume_unwind(Box::new("told to"));
            }
            by_container.construct()
        };
        let container = shared(Container::builder().add(bind::<Counted>().to(construct)));
        let of_other = container.clone();
        let resolve = |container: &Container| {
            let resolve = AssertUnwindSafe(|| container.resolve::<Counted>().expect("bound"));
            catch_unwind(resolve).is_err()
        };
        let other = spawn(move || resolve(&of_other));
        let has_panicked = resolve(&container);
        assert!(has_panicked != join(other), "one thread panics");
        container
            .resolve::<Counted>()
            .expect("it succeeds now")
            .assert_seen();
        assert_eq!(counts.constructed(), 3);
    });
}

#[test]
fn a_failure_below_does_not_keep_the_other_consumer() {
    struct Consumer;
    explore(3, || {
        let counts = Counts::new();
        let by_container = counts.clone();
        let construct = move || match by_container.attempt() {
            0 => Err("told to"),
            _ => Ok(by_container.construct()),
        };
        let container = shared(
            Container::builder()
                .add(bind::<Counted>().to(construct))
                .add(bind::<Consumer>().to(|_: std::sync::Arc<Counted>| Consumer)),
        );
        let of_other = container.clone();
        let other = spawn(move || of_other.resolve::<Consumer>().is_err());
        let has_failed = container.resolve::<Counted>().is_err();
        assert!(has_failed != join(other), "one thread fails");
        container.resolve::<Consumer>().expect("it succeeds now");
    });
}
