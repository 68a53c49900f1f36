//! Promise 4: a cycle of threads is an error for each of them, and nothing else is one. Nothing hangs: a thread that is
//! never woken is a deadlock, which loom reports.

use std::sync::Arc;

use wirework_core::{Container, Lazy, ResolveErrorKind, bind};

use crate::support::{explore, join, shared, spawn};

struct First;
struct Second;

#[test]
fn promise_4_two_threads_that_wait_for_each_other_get_errors() {
    explore(4, || {
        let container = shared(
            Container::builder()
                .add(bind::<First>().to(|second: Lazy<Second>| second.get().map(|_| First)))
                .add(bind::<Second>().to(|first: Lazy<First>| first.get().map(|_| Second))),
        );
        let of_other = container.clone();
        let other = spawn(move || of_other.resolve::<Second>().map(drop));
        let results = [container.resolve::<First>().map(drop), join(other)];
        let kinds = results.map(|result| result.expect_err("a cycle").kind());
        assert_eq!(kinds, [ResolveErrorKind::Cycle; 2]);
    });
}

#[test]
fn promise_4_a_cycle_of_three_threads_is_an_error_for_each() {
    struct Third;
    explore(2, || {
        let container = shared(
            Container::builder()
                .add(bind::<First>().to(|second: Lazy<Second>| second.get().map(|_| First)))
                .add(bind::<Second>().to(|third: Lazy<Third>| third.get().map(|_| Second)))
                .add(bind::<Third>().to(|first: Lazy<First>| first.get().map(|_| Third))),
        );
        let (of_second, of_third) = (container.clone(), container.clone());
        let second = spawn(move || of_second.resolve::<Second>().map(drop));
        let third = spawn(move || of_third.resolve::<Third>().map(drop));
        let results = [
            container.resolve::<First>().map(drop),
            join(second),
            join(third),
        ];
        let kinds = results.map(|result| result.expect_err("a cycle").kind());
        assert_eq!(kinds, [ResolveErrorKind::Cycle; 3]);
    });
}

#[test]
fn promise_4_a_thread_that_is_woken_late_is_no_part_of_a_cycle() {
    explore(4, || {
        let container = shared(
            Container::builder()
                .add(bind::<First>().to(|| First))
                .add(bind::<Second>().to(|_: Arc<First>| Second)),
        );
        let of_other = container.clone();
        // While it constructs `Second`, it may wait for the `First` of this thread. Then this thread waits for `Second`.
        let other = spawn(move || of_other.resolve::<Second>().map(drop));
        container.resolve::<First>().expect("no cycle");
        container.resolve::<Second>().expect("no cycle");
        join(other).expect("no cycle");
    });
}

#[test]
fn promise_4_the_same_names_in_two_containers_are_no_cycle() {
    explore(3, || {
        let inner = shared(Container::builder().add(bind::<First>().to(|| First)));
        let by_outer = inner.clone();
        let outer = shared(
            Container::builder()
                .add(bind::<First>().to(move || by_outer.resolve::<First>().map(|_| First))),
        );
        let of_other = outer.clone();
        let other = spawn(move || of_other.resolve::<First>().map(drop));
        inner.resolve::<First>().expect("no cycle");
        outer.resolve::<First>().expect("no cycle");
        join(other).expect("no cycle");
    });
}
