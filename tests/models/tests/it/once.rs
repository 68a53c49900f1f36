//! Promise 3: a shared value is constructed once, and each thread sees all of it.

use std::sync::Arc;

use wirework_core::{Container, bind};

use crate::support::{Counted, Counts, explore, join, shared, spawn};

#[test]
fn promise_3_two_threads_construct_a_singleton_once() {
    explore(4, || {
        let counts = Counts::new();
        let container = shared(Container::builder().add(counts.binding()));
        let of_other = container.clone();
        let other = spawn(move || {
            let value = of_other.resolve::<Counted>().expect("bound");
            value.assert_seen();
            value
        });
        let value = container.resolve::<Counted>().expect("bound");
        value.assert_seen();
        assert!(Arc::ptr_eq(&value, &join(other)));
        drop((container, value));
        counts.assert_all_dropped(1);
    });
}

#[test]
fn promise_3_three_threads_construct_a_singleton_once() {
    explore(2, || {
        let counts = Counts::new();
        let container = shared(Container::builder().add(counts.binding()));
        let others = [(); 2].map(|()| {
            let container = container.clone();
            spawn(move || container.resolve::<Counted>().expect("bound"))
        });
        container.resolve::<Counted>().expect("bound").assert_seen();
        for other in others {
            join(other).assert_seen();
        }
        drop(container);
        counts.assert_all_dropped(1);
    });
}

#[test]
fn a_singleton_and_its_consumer_are_constructed_once_by_threads_that_resolve_either() {
    struct Consumer(
        Arc<Counted>,
        #[expect(dead_code, reason = "is dropped")] Counted,
    );
    explore(3, || {
        let counts = Counts::new();
        let (first, second) = (counts.clone(), counts.clone());
        let container = shared(
            Container::builder()
                .add(bind::<Counted>().to(move || first.construct()))
                .add(bind::<Consumer>().to(move |value| Consumer(value, second.construct()))),
        );
        let of_other = container.clone();
        let other = spawn(move || of_other.resolve::<Consumer>().expect("bound"));
        let value = container.resolve::<Counted>().expect("bound");
        let consumer = container.resolve::<Consumer>().expect("bound");
        consumer.0.assert_seen();
        assert!(Arc::ptr_eq(&consumer, &join(other)));
        assert!(Arc::ptr_eq(&consumer.0, &value));
        drop((container, consumer, value));
        counts.assert_all_dropped(2);
    });
}

#[test]
fn two_threads_construct_a_scoped_value_once_per_scope() {
    explore(3, || {
        let counts = Counts::new();
        let container = shared(Container::builder().add(counts.binding().scoped()));
        let scope = loom::sync::Arc::new(container.scope().open().expect("no seeds"));
        let of_other = scope.clone();
        let other = spawn(move || of_other.resolve::<Counted>().expect("bound"));
        let value = scope.resolve::<Counted>().expect("bound");
        value.assert_seen();
        assert!(Arc::ptr_eq(&value, &join(other)));
        drop((scope, value));
        counts.assert_all_dropped(1);
    });
}
