//! Concurrency: what holds if several threads use one container.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::channel;
use std::sync::{Arc, Barrier, Mutex};
use std::thread;
use std::time::Duration;

use conformance::containers::{built, failure};
use conformance::events::Count;
use conformance::services::{Refused, Serial, is_same};
use conformance::threads::{at_once, in_time};
use wirework::{Container, Lazy, ResolveErrorKind, bind};

const THREADS: usize = 8;

#[test]
fn threads_that_resolve_a_singleton_get_one_value_of_one_construction() {
    let count = Count::default();
    let container = built(Container::builder().add(bind::<Serial>().to(count.serials())));
    let values = at_once(THREADS, move |_| container.resolve::<Serial>().unwrap());
    assert!(values.iter().all(|value| is_same(value, &values[0])));
    assert_eq!(count.get(), 1);
}

#[test]
fn threads_that_resolve_a_transient_get_a_value_each() {
    let container = built(
        Container::builder().add(bind::<Serial>().to(Count::default().serials()).transient()),
    );
    let mut values = at_once(THREADS, move |_| container.resolve::<Serial>().unwrap().0);
    values.sort_unstable();
    assert_eq!(values, (1..=THREADS).collect::<Vec<_>>());
}

#[test]
fn threads_of_one_scope_get_one_scoped_value() {
    let container =
        built(Container::builder().add(bind::<Serial>().to(Count::default().serials()).scoped()));
    let scope = container.scope().open().unwrap();
    let values = at_once(THREADS, move |_| scope.resolve::<Serial>().unwrap());
    assert!(values.iter().all(|value| is_same(value, &values[0])));
}

#[test]
fn threads_with_a_scope_each_get_a_scoped_value_each() {
    let container =
        built(Container::builder().add(bind::<Serial>().to(Count::default().serials()).scoped()));
    let mut values = at_once(THREADS, move |_| {
        let scope = container.scope().open().unwrap();
        scope.resolve::<Serial>().unwrap().0
    });
    values.sort_unstable();
    values.dedup();
    assert_eq!(values.len(), THREADS);
}

#[test]
fn two_singletons_are_constructed_at_the_same_time() {
    let meeting = Arc::new(Barrier::new(2));
    let (one, other) = (meeting.clone(), meeting);
    let builder = Container::builder()
        .add(bind::<u8>().to(move || u8::from(one.wait().is_leader())))
        .add(bind::<u16>().to(move || u16::from(other.wait().is_leader())));
    let container = built(builder);
    let leaders = at_once(2, move |number| match number {
        0 => u16::from(*container.resolve::<u8>().unwrap()),
        _ => *container.resolve::<u16>().unwrap(),
    });
    assert_eq!(leaders.iter().sum::<u16>(), 1);
}

#[test]
fn a_constructed_singleton_is_resolved_while_another_is_under_construction() {
    let (enter, entered) = channel();
    let (leave, left) = channel::<()>();
    let gate = Mutex::new((enter, left));
    let slow = bind::<u16>().to(move || {
        let gate = gate.lock().unwrap();
        gate.0.send(()).unwrap();
        gate.1.recv().unwrap();
        1
    });
    let container = built(Container::builder().add(bind::<u8>().to_value(7)).add(slow));
    let constructing = container.clone();
    let worker = thread::spawn(move || constructing.resolve::<u16>().is_ok());
    entered.recv().unwrap();
    assert_eq!(in_time(move || *container.resolve::<u8>().unwrap()), 7);
    leave.send(()).unwrap();
    assert!(worker.join().unwrap());
}

#[test]
fn threads_that_enter_a_graph_from_several_ends_do_not_wait_for_each_other_forever() {
    for _ in 0..50 {
        let builder = Container::builder()
            .add(bind::<u8>().to(|| 1))
            .add(bind::<u16>().to(|_: Arc<u8>, _: Lazy<u32>| 1))
            .add(bind::<u32>().to(|_: Arc<u8>, wide: Arc<u16>| u32::from(*wide)));
        let container = built(builder);
        let ends = at_once(3, move |number| match number {
            0 => container.resolve::<u8>().is_ok(),
            1 => container.resolve::<u16>().is_ok(),
            _ => container.resolve::<u32>().is_ok(),
        });
        assert_eq!(ends, [true; 3]);
    }
}

