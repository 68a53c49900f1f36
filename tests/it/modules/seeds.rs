//! A scope has one seed for all modules that declare it.

use std::sync::Arc;

use wirework::{Container, Key, Module, bind};

use super::{Name, module};
use crate::support::{built, reads, refuses};

struct RequestId(u64);

struct Web;

module!(Web, |self, into| {
    let text = |id: Arc<RequestId>| format!("web {}", id.0);
    into.add(bind::<String>().to(text).scoped(), &[Key::of::<String>()]);
    into.add(bind::<RequestId>().to_seed(), &[Key::of::<RequestId>()]);
    into.export(Key::of::<String>());
});

struct Log;

module!(Log, |self, into| {
    let bytes = |id: Arc<RequestId>| id.0.to_be_bytes().to_vec();
    into.add(
        bind::<Vec<u8>>().to(bytes).scoped(),
        &[Key::of::<Vec<u8>>()],
    );
    into.add(bind::<RequestId>().to_seed(), &[Key::of::<RequestId>()]);
    into.export(Key::of::<Vec<u8>>());
});

#[test]
fn a_seed_reaches_all_modules_that_declare_it() {
    let container = built(Container::builder().install(Web).install(Log));
    let scope = container.scope().with(RequestId(7)).open().unwrap();
    assert_eq!(*scope.resolve::<String>().unwrap(), "web 7");
    assert_eq!(**scope.resolve::<Vec<u8>>().unwrap(), 7_u64.to_be_bytes());
}

#[test]
fn a_seed_reaches_the_builder_and_a_module_that_both_declare_it() {
    let seed = bind::<RequestId>().to_seed();
    let container = built(Container::builder().add(seed).install(Web));
    let scope = container.scope().with(RequestId(7)).open().unwrap();
    assert_eq!(scope.resolve::<RequestId>().unwrap().0, 7);
    assert_eq!(*scope.resolve::<String>().unwrap(), "web 7");
}

#[test]
fn a_seed_of_a_module_is_given_once() {
    let container = built(Container::builder().install(Web).install(Log));
    let twice = container
        .scope()
        .with(RequestId(7))
        .with(RequestId(8))
        .open();
    assert!(twice.unwrap_err().to_string().contains("is passed twice"));
}

#[test]
fn two_seeds_of_one_trait_are_a_problem_and_no_collection() {
    struct User;
    module!(User, |self, into| {
        into.add(bind::<dyn Name>().to_seed(), &[Key::of::<dyn Name>()]);
        into.export(Key::of::<dyn Name>());
    });
    struct Caller;
    module!(Caller, |self, into| {
        into.add(bind::<dyn Name>().to_seed(), &[Key::of::<dyn Name>()]);
        into.export(Key::of::<dyn Name>());
    });
    refuses(
        Container::builder().install(User).install(Caller),
        r"
        the wiring has a problem: `dyn Name` has two seeds, and a scope holds one seed for each key
             by         in module `User`, a seed of `dyn Name` (registered at @)
                        in module `Caller`, a seed of `dyn Name` (registered at @)
             help       remove one; or give one a key with `.key::<Q>()`, and pass its value with `.with_keyed_arc::<Q, _>(..)`
    ",
    );
}

#[test]
fn a_seed_that_no_module_declares_is_told_with_the_module() {
    #[derive(Module)]
    #[module(exports(u16))]
    struct App {
        port: u16,
    }
    let container = Container::from_module(App { port: 80 }).unwrap();
    reads(
        &container.scope().with(RequestId(7)).open().unwrap_err(),
        "
        `RequestId` is not declared as a seed
             opened at  @
             help       write `seeds(RequestId)` in module `App`; or `.add(bind::<RequestId>().to_seed())` on the builder
    ",
    );
}

#[test]
fn a_seed_of_a_module_that_is_passed_with_a_key_has_a_near_miss() {
    struct Primary;
    let container = built(Container::builder().install(Web));
    let scope = container.scope();
    let error = scope.with_keyed::<Primary, _>(RequestId(7)).open();
    reads(
        &error.unwrap_err(),
        "
        `RequestId` keyed `Primary` is not declared as a seed
             opened at  @
             near miss  it is bound without a key: write `.with(..)` (registered at @)
             help       write `seeds(RequestId: key = Primary)` in module `Web`; or `.add(bind::<RequestId>().key::<Primary>().to_seed())` on the builder
    ",
    );
}
