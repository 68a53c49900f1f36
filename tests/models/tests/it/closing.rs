//! Promise 14: each value with a `stop` hook is stopped once, whoever closes its scope, drops it or resolves in it.

use std::sync::Arc;

use loom::future::block_on;
use wirework_core::{Container, ContainerBuilder, FactoryBinding, Outcome, bind};

use crate::support::{Counted, Counts, explore, join, opened, spawn};

/// Returns a binding of a value that counts its stops.
fn binding(counts: &Counts, stops: &Counts) -> FactoryBinding<Counted> {
    let (counts, stops) = (counts.clone(), stops.clone());
    let stop = move |_: Arc<Counted>| {
        let stops = stops.clone();
        async move {
            stops.attempt();
        }
    };
    let binding = bind::<Counted>().to(move || counts.construct());
    binding.on_stop(stop)
}

/// Returns a builder of a container with a scoped value that counts its stops.
fn stopping(counts: &Counts, stops: &Counts) -> ContainerBuilder {
    Container::builder().add(binding(counts, stops).scoped())
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
        drop(scope);
        // It would close what the drop of the scope has left.
        block_on(container.stop()).into_result().expect("it stops");
        drop(container);
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

#[test]
fn promise_14_two_threads_that_stop_a_container_stop_its_value_once() {
    explore(2, || {
        let (counts, stops) = (Counts::new(), Counts::new());
        let builder = Container::builder().add(binding(&counts, &stops));
        let container = loom::sync::Arc::new(block_on(builder.start()).expect("it starts"));
        let of_other = container.clone();
        let other = spawn(move || block_on(of_other.stop()).rows().len());
        let rows = block_on(container.stop()).rows().len();
        assert_eq!([rows, join(other)], [1; 2]);
        drop(container);
        assert_eq!(stops.constructed(), 1);
        counts.assert_all_dropped(1);
    });
}

#[test]
fn promise_14_a_value_that_is_resolved_while_the_container_stops_is_stopped_at_most_once() {
    explore(2, || {
        let (counts, stops) = (Counts::new(), Counts::new());
        let (container, scope) = opened(stopping(&counts, &stops));
        let of_other = scope.clone();
        let other = spawn(move || {
            // The stop may have ended.
            let is_stopped = of_other.resolve::<Counted>().is_err();
            block_on(of_other.close(Outcome::Success))
                .into_result()
                .expect("it stops");
            is_stopped
        });
        block_on(container.stop()).into_result().expect("it stops");
        let is_stopped = join(other);
        drop((scope, container));
        assert_eq!(stops.constructed(), usize::from(!is_stopped));
        counts.assert_all_dropped(usize::from(!is_stopped));
    });
}
