//! Promise 4: a constructor that starts a thread and waits for it.

use std::sync::Arc;
use std::thread;

use wirework::{Container, Lazy, Provider, ResolveError, ResolveErrorKind, Shareable, bind};

use crate::support::{built, reads, within};

#[derive(Debug)]
struct House;

/// Returns the result of another thread, while this thread waits for it.
fn elsewhere<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    thread::spawn(work).join().expect("it does not panic")
}

fn error_of<T: Shareable + std::fmt::Debug>(container: &Container) -> ResolveError {
    let container = container.clone();
    within(move || {
        let error = container.resolve::<T>().unwrap_err();
        assert_eq!(error.kind(), ResolveErrorKind::Cycle);
        error
    })
}

#[test]
fn that_asks_the_lazy_for_what_is_being_made() {
    let factory = |again: Lazy<House>| elsewhere(move || again.get().map(|_| House));
    let container = built(Container::builder().add(bind::<House>().to(factory)));
    reads(&error_of::<House>(&container), "
        `House` is resolved while it is being constructed
             resolved   `House` (registered at @)
             cycle      House -> House
             help       keep the `Lazy` or `Provider`, and call its `get` in a method after construction
    ");
}

#[test]
fn that_asks_the_provider_for_what_is_being_made() {
    let factory = |again: Provider<House>| elsewhere(move || again.get().map(|_| House));
    let container = built(Container::builder().add(bind::<House>().to(factory)));
    error_of::<House>(&container);
}

#[test]
fn that_asks_for_what_needs_the_one_that_is_being_made() {
    let house = |n: Lazy<u8>| elsewhere(move || n.get().map(|_| House));
    let container = built(
        Container::builder()
            .add(bind::<House>().to(house))
            .add(bind::<u8>().to(|_: Arc<House>| 8)),
    );
    reads(&error_of::<House>(&container), "
        `House` is resolved while it is being constructed
             path       House -> u8 (parameter 1)
             resolved   `House` (registered at @)
             cycle      House -> u8 -> House
             help       keep the `Lazy` or `Provider`, and call its `get` in a method after construction
    ");
}

#[test]
fn that_starts_another_thread_and_waits_for_that() {
    let factory =
        |again: Lazy<House>| elsewhere(move || elsewhere(move || again.get().map(|_| House)));
    let container = built(Container::builder().add(bind::<House>().to(factory)));
    error_of::<House>(&container);
}

#[test]
fn that_makes_something_whose_constructor_does_the_same() {
    let house = |n: Lazy<u8>| elsewhere(move || n.get().map(|_| House));
    let number = |house: Lazy<House>| elsewhere(move || house.get().map(|_| 8));
    let container = built(
        Container::builder()
            .add(bind::<House>().to(house))
            .add(bind::<u8>().to(number)),
    );
    error_of::<House>(&container);
    error_of::<u8>(&container);
}

#[test]
fn that_asks_through_a_transient() {
    let house = |n: Lazy<u8>| elsewhere(move || n.get().map(|_| House));
    let number = |house: Provider<House>| house.get().map(|_| 8);
    let container = built(
        Container::builder()
            .add(bind::<House>().to(house).transient())
            .add(bind::<u8>().to(number).transient()),
    );
    error_of::<House>(&container);
}

#[test]
fn that_uses_the_lazy_of_a_part_made_for_it() {
    struct Part(Lazy<House>);
    let house = |part: Arc<Part>| elsewhere(move || part.0.get().map(|_| House));
    let container = built(
        Container::builder()
            .add(bind::<Part>().to(Part).transient())
            .add(bind::<House>().to(house)),
    );
    error_of::<House>(&container);
}

#[test]
fn that_asks_for_something_else_gets_it() {
    let house = |n: Lazy<u8>| elsewhere(move || n.get().map(|_| House));
    let container = built(
        Container::builder()
            .add(bind::<House>().to(house))
            .add(bind::<u8>().to(|_: Arc<u16>| 8))
            .add(bind::<u16>().to(|| 16)),
    );
    within(move || container.resolve::<House>().map(drop)).unwrap();
}

#[test]
fn after_construction_another_thread_gets_it() {
    struct Tower(Lazy<Tower>);
    let container = built(Container::builder().add(bind::<Tower>().to(Tower)));
    let tower = container.resolve::<Tower>().unwrap();
    let again = Arc::clone(&tower);
    let same = within(move || elsewhere(move || again.0.get())).unwrap();
    assert!(Arc::ptr_eq(&tower, &same));
}
