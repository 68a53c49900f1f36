//! Promise 4: cycles on one thread.

use std::cell::RefCell;
use std::sync::{Arc, OnceLock, mpsc};

use wirework::{
    Container, FactoryBinding, Injectable, Lazy, Provider, ResolveError, ResolveErrorKind, Scope,
    bind, component,
};

use crate::support::{built, reads, within};

/// A container that constructors access without a dependency on it.
type Handle = Arc<OnceLock<Container>>;

trait Door: Send + Sync {}

#[derive(Debug)]
struct House;
impl Door for House {}

fn house(asked: Result<Arc<impl ?Sized>, ResolveError>) -> Result<House, ResolveError> {
    asked.map(|_| House)
}

/// Resolves the house from a scope, on a small stack and with a time limit.
fn ask(binding: FactoryBinding<House>) -> ResolveError {
    ask_with(&Handle::default(), binding)
}

fn ask_with(handle: &Handle, binding: FactoryBinding<House>) -> ResolveError {
    let container = built(Container::builder().add(binding));
    handle.set(container.clone()).expect("a fresh handle");
    error_of(container.scope().open().unwrap())
}

fn error_of(scope: Scope) -> ResolveError {
    within(move || {
        let error = scope.resolve::<House>().unwrap_err();
        assert_eq!(error.kind(), ResolveErrorKind::Cycle);
        error
    })
}

const OWN_CYCLE: &str = "
    `House` is resolved while it is being constructed
         resolved   `House` (registered at @)
         cycle      House -> House
         help       keep the `Lazy`, `Provider` or `ScopeFactory`, and use it in a method after construction
";

#[test]
fn a_singleton_through_its_lazy() {
    let error = ask(bind::<House>().to(|again: Lazy<House>| house(again.get())));
    reads(&error, OWN_CYCLE);
}

#[test]
fn a_scoped_one_through_its_lazy() {
    let factory = |again: Lazy<House>| house(again.get());
    reads(&ask(bind::<House>().to(factory).scoped()), OWN_CYCLE);
}

#[test]
fn a_transient_through_its_lazy() {
    let factory = |again: Lazy<House>| house(again.get());
    reads(&ask(bind::<House>().to(factory).transient()), OWN_CYCLE);
}

#[test]
fn a_singleton_through_its_provider() {
    let error = ask(bind::<House>().to(|again: Provider<House>| house(again.get())));
    reads(&error, OWN_CYCLE);
}

#[test]
fn a_scoped_one_through_its_provider() {
    let factory = |again: Provider<House>| house(again.get());
    reads(&ask(bind::<House>().to(factory).scoped()), OWN_CYCLE);
}

#[test]
fn a_transient_through_its_provider() {
    let factory = |again: Provider<House>| house(again.get());
    reads(&ask(bind::<House>().to(factory).transient()), OWN_CYCLE);
}

fn through_a_handle() -> (Handle, impl Fn() -> Result<House, ResolveError>) {
    let handle = Handle::default();
    let inner = Arc::clone(&handle);
    let factory = move || house(inner.get().expect("set before").resolve::<House>());
    (handle, factory)
}

#[test]
fn a_singleton_through_a_handle_of_its_container() {
    let (handle, factory) = through_a_handle();
    reads(&ask_with(&handle, bind::<House>().to(factory)), OWN_CYCLE);
}

#[test]
fn a_transient_through_a_handle_of_its_container() {
    let (handle, factory) = through_a_handle();
    let binding = bind::<House>().to(factory).transient();
    reads(&ask_with(&handle, binding), OWN_CYCLE);
}

#[test]
fn a_scoped_one_through_a_scope_that_its_constructor_opens() {
    let handle = Handle::default();
    let inner = Arc::clone(&handle);
    let factory = move || {
        let scope = inner.get().expect("set before").scope().open()?;
        house(scope.resolve::<House>())
    };
    let binding = bind::<House>().to(factory).scoped();
    reads(&ask_with(&handle, binding), OWN_CYCLE);
}

#[test]
fn a_singleton_through_a_scope_that_its_constructor_opens() {
    let handle = Handle::default();
    let inner = Arc::clone(&handle);
    let factory = move || {
        let scope = inner.get().expect("set before").scope().open()?;
        house(scope.resolve::<House>())
    };
    reads(&ask_with(&handle, bind::<House>().to(factory)), OWN_CYCLE);
}

#[test]
fn a_reference_to_a_singleton_that_is_being_made() {
    let handle = Handle::default();
    let inner = Arc::clone(&handle);
    let factory = move || {
        let container = inner.get().expect("set before");
        container.resolve_ref::<House>().map(|_| House)
    };
    reads(&ask_with(&handle, bind::<House>().to(factory)), OWN_CYCLE);
}

