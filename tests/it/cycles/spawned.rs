//! Promise 4: a constructor that starts a thread and joins it. The container cannot see the join, so the
//! thread waits for the value up to the limit.

use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use wirework::{
    Container, ContainerBuilder, Injectable, Lazy, Provider, ResolveError, ResolveErrorKind,
    Shareable, bind, component,
};

use crate::support::{built, reads, within};

#[derive(Debug)]
struct House;

/// Returns a builder of a container whose threads wait no longer than a moment.
fn impatient() -> ContainerBuilder {
    Container::builder().wait_limit(Duration::from_millis(20))
}

/// Returns the result of another thread, while this thread waits for it.
fn elsewhere<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    let worker = thread::Builder::new().name("worker".into());
    let worker = worker.spawn(work).expect("a thread");
    worker.join().expect("it does not panic")
}

fn error_of<T: Shareable + std::fmt::Debug>(container: &Container) -> ResolveError {
    let container = container.clone();
    within(move || {
        let error = container.resolve::<T>().unwrap_err();
        assert_eq!(error.kind(), ResolveErrorKind::TimedOut);
        error
    })
}

#[test]
fn that_asks_the_lazy_for_what_is_being_made() {
    let factory = |again: Lazy<House>| elsewhere(move || again.get().map(|_| House));
    let container = built(impatient().add(bind::<House>().to(factory)));
    reads(&error_of::<House>(&container), "
        another thread did not finish the construction of `House` within 20ms
             resolved   `House` (registered at @)
             threads    thread `worker` waits for `House`, which thread `test` constructs
             help       if its constructor waits for this thread, resolve the value in a method after construction
             help       if its constructor is only slow, call `wait_limit(..)` on the builder with a longer time
    ");
}

#[test]
fn that_asks_the_provider_for_what_is_being_made() {
    let factory = |again: Provider<House>| elsewhere(move || again.get().map(|_| House));
    let container = built(impatient().add(bind::<House>().to(factory)));
    error_of::<House>(&container);
}

#[test]
fn that_asks_for_what_needs_the_one_that_is_being_made() {
    let house = |n: Lazy<u8>| elsewhere(move || n.get().map(|_| House));
    let container = built(
        impatient()
            .add(bind::<House>().to(house))
            .add(bind::<u8>().to(|_: Arc<House>| 8)),
    );
    reads(&error_of::<House>(&container), "
        another thread did not finish the construction of `House` within 20ms
             path       House -> u8 (parameter 1)
             resolved   `House` (registered at @)
             threads    thread `worker` waits for `House`, which thread `test` constructs
             help       if its constructor waits for this thread, resolve the value in a method after construction
             help       if its constructor is only slow, call `wait_limit(..)` on the builder with a longer time
    ");
}

#[test]
fn that_starts_another_thread_and_waits_for_that() {
    let factory =
        |again: Lazy<House>| elsewhere(move || elsewhere(move || again.get().map(|_| House)));
    let container = built(impatient().add(bind::<House>().to(factory)));
    error_of::<House>(&container);
}

#[test]
fn that_makes_something_whose_constructor_does_the_same() {
    let house = |n: Lazy<u8>| elsewhere(move || n.get().map(|_| House));
    let number = |house: Lazy<House>| elsewhere(move || house.get().map(|_| 8));
    let container = built(
        impatient()
            .add(bind::<House>().to(house))
            .add(bind::<u8>().to(number)),
    );
    error_of::<House>(&container);
    error_of::<u8>(&container);
}

#[test]
fn that_uses_the_lazy_of_a_part_made_for_it() {
    struct Part(Lazy<House>);
    let house = |part: Arc<Part>| elsewhere(move || part.0.get().map(|_| House));
    let container = built(
        impatient()
            .add(bind::<Part>().to(Part).transient())
            .add(bind::<House>().to(house)),
    );
    error_of::<House>(&container);
}

#[test]
fn that_asks_for_something_else_gets_it() {
    let house = |n: Lazy<u8>| elsewhere(move || n.get().map(|_| House));
    let container = built(
        impatient()
            .add(bind::<House>().to(house))
            .add(bind::<u8>().to(|_: Arc<u16>| 8))
            .add(bind::<u16>().to(|| 16)),
    );
    within(move || container.resolve::<House>().map(drop)).unwrap();
}

#[test]
fn after_construction_another_thread_gets_it() {
    struct Tower(Lazy<Tower>);
    let container = built(impatient().add(bind::<Tower>().to(Tower)));
    let tower = container.resolve::<Tower>().unwrap();
    let again = Arc::clone(&tower);
    let same = within(move || elsewhere(move || again.0.get())).unwrap();
    assert!(Arc::ptr_eq(&tower, &same));
}

#[test]
fn that_uses_the_lazy_of_a_part_that_was_made_before() {
    struct Part(Lazy<House>);
    let house = |part: Arc<Part>| elsewhere(move || part.0.get().map(|_| House));
    let container = built(
        impatient()
            .add(bind::<Part>().to(Part))
            .add(bind::<House>().to(house)),
    );
    container.resolve::<Part>().unwrap();
    error_of::<House>(&container);
}

#[test]
fn that_uses_the_provider_of_a_part_that_was_made_before_in_a_scoped_thread() {
    struct Part(Provider<House>);
    let house = |part: Arc<Part>| {
        thread::scope(|threads| {
            let worker = threads.spawn(|| part.0.get().map(|_| House));
            worker.join().expect("it does not panic")
        })
    };
    let container = built(
        impatient()
            .add(bind::<Part>().to(Part))
            .add(bind::<House>().to(house)),
    );
    container.resolve::<Part>().unwrap();
    error_of::<House>(&container);
}

#[test]
fn a_thread_that_the_constructor_does_not_join_gets_the_value() {
    type Worker = JoinHandle<Result<Arc<Server>, ResolveError>>;
    #[derive(Injectable)]
    struct Server {
        _routes: Arc<Routes>,
    }
    #[derive(Injectable)]
    #[inject(constructor = Self::start)]
    struct Routes {
        worker: Mutex<Option<Worker>>,
    }
    impl Routes {
        fn start(server: Lazy<Server>) -> Self {
            let worker = thread::spawn(move || server.get());
            let worker = Mutex::new(Some(worker));
            Self { worker }
        }
    }
    for _ in 0..50 {
        let container = Container::builder()
            .add(component::<Server>())
            .add(component::<Routes>());
        let container = built(container);
        let server = container.resolve::<Server>().unwrap();
        let routes = container.resolve::<Routes>().unwrap();
        let worker = routes.worker.lock().unwrap().take().expect("started once");
        let same = within(move || worker.join().expect("it does not panic"));
        assert!(Arc::ptr_eq(&server, &same.unwrap()));
    }
}
