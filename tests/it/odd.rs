//! Promise 12: the runtime does not panic, whatever its caller does.

use std::cell::RefCell;
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};
use std::thread;

use wirework::{Container, Lazy, Provider, ResolveErrorKind, Scope, bind};

use crate::support::{Log, Noted, built, within};

struct First(#[expect(dead_code, reason = "is dropped")] Noted);

#[test]
fn a_thread_that_ends_may_still_resolve() {
    struct Last(Container, std::sync::mpsc::Sender<u16>);
    impl Drop for Last {
        fn drop(&mut self) {
            let scope = self.0.scope().open().expect("no seeds");
            let number = scope.resolve::<u16>().expect("bound");
            self.1.send(*number).expect("somebody listens");
        }
    }
    thread_local! {
        static LAST: RefCell<Option<Last>> = const { RefCell::new(None) };
    }
    let container = built(
        Container::builder()
            .add(bind::<u8>().to(|| 8).transient())
            .add(
                bind::<u16>()
                    .to(|n: Lazy<u8>| n.get().map(|n| u16::from(*n)))
                    .scoped(),
            ),
    );
    let (tell, told) = channel();
    let number = within(move || {
        let thread = thread::spawn(move || {
            // Initialized before the thread-local data of the runtime, so this value is dropped
            // after that data.
            LAST.set(Some(Last(container.clone(), tell)));
            let scope = container.scope().open().expect("no seeds");
            scope.resolve::<u16>().map(drop).expect("bound");
        });
        thread.join().expect("it does not panic");
        told.recv().expect("it was sent")
    });
    assert_eq!(number, 8);
}

#[test]
fn a_constructor_may_drop_the_last_handle_of_its_container() {
    let log = Log::default();
    let handle: Arc<Mutex<Option<Container>>> = Arc::default();
    let (inner, first) = (Arc::clone(&handle), log.clone());
    let factory = move |_: Arc<First>| {
        drop(inner.lock().expect("nobody panics here").take());
        16_u16
    };
    let container = built(
        Container::builder()
            .add(bind::<First>().to(move || First(first.note("first"))))
            .add(bind::<u16>().to(factory)),
    );
    let provider: Provider<u16> = container.get().unwrap();
    *handle.lock().unwrap() = Some(container);
    let asked = provider.clone();
    assert_eq!(*within(move || asked.get()).unwrap(), 16);
    assert_eq!(log.names(), ["first"]);
    let kind = provider.get().err().map(|error| error.kind());
    assert_eq!(kind, Some(ResolveErrorKind::Dropped));
}

#[test]
fn a_constructor_may_drop_the_last_handle_of_its_scope() {
    let handle: Arc<Mutex<Option<Scope>>> = Arc::default();
    let inner = Arc::clone(&handle);
    let factory = move || {
        drop(inner.lock().expect("nobody panics here").take());
        16_u16
    };
    let container = built(Container::builder().add(bind::<u16>().to(factory).scoped()));
    let scope = container.scope().open().unwrap();
    let provider: Provider<u16> = scope.get().unwrap();
    *handle.lock().unwrap() = Some(scope);
    assert_eq!(*within(move || provider.get()).unwrap(), 16);
}

#[test]
fn a_value_may_hold_its_own_container() {
    struct Locator(Container);
    let handle: Arc<Mutex<Option<Container>>> = Arc::default();
    let inner = Arc::clone(&handle);
    let factory = move || {
        let container = inner.lock().expect("nobody panics here").take();
        container.map(Locator).ok_or("it was not set")
    };
    let container = built(
        Container::builder()
            .add(bind::<Locator>().to(factory))
            .add(bind::<u8>().to(|| 8)),
    );
    *handle.lock().unwrap() = Some(container.clone());
    let locator = container.resolve::<Locator>().unwrap();
    assert_eq!(*locator.0.resolve::<u8>().unwrap(), 8);
}

#[test]
fn a_value_may_drop_another_container_when_it_leaves() {
    struct Outer(#[expect(dead_code, reason = "is dropped")] Container);
    let log = Log::default();
    let first = log.clone();
    let inner =
        built(Container::builder().add(bind::<First>().to(move || First(first.note("inner")))));
    inner.resolve::<First>().unwrap();
    let outer = built(Container::builder().add(bind::<Outer>().to_value(Outer(inner))));
    within(move || drop(outer));
    assert_eq!(log.names(), ["inner"]);
}

#[test]
fn a_constructor_may_build_and_use_a_container() {
    let factory = || {
        let inner = built(Container::builder().add(bind::<u16>().to(|| 16)));
        inner.resolve::<u16>().map(|n| u32::from(*n))
    };
    let container = built(Container::builder().add(bind::<u32>().to(factory)));
    assert_eq!(*within(move || container.resolve::<u32>()).unwrap(), 16);
}

#[test]
fn a_scope_may_be_used_on_another_thread_than_the_one_that_opened_it() {
    let container = built(
        Container::builder()
            .add(bind::<u8>().to_seed())
            .add(bind::<u16>().to(|n: Arc<u8>| u16::from(*n)).scoped()),
    );
    let scope = container.scope().with(8_u8).open().unwrap();
    let number = within(move || thread::spawn(move || scope.resolve::<u16>()).join());
    assert_eq!(*number.expect("it does not panic").unwrap(), 8);
}

#[test]
fn what_has_no_size_in_memory_can_be_bound_and_dropped() {
    let container = built(
        Container::builder()
            .add(bind::<()>().to_value(()))
            .add(bind::<[u8; 0]>().to(|| []).transient()),
    );
    assert!(container.get::<(Arc<()>, Arc<[u8; 0]>)>().is_ok());
}
