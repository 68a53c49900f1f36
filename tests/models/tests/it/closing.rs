//! Promise 14: each value with a `stop` hook is stopped once, whoever closes its scope, drops it or resolves in it.

use std::sync::Arc;

use loom::future::block_on;
use wirework_core::{Container, ContainerBuilder, Outcome, bind};

use crate::support::{Counted, Counts, explore, join, opened, spawn};

/// Returns a builder of a container with a scoped value that counts its stops.
fn stopping(counts: &Counts, stops: &Counts) -> ContainerBuilder {
    let (counts, stops) = (counts.clone(), stops.clone());
    let stop = move |_: Arc<Counted>| {
        let stops = stops.clone();
        async move {
            stops.attempt();
        }
    };
    let binding = bind::<Counted>().to(move || counts.construct());
    Container::builder().add(binding.scoped().on_stop(stop))
}

#[test]
fn promise_14_two_threads_that_close_a_scope_stop_its_value_once() {
    explore(3, || {
        let (counts, stops) = (Counts::new(), Counts::new());
        let (container, scope) = opened(stopping(&counts, &stops));
        scope.resolve::<Counted>().expect("bound");
        let of_other = scope.clone();
        let other = spawn(move || block_on(of_other.close(Outcome::Success)).rows().len());
        let rows = block_on(scope.close(Outcome::Failure)).rows().len();
        assert_eq!([rows, join(other)], [1; 2]);
        drop((scope, container));
        assert_eq!(stops.constructed(), 1);
        counts.assert_all_dropped(1);
    });
}

#[test]
fn promise_14_a_value_that_is_resolved_while_its_scope_closes_is_stopped_once() {
    explore(3, || {
        let (counts, stops) = (Counts::new(), Counts::new());
        let (container, scope) = opened(stopping(&counts, &stops));
        let of_other = scope.clone();
        let other = spawn(move || drop(of_other.resolve::<Counted>().expect("bound")));
        block_on(scope.close(Outcome::Success))
            .into_result()
            .expect("it stops");
        drop(scope);
        join(other);
        block_on(container.stop()).into_result().expect("it stops");
        drop(container);
        assert_eq!(stops.constructed(), 1);
        counts.assert_all_dropped(1);
    });
}

#[test]
fn promise_14_a_scope_that_is_dropped_while_the_container_stops_is_closed_at_most_once() {
    explore(3, || {
        let (counts, stops) = (Counts::new(), Counts::new());
        let (container, scope) = opened(stopping(&counts, &stops));
        scope.resolve::<Counted>().expect("bound");
        let by_other = counts.clone();
        let other = spawn(move || {
            by_other.interleave();
            drop(scope);
        });
        counts.interleave();
        block_on(container.stop()).into_result().expect("it stops");
        join(other);
        drop(container);
        assert!(stops.constructed() <= 1);
        counts.assert_all_dropped(1);
    });
}
