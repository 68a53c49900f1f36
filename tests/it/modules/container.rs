//! The container of a module that rustc has checked.

use std::sync::Arc;

use wirework::{
    Complete, Container, Exports, ExportsKeyed, Injectable, Key, Keyed, Provides, ProvidesKeyed,
    Scope, Standalone, bind, component,
};

use super::{Name, is, module};

#[derive(Injectable)]
struct Greeter {
    name: Arc<dyn Name>,
}

struct Primary;
struct RequestId(u64);

struct App {
    name: Arc<dyn Name>,
}

const KEYS: [Key; 5] = [
    Key::of::<dyn Name>(),
    Key::of::<Greeter>(),
    Key::of::<u8>().keyed::<Primary>(),
    Key::of::<RequestId>(),
    Key::of::<String>(),
];

module!(App, |self, into| {
    into.add(bind::<dyn Name>().to_arc(self.name), &KEYS[..1]);
    into.add(component::<Greeter>(), &KEYS[1..2]);
    into.add(bind::<u8>().key::<Primary>().to_value(8), &KEYS[2..3]);
    into.add(bind::<RequestId>().to_seed(), &KEYS[3..4]);
    into.add(
        bind::<String>()
            .to(|id: Arc<RequestId>| id.0.to_string())
            .scoped(),
        &KEYS[4..],
    );
    KEYS[1..].iter().for_each(|key| into.export(*key));
});

impl Standalone for App {}

impl Complete for App {}
impl Provides<dyn Name> for App {
    const ENTRY: usize = 0;
}
impl Provides<Greeter> for App {
    const ENTRY: usize = 1;
}
impl ProvidesKeyed<u8, Primary> for App {
    const ENTRY: usize = 2;
}
impl Provides<RequestId> for App {
    const ENTRY: usize = 3;
}
impl Provides<String> for App {
    const ENTRY: usize = 4;
}
impl Exports<Greeter> for App {}
impl ExportsKeyed<u8, Primary> for App {}
impl Exports<RequestId> for App {}
impl Exports<String> for App {}

fn app() -> Container<App> {
    Container::from_module(App { name: is("Ada") }).unwrap()
}

fn greeted(container: &Container) -> String {
    container.resolve::<Greeter>().unwrap().name.name()
}

#[test]
fn it_gives_what_the_module_exports() {
    assert_eq!(app().resolve::<Greeter>().unwrap().name.name(), "Ada");
    assert_eq!(app().resolve_ref::<Greeter>().unwrap().name.name(), "Ada");
}

#[test]
fn it_gives_dependencies_on_what_the_module_exports() {
    let (greeter, eight) = app()
        .get::<(Arc<Greeter>, Keyed<Primary, Arc<u8>>)>()
        .unwrap();
    assert_eq!((greeter.name.name().as_str(), **eight), ("Ada", 8));
}

#[test]
fn its_clones_are_the_same_container() {
    let app = app();
    let (one, other) = (app.resolve::<Greeter>(), app.clone().resolve::<Greeter>());
    assert!(Arc::ptr_eq(&one.unwrap(), &other.unwrap()));
}

#[test]
fn it_turns_into_a_plain_container_that_is_the_same() {
    let app = app();
    assert_eq!(greeted(&app.plain()), "Ada");
    let before = app.resolve::<Greeter>().unwrap();
    let plain: Container = app.into();
    assert!(Arc::ptr_eq(&before, &plain.resolve::<Greeter>().unwrap()));
}

#[test]
fn a_plain_one_does_not_give_what_is_private() {
    assert!(app().plain().resolve::<dyn Name>().is_err());
}

#[test]
fn its_scopes_give_what_the_module_exports() {
    let app = app();
    let scope = app.scope().with(RequestId(7)).open().unwrap();
    assert_eq!(*scope.resolve::<String>().unwrap(), "7");
    assert_eq!(scope.get::<Arc<RequestId>>().unwrap().0, 7);
    let inner = scope.scope().with(RequestId(8)).open().unwrap();
    assert_eq!(*inner.resolve::<String>().unwrap(), "8");
    let plain: Scope = scope.into();
    assert_eq!(*plain.resolve::<String>().unwrap(), "7");
}

#[test]
fn what_is_scoped_is_not_given_outside_of_a_scope() {
    let error = format!("{:#}", app().resolve::<String>().unwrap_err());
    assert!(error.contains("is scoped"), "{error}");
}

#[test]
fn what_is_no_singleton_is_not_referred_to() {
    assert!(app().resolve_ref::<String>().is_err());
}

#[test]
fn what_rustc_cannot_see_is_checked() {
    struct Broken;
    module!(Broken, |self, into| {
        into.add(component::<Greeter>(), &[Key::of::<Greeter>()]);
    });
    impl Standalone for Broken {}

    impl Complete for Broken {}
    let error = Container::from_module(Broken).unwrap_err().to_string();
    assert!(
        error.contains("nothing in module `Broken` provides `dyn Name`"),
        "{error}"
    );
}

#[test]
fn it_can_be_shared_between_threads_whatever_the_module_is() {
    fn shared<T: Send + Sync>(_: &T) {}
    struct Local {
        _not_sync: std::cell::Cell<u8>,
    }
    module!(Local, |self, _into| {});
    impl Standalone for Local {}

    impl Complete for Local {}
    let local = Local {
        _not_sync: std::cell::Cell::new(8),
    };
    let container = Container::from_module(local).unwrap();
    shared(&container);
    shared(&container.scope().open().unwrap());
}
