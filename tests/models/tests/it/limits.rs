//! Promise 4: waits have a limit. In these models it is exceeded as soon as loom runs the waiting thread again.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use wirework_core::{Container, Lazy, ResolveErrorKind, bind};

use crate::support::{Counted, Counts, explore, join, shared, spawn};

const LIMIT: Duration = Duration::from_secs(1);

#[test]
fn promise_4_a_wait_that_exceeds_its_limit_is_an_error_and_leaves_nothing() {
    explore(4, || {
        let counts = Counts::new();
        let container = shared(Container::builder().wait_limit(LIMIT).add(counts.binding()));
        let of_other = container.clone();
        let other = spawn(move || of_other.resolve::<Counted>());
        let results = [container.resolve::<Counted>(), join(other)];
        let kinds = results.iter().filter_map(|result| result.as_ref().err());
        let mut kinds = kinds.map(|error| error.kind());
        assert!(matches!(
            kinds.next(),
            None | Some(ResolveErrorKind::TimedOut)
        ));
        assert_eq!(kinds.next(), None, "one thread constructs the value");
        container
            .resolve::<Counted>()
            .expect("it exists")
            .assert_seen();
        assert_eq!(counts.constructed(), 1);
    });
}

#[test]
fn promise_4_a_constructor_that_waits_for_a_thread_which_waits_for_it_gets_an_error() {
    struct Spawning;
    explore(2, || {
        let own = Arc::new(Mutex::new(None::<Container>));
        let by_constructor = Arc::clone(&own);
        let construct = move || {
            let own = by_constructor
                .lock()
                .expect("no panic")
                .clone()
                .expect("set below");
            join(spawn(move || own.resolve::<Spawning>().map(|_| Spawning)))
        };
        let builder = Container::builder().wait_limit(LIMIT);
        let container = builder
            .add(bind::<Spawning>().to(construct))
            .build()
            .expect("valid");
        *own.lock().expect("no panic") = Some(container.clone());
        let other = container.clone();
        let other = spawn(move || other.resolve::<Spawning>().map(drop));
        let results = [container.resolve::<Spawning>().map(drop), join(other)];
        let kinds = results.map(|result| result.expect_err("a suspected cycle").kind());
        assert_eq!(kinds, [ResolveErrorKind::TimedOut; 2]);
        // It would keep itself alive.
        own.lock().expect("no panic").take();
    });
}

#[test]
fn promise_4_a_thread_that_waits_for_its_turn_to_construct_is_woken() {
    struct Own<const NUMBER: usize>;
    explore(3, || {
        // In these models, two threads construct at the same time.
        let container = shared(
            Container::builder()
                .add(bind::<Own<0>>().to(|| Own))
                .add(bind::<Own<1>>().to(|| Own))
                .add(bind::<Own<2>>().to(|| Own)),
        );
        let (of_first, of_second) = (container.clone(), container.clone());
        let first = spawn(move || of_first.resolve::<Own<0>>().map(drop));
        let second = spawn(move || of_second.resolve::<Own<1>>().map(drop));
        container.resolve::<Own<2>>().expect("its turn comes");
        join(first).expect("its turn comes");
        join(second).expect("its turn comes");
    });
}

#[test]
fn promise_4_a_thread_whose_wait_has_exceeded_its_limit_is_no_part_of_a_cycle() {
    struct Slow;
    explore(3, || {
        let counts = Counts::new();
        let container = shared(
            Container::builder()
                .wait_limit(LIMIT)
                .add(bind::<Slow>().to(|value: Lazy<Counted>| value.get().map(|_| Slow)))
                .add(counts.binding()),
        );
        let of_other = container.clone();
        let other = spawn(move || of_other.resolve::<Slow>().map(drop));
        let slow = container.resolve::<Slow>().map(drop);
        let value = container.resolve::<Counted>().map(drop);
        for result in [slow, value, join(other)] {
            let kind = result.err().map(|error| error.kind());
            assert!(
                matches!(kind, None | Some(ResolveErrorKind::TimedOut)),
                "{kind:?}"
            );
        }
    });
}
