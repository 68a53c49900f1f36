//! Messages about keys that modules hide, or that several modules export.

use std::sync::Arc;

use wirework::{Container, Injectable, Key, bind, component};

use super::{Name, is, module};
use crate::support::{built, reads, refuses};

#[derive(Injectable)]
struct Shown {
    #[expect(dead_code, reason = "is injected")]
    name: Arc<dyn Name>,
}

#[test]
fn a_trait_that_two_modules_export_names_both() {
    struct One;
    module!(One, |self, into| {
        let name = Key::of::<dyn Name>();
        into.add(bind::<dyn Name>().to_arc(is("one")), &[name]);
        into.export(name);
    });
    struct Two;
    module!(Two, |self, into| {
        let name = Key::of::<dyn Name>();
        into.add(bind::<dyn Name>().to_arc(is("two")), &[name]);
        into.export(name);
    });
    let builder = || Container::builder().install(One).install(Two);
    refuses(
        builder().add(component::<Shown>()),
        "
        the wiring has a problem: 2 bindings provide `dyn Name`, but one is needed
             needed by  field `name`: `Arc<dyn Name>` of `Shown` (@, registered at @)
             candidates in module `One`, a value of `dyn Name` (registered at @)
                        in module `Two`, a value of `dyn Name` (registered at @)
             help       use `Vec<Arc<dyn Name>>` to get all; or bind one with `.key::<Q>()` and use `#[inject(key = Q)]`
    ",
    );
    let error = built(builder()).resolve::<dyn Name>().err().unwrap();
    reads(
        &error,
        "
        2 bindings provide `dyn Name`, but one is needed
             candidates in module `One`, a value of `dyn Name` (registered at @)
                        in module `Two`, a value of `dyn Name` (registered at @)
             help       use `Vec<Arc<dyn Name>>` to get all; or bind one with `.key::<Q>()` and use `#[inject(key = Q)]`
    ",
    );
}

struct Primary;

struct Keyed;

module!(Keyed, |self, into| {
    let key = Key::of::<dyn Name>().keyed::<Primary>();
    let keyed = bind::<dyn Name>().key::<Primary>();
    into.add(keyed.to_arc(is("primary")), &[key]);
    into.add(
        bind::<dyn Name>().entry("eu").to_arc(is("eu")),
        &[Key::of::<dyn Name>()],
    );
});

#[test]
fn promise_2_the_remedy_of_a_private_key_names_its_qualifier() {
    let consumer = |name: wirework::Keyed<Primary, Arc<dyn Name>>| name.name();
    let builder = Container::builder()
        .install(Keyed)
        .add(bind::<String>().to(consumer));
    refuses(
        builder,
        "
        the wiring has a problem: `dyn Name` keyed `Primary` is private to module `Keyed`
             needed by  parameter 1: `Arc<dyn Name>` of `String` (registered at @)
             near miss  it is private to module `Keyed` (registered at @)
             help       write `exports(dyn Name: key = Primary)` in `Keyed`
    ",
    );
}