#[test]
fn threads_whose_constructors_wait_for_each_other_get_an_error() {
    let meeting = Arc::new(Barrier::new(2));
    let (one, other) = (meeting.clone(), meeting);
    let builder = Container::builder()
        .add(bind::<u8>().to(move |next: Lazy<u16>| {
            one.wait();
            next.get().map_or(0, |_| 1)
        }))
        .add(bind::<u16>().to(move |next: Lazy<u8>| {
            other.wait();
            next.get().map_or(0, |_| 1)
        }));
    let container = built(builder);
    let results = at_once(2, move |number| match number {
        0 => u16::from(*container.resolve::<u8>().unwrap()),
        _ => *container.resolve::<u16>().unwrap(),
    });
    assert!(results.contains(&0), "{results:?}");
}

#[test]
fn a_thread_does_not_wait_longer_than_the_limit() {
    let (leave, left) = channel::<()>();
    let (enter, entered) = channel();
    let gate = Mutex::new((enter, left));
    let stuck = bind::<u8>().to(move || {
        let gate = gate.lock().unwrap();
        gate.0.send(()).unwrap();
        u8::from(gate.1.recv().is_ok())
    });
    let builder = Container::builder()
        .add(stuck)
        .wait_limit(Duration::from_millis(20));
    let container = built(builder);
    let constructing = container.clone();
    let worker = thread::spawn(move || constructing.resolve::<u8>().is_ok());
    entered.recv().unwrap();
    let waited = in_time(move || failure(container.resolve::<u8>()));
    assert_eq!(waited, ResolveErrorKind::TimedOut);
    leave.send(()).unwrap();
    assert!(worker.join().unwrap());
}

#[test]
fn one_of_the_threads_that_wait_for_a_constructor_that_fails_tries_it_again() {
    let count = Count::default();
    let serials = count.serials();
    let fails_first = bind::<Serial>().to(move || match serials() {
        Serial(1) => Err(Refused),
        serial => Ok(serial),
    });
    let container = built(Container::builder().add(fails_first));
    let results = at_once(THREADS, move |_| {
        container.resolve::<Serial>().map(|serial| serial.0).ok()
    });
    assert_eq!(results.iter().filter(|result| result.is_none()).count(), 1);
    assert!(results.iter().flatten().all(|serial| *serial == 2));
}

#[test]
fn one_of_the_threads_that_wait_for_a_constructor_that_panics_tries_it_again() {
    let count = Count::default();
    let serials = count.serials();
    let panics_first = bind::<Serial>().to(move || {
        let serial = serials();
        assert!(serial.0 > 1, "on purpose");
        serial
    });
    let container = built(Container::builder().add(panics_first));
    let results = at_once(THREADS, move |_| {
        let resolve = AssertUnwindSafe(|| container.resolve::<Serial>().unwrap().0);
        catch_unwind(resolve).ok()
    });
    assert_eq!(results.iter().filter(|result| result.is_none()).count(), 1);
    assert!(results.iter().flatten().all(|serial| *serial == 2));
}

#[test]
fn threads_that_warm_up_at_the_same_time_construct_each_singleton_once() {
    let count = Count::default();
    let container = built(Container::builder().add(bind::<Serial>().to(count.serials()).eager()));
    let results = at_once(THREADS, move |_| container.warm_up().is_ok());
    assert_eq!((results, count.get()), (vec![true; THREADS], 1));
}

#[test]
fn threads_may_build_containers_at_the_same_time() {
    let numbers = at_once(THREADS, |number| {
        let container =
            built(Container::builder().add(bind::<Serial>().to(move || Serial(number))));
        container.resolve::<Serial>().unwrap().0
    });
    assert_eq!(numbers, (0..THREADS).collect::<Vec<_>>());
}

#[test]
fn a_container_that_threads_drop_is_disposed_once() {
    let log = conformance::events::Log::default();
    let of_value = log.clone();
    let value = bind::<conformance::events::OnDrop>().to(move || of_value.on_drop("value"));
    let container = built(Container::builder().add(value));
    container.resolve::<conformance::events::OnDrop>().unwrap();
    let handles = Mutex::new(vec![container; THREADS]);
    at_once(THREADS, move |_| {
        let handle = handles.lock().unwrap().pop();
        drop(handle);
    });
    assert_eq!(log.events(), ["value"]);
}

#[test]
fn a_constructor_runs_on_the_thread_of_its_caller() {
    let here = thread::current().id();
    let container =
        built(Container::builder().add(bind::<bool>().to(move || thread::current().id() == here)));
    assert!(*container.resolve::<bool>().unwrap());
}
