//! Promise 11: no lock is held while user code runs, except the slot's own.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use wirework::{Container, ContainerBuilder, bind};

use crate::support::{built, within};

struct Slow;

/// Adds a constructor that signals its start, and runs until it is released.
fn slow(builder: ContainerBuilder) -> (ContainerBuilder, Receiver<()>, Sender<()>) {
    let (tell, runs) = channel();
    let (go, wait) = channel();
    let wait = std::sync::Mutex::new(wait);
    let factory = move || {
        tell.send(()).expect("somebody listens");
        let wait = wait.lock().expect("nobody panics here");
        wait.recv().expect("somebody lets it go");
        Slow
    };
    (builder.add(bind::<Slow>().to(factory)), runs, go)
}

/// Does the work while the slow constructor runs.
fn meanwhile(builder: ContainerBuilder, work: impl FnOnce(&Container) + Send + 'static) {
    let (builder, runs, go) = slow(builder);
    let container = built(builder);
    within(move || {
        let other = container.clone();
        let maker = thread::spawn(move || other.resolve::<Slow>().map(drop));
        runs.recv().expect("the constructor runs");
        work(&container);
        go.send(()).expect("the constructor waits");
        maker.join().expect("it does not panic").expect("made");
    });
}

#[test]
fn a_warm_singleton_can_be_had_while_another_constructor_runs() {
    meanwhile(
        Container::builder().add(bind::<u8>().to_value(8)),
        |container| {
            assert_eq!(*container.resolve::<u8>().unwrap(), 8);
            assert_eq!(*container.resolve_ref::<u8>().unwrap(), 8);
        },
    );
}

#[test]
fn a_cold_singleton_can_be_made_while_another_constructor_runs() {
    let builder = Container::builder()
        .add(bind::<u8>().to(|| 8))
        .add(bind::<u16>().to(|n: Arc<u8>| u16::from(*n)));
    meanwhile(builder, |container| {
        assert_eq!(*container.resolve::<u16>().unwrap(), 8);
    });
}

#[test]
fn a_scope_can_be_opened_used_and_dropped_while_another_constructor_runs() {
    let builder = Container::builder()
        .add(bind::<u8>().to_seed())
        .add(bind::<u16>().to(|n: Arc<u8>| u16::from(*n)).scoped());
    meanwhile(builder, |container| {
        let scope = container.scope().with(8_u8).open().unwrap();
        assert_eq!(*scope.resolve::<u16>().unwrap(), 8);
        drop(scope);
    });
}

#[test]
fn a_missing_key_is_reported_while_another_constructor_runs() {
    meanwhile(Container::builder(), |container| {
        assert!(container.resolve::<u8>().is_err());
    });
}

#[test]
fn a_constructor_may_use_its_container_for_something_else() {
    let (tell, told) = channel::<Container>();
    let told = std::sync::Mutex::new(told);
    let factory = move || {
        let container = told
            .lock()
            .expect("nobody panics here")
            .recv()
            .expect("told");
        let scope = container.scope().open()?;
        let other = container.resolve::<u16>()?;
        scope
            .resolve::<u16>()
            .map(|same| u32::from(*other) + u32::from(*same))
    };
    let container = built(
        Container::builder()
            .add(bind::<u16>().to(|| 16))
            .add(bind::<u32>().to(factory)),
    );
    tell.send(container.clone()).expect("it is not gone");
    assert_eq!(*within(move || container.resolve::<u32>()).unwrap(), 32);
}
