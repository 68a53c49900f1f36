//! A `Lazy` that two threads resolve first has one value, even of a transient.

use std::sync::Arc;

use wirework_core::{Container, Lazy, bind};

use crate::support::{Counted, Counts, explore, join, shared, spawn};

#[test]
fn two_threads_resolve_a_lazy_transient_once() {
    explore(3, || {
        let counts = Counts::new();
        let container = shared(Container::builder().add(counts.binding().transient()));
        let lazy = Arc::new(container.get::<Lazy<Counted>>().expect("bound"));
        let of_other = Arc::clone(&lazy);
        let other = spawn(move || of_other.get().expect("bound"));
        let value = lazy.get().expect("bound");
        assert!(Arc::ptr_eq(&value, &join(other)));
        assert_eq!(counts.constructed(), 1);
    });
}

#[test]
fn the_turn_passes_on_after_a_failure() {
    explore(3, || {
        let counts = Counts::new();
        let by_container = counts.clone();
        let construct = move || match by_container.attempt() {
            0 => Err("told to"),
            _ => Ok(by_container.construct()),
        };
        let container =
            shared(Container::builder().add(bind::<Counted>().to(construct).transient()));
        let lazy = Arc::new(container.get::<Lazy<Counted>>().expect("bound"));
        let of_other = Arc::clone(&lazy);
        let other = spawn(move || of_other.get().is_err());
        let has_failed = lazy.get().is_err();
        assert!(has_failed != join(other), "one thread fails");
        lazy.get().expect("it succeeds now");
    });
}