#[test]
fn any_dependency_that_is_asked_of_a_handle() {
    type Ask = fn(&Container) -> Result<Arc<House>, ResolveError>;
    let asks: [Ask; 3] = [
        |container| container.get(),
        |container| {
            container
                .get::<(Vec<Arc<House>>,)>()
                .map(|_| Arc::new(House))
        },
        |container| container.call(|house: Arc<House>| house),
    ];
    for ask in asks {
        let handle = Handle::default();
        let inner = Arc::clone(&handle);
        let factory = move || house(ask(inner.get().expect("set before")));
        reads(&ask_with(&handle, bind::<House>().to(factory)), OWN_CYCLE);
    }
}

#[test]
fn through_the_trait_of_a_component() {
    #[derive(Injectable)]
    #[inject(bind(dyn Door), constructor = Self::new)]
    struct Lodge {
        _door: Lazy<dyn Door>,
    }
    impl Door for Lodge {}
    impl Lodge {
        fn new(door: Lazy<dyn Door>) -> Result<Self, ResolveError> {
            door.get().map(|_| Self { _door: door })
        }
    }
    for binding in [
        component::<Lodge>(),
        component::<Lodge>().scoped(),
        component::<Lodge>().transient(),
    ] {
        let container = built(Container::builder().add(binding));
        let scope = container.scope().open().unwrap();
        let error = within(move || scope.resolve::<dyn Door>().err().unwrap());
        assert_eq!(error.kind(), ResolveErrorKind::Cycle);
        reads(
            &error,
            "
                `Lodge` is resolved while it is being constructed
                     resolved   `Lodge` (@, registered at @)
                     cycle      Lodge -> Lodge
                     help       keep the `Lazy`, `Provider` or `ScopeFactory`, and use it in a method after construction
            ",
        );
    }
}

#[test]
fn through_others_the_whole_path_is_shown() {
    let builder = Container::builder()
        .add(bind::<House>().to(|_: Arc<u8>| House))
        .add(bind::<u8>().to(|n: Arc<u16>| u8::try_from(*n)))
        .add(bind::<u16>().to(|again: Lazy<House>| again.get().map(|_| 16)));
    let error = error_of(built(builder).scope().open().unwrap());
    reads(&error, "
        `House` is resolved while it is being constructed
             path       House (parameter 1) -> u8 (parameter 1) -> u16
             resolved   `House` (registered at @)
             cycle      House -> u8 -> u16 -> House
             help       keep the `Lazy`, `Provider` or `ScopeFactory`, and use it in a method after construction
    ");
}

#[test]
fn through_transients_the_whole_path_is_shown() {
    let builder = Container::builder()
        .add(bind::<House>().to(|_: Arc<u8>| House).transient())
        .add(bind::<u8>().to(|_: Arc<u16>| 8).transient())
        .add(
            bind::<u16>()
                .to(|again: Provider<House>| again.get().map(|_| 16))
                .transient(),
        );
    let error = error_of(built(builder).scope().open().unwrap());
    reads(&error, "
        `House` is resolved while it is being constructed
             path       House (parameter 1) -> u8 (parameter 1) -> u16
             resolved   `House` (registered at @)
             cycle      House -> u8 -> u16 -> House
             help       keep the `Lazy`, `Provider` or `ScopeFactory`, and use it in a method after construction
    ");
}

#[test]
fn what_swallows_the_error_can_be_made() {
    let factory = |again: Lazy<House>| {
        assert!(again.get().is_err());
        House
    };
    let container = built(Container::builder().add(bind::<House>().to(factory)));
    within(move || container.resolve::<House>().map(drop)).unwrap();
}

#[test]
fn a_lazy_that_met_a_cycle_works_after_construction() {
    struct Tower(Lazy<Tower>);
    let factory = |again: Lazy<Tower>| {
        assert!(again.get().is_err());
        Tower(again)
    };
    let container = built(Container::builder().add(bind::<Tower>().to(factory)));
    let tower = container.resolve::<Tower>().unwrap();
    assert!(Arc::ptr_eq(&tower, &tower.0.get().unwrap()));
}

#[test]
fn a_transient_in_the_destructor_of_a_thread_local() {
    /// Resolves a house, whose constructor resolves a house, when its thread has dropped the frames.
    struct AtEnd(Container, mpsc::Sender<ResolveErrorKind>);
    impl Drop for AtEnd {
        fn drop(&mut self) {
            let error = self.0.resolve::<House>().unwrap_err();
            self.1.send(error.kind()).unwrap();
        }
    }
    thread_local! {
        static AT_END: RefCell<Option<AtEnd>> = const { RefCell::new(None) };
    }
    let house = |again: Provider<House>| again.get().map(|_| House);
    let container = built(Container::builder().add(bind::<House>().to(house).transient()));
    let (sender, kinds) = mpsc::channel();
    within(move || {
        // The first thread-local is dropped last.
        AT_END.with(|at_end| drop(at_end.borrow_mut()));
        container.resolve::<House>().unwrap_err();
        AT_END.with(|at_end| *at_end.borrow_mut() = Some(AtEnd(container, sender)));
    });
    assert_eq!(kinds.recv(), Ok(ResolveErrorKind::TooDeep));
}
