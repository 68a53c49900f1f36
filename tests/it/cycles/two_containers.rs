//! Promise 4: containers whose constructors resolve from each other.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Barrier, OnceLock};

use wirework::{Container, FactoryBinding, ResolveError, ResolveErrorKind, bind};

use crate::support::{all_at_once, built, reads, within};

type Handle = Arc<OnceLock<Container>>;

#[derive(Debug)]
struct Here;
#[derive(Debug)]
struct There;

fn asks_there(there: Handle) -> impl Fn() -> Result<Here, ResolveError> {
    move || {
        there
            .get()
            .expect("set before")
            .resolve::<There>()
            .map(|_| Here)
    }
}

fn asks_here(here: Handle) -> impl Fn() -> Result<There, ResolveError> {
    move || {
        here.get()
            .expect("set before")
            .resolve::<Here>()
            .map(|_| There)
    }
}

/// Creates a container for each of the bindings, and stores them in the handles.
fn containers(
    (here, there): (FactoryBinding<Here>, FactoryBinding<There>),
    (back, over): (&Handle, &Handle),
) -> (Container, Container) {
    let here = built(Container::builder().add(here));
    let there = built(Container::builder().add(there));
    back.set(here.clone()).expect("a fresh handle");
    over.set(there.clone()).expect("a fresh handle");
    (here, there)
}

#[test]
fn one_thread_through_singletons_of_both() {
    let (back, over) = (Handle::default(), Handle::default());
    let bindings = (
        bind::<Here>().to(asks_there(Arc::clone(&over))),
        bind::<There>().to(asks_here(Arc::clone(&back))),
    );
    let (here, _) = containers(bindings, (&back, &over));
    let error = within(move || here.resolve::<Here>().unwrap_err());
    assert_eq!(error.kind(), ResolveErrorKind::Cycle);
    reads(&error, "
        `Here` is resolved while it is being constructed
             path       Here -> There
             resolved   `Here` (registered at @)
             cycle      Here -> There -> Here
             help       keep the `Lazy`, `Provider` or `ScopeFactory`, and use it in a method after construction
    ");
}

#[test]
fn one_thread_through_transients_of_both() {
    let (back, over) = (Handle::default(), Handle::default());
    let bindings = (
        bind::<Here>().to(asks_there(Arc::clone(&over))).transient(),
        bind::<There>().to(asks_here(Arc::clone(&back))).transient(),
    );
    let (here, _) = containers(bindings, (&back, &over));
    let error = within(move || here.resolve::<Here>().unwrap_err());
    assert_eq!(error.kind(), ResolveErrorKind::Cycle);
}

/// Waits for the other the first time.
fn first_time(meeting: &Barrier, came: &AtomicBool) {
    if !came.swap(true, Ordering::SeqCst) {
        meeting.wait();
    }
}

#[test]
fn two_threads_from_both_ends() {
    for _ in 0..20 {
        let (back, over) = (Handle::default(), Handle::default());
        let meeting = Arc::new(Barrier::new(2));
        let too = Arc::clone(&meeting);
        let (came, came_too) = (AtomicBool::new(false), AtomicBool::new(false));
        let (go_over, go_back) = (asks_there(Arc::clone(&over)), asks_here(Arc::clone(&back)));
        let bindings = (
            bind::<Here>().to(move || {
                first_time(&meeting, &came);
                go_over()
            }),
            bind::<There>().to(move || {
                first_time(&too, &came_too);
                go_back()
            }),
        );
        let (here, there) = containers(bindings, (&back, &over));
        let works: [Box<dyn FnOnce() -> ResolveError + Send>; 2] = [
            Box::new(move || here.resolve::<Here>().unwrap_err()),
            Box::new(move || there.resolve::<There>().unwrap_err()),
        ];
        for error in all_at_once(works) {
            assert_eq!(error.kind(), ResolveErrorKind::Cycle);
        }
    }
}

#[test]
fn one_key_in_two_containers_is_no_cycle() {
    let inner = built(Container::builder().add(bind::<u8>().to(|| 8)));
    let outer = move || inner.resolve::<u8>().map(|n| *n + 1);
    let outer = built(Container::builder().add(bind::<u8>().to(outer)));
    assert_eq!(*within(move || outer.resolve::<u8>()).unwrap(), 9);
}

#[test]
fn one_transient_key_in_two_containers_is_no_cycle() {
    let inner = built(Container::builder().add(bind::<u8>().to(|| 8).transient()));
    let outer = move || inner.resolve::<u8>().map(|n| *n + 1);
    let outer = built(Container::builder().add(bind::<u8>().to(outer).transient()));
    assert_eq!(*within(move || outer.resolve::<u8>()).unwrap(), 9);
}
