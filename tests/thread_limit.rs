//! Promise 4: constructors that start thread after thread. The limit for threads concerns the whole process, so
//! these tests have a process of their own.

use std::sync::{Arc, Barrier};
use std::thread;
use std::time::Duration;

use wirework::{Container, Provider, ResolveError, ResolveErrorKind, bind};

#[derive(Debug)]
struct House;

/// Holds the provider of a house. It was constructed before, so nothing shows that the constructor of a house
/// started the thread that uses it.
struct Part(Provider<House>);

fn house_of_another_thread(part: Arc<Part>) -> Result<House, ResolveError> {
    let worker = thread::spawn(move || part.0.get().map(|_| House));
    worker.join().expect("it does not panic")
}

#[test]
fn a_transient_that_starts_thread_after_thread_is_stopped() {
    let container = Container::builder()
        .wait_limit(Duration::from_millis(20))
        .add(bind::<Part>().to(Part))
        .add(bind::<House>().to(house_of_another_thread).transient())
        .build()
        .unwrap();
    container.resolve::<Part>().unwrap();
    let error = container.resolve::<House>().unwrap_err();
    assert_eq!(error.kind(), ResolveErrorKind::TimedOut);
    let text = format!("{error:#}");
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    assert_eq!(
        lines[0],
        "500 threads run constructors, and none of them ended within 20ms"
    );
    assert_eq!(
        lines[1],
        "path       House -> House -> House -> .. -> House -> House -> House"
    );
    assert_eq!(
        lines[3..],
        [
            "help       if a constructor starts a thread that resolves the same value, resolve it in a method \
             after construction",
            "help       if the constructors are only slow, call `wait_limit(..)` on the builder with a longer \
             time",
        ]
    );
}

#[test]
fn a_transient_that_starts_a_thread_through_another_transient_is_stopped() {
    let part = |house: Provider<House>| house.get().map(|_| Part(house));
    let house = |part: Provider<Part>| {
        let worker = thread::spawn(move || part.get().map(|_| House));
        worker.join().expect("it does not panic")
    };
    let container = Container::builder()
        .wait_limit(Duration::from_millis(20))
        .add(bind::<Part>().to(part).transient())
        .add(bind::<House>().to(house).transient())
        .build()
        .unwrap();
    let error = container.resolve::<House>().unwrap_err();
    assert_eq!(error.kind(), ResolveErrorKind::TimedOut);
}

#[test]
fn more_threads_than_the_limit_construct_one_after_the_other() {
    let started = Arc::new(Barrier::new(600));
    let container = Container::builder()
        .add(bind::<House>().to(|| House).transient())
        .build()
        .unwrap();
    let threads = (0..600).map(|_| {
        let (started, container) = (Arc::clone(&started), container.clone());
        thread::spawn(move || {
            started.wait();
            container.resolve::<House>().map(drop)
        })
    });
    let threads: Vec<_> = threads.collect();
    for thread in threads {
        thread.join().expect("it does not panic").unwrap();
    }
}
