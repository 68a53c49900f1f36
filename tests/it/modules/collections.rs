//! Collections of a module, of its imports, and of the root.

use std::collections::BTreeMap;
use std::sync::Arc;

use wirework::{Container, Key, bind};

use super::{Name, is, module};
use crate::support::built;

const NAME: Key = Key::of::<dyn Name>();
const TEXT: Key = Key::of::<String>();

fn joined(names: &[Arc<dyn Name>]) -> String {
    let names: Vec<String> = names.iter().map(|name| name.name()).collect();
    names.join(" ")
}

struct Hooks(&'static [&'static str]);

module!(Hooks, |self, into| {
    for name in self.0 {
        into.add(bind::<dyn Name>().to_arc(is(name)), &[NAME]);
    }
    into.add(
        bind::<String>().to(|names: Vec<Arc<dyn Name>>| joined(&names)),
        &[TEXT],
    );
    into.export(NAME);
    into.export(TEXT);
});

#[test]
fn a_collection_has_the_order_of_installs() {
    let container = built(
        Container::builder()
            .add(bind::<dyn Name>().to_arc(is("first")))
            .install(Hooks(&["a", "b"]))
            .add(bind::<dyn Name>().to_arc(is("last"))),
    );
    assert_eq!(
        joined(&container.get::<Vec<Arc<dyn Name>>>().unwrap()),
        "first a b last"
    );
    assert_eq!(*container.resolve::<String>().unwrap(), "a b");
}

#[test]
fn an_empty_collection_of_a_module_stays_empty() {
    let container = built(
        Container::builder()
            .add(bind::<dyn Name>().to_arc(is("root")))
            .install(Hooks(&[])),
    );
    assert_eq!(*container.resolve::<String>().unwrap(), "");
}

#[test]
fn a_module_sees_its_own_and_then_what_it_imports() {
    struct All;
    module!(All, |self, into| {
        into.add(bind::<dyn Name>().to_arc(is("own")), &[NAME]);
        into.add(
            bind::<Vec<u8>>().to(|names: Vec<Arc<dyn Name>>| joined(&names).into_bytes()),
            &[Key::of::<Vec<u8>>()],
        );
        into.import(Hooks(&["a", "b"]), &[NAME]);
        into.export(Key::of::<Vec<u8>>());
    });
    let container = built(Container::builder().install(All));
    assert_eq!(**container.resolve::<Vec<u8>>().unwrap(), *b"own a b");
}

#[test]
fn a_map_has_the_entries_of_all_modules() {
    struct Entries;
    module!(Entries, |self, into| {
        into.add(bind::<dyn Name>().entry("b").to_arc(is("two")), &[NAME]);
        into.export(NAME);
    });
    let container = built(
        Container::builder()
            .install(Entries)
            .add(bind::<dyn Name>().entry("a").to_arc(is("one"))),
    );
    let names = container.get::<BTreeMap<&str, Arc<dyn Name>>>().unwrap();
    assert_eq!(joined(&names.into_values().collect::<Vec<_>>()), "one two");
}

#[test]
fn an_entry_of_two_modules_is_bound_twice() {
    struct Entries;
    module!(Entries, |self, into| {
        into.add(bind::<dyn Name>().entry("a").to_arc(is("two")), &[NAME]);
        into.export(NAME);
    });
    let builder = Container::builder().add(bind::<dyn Name>().entry("a").to_arc(is("one")));
    let error = builder.install(Entries).build().unwrap_err();
    assert!(
        error
            .to_string()
            .contains("the entry \"a\" of `dyn Name` is bound twice"),
        "{error}"
    );
}

struct Left;

module!(Left, |self, into| {
    into.add(bind::<dyn Name>().to_arc(is("left")), &[NAME]);
    into.export(NAME);
});

struct Right;

module!(Right, |self, into| {
    into.add(bind::<dyn Name>().to_arc(is("right")), &[NAME]);
    into.export(NAME);
});

/// Imports the right one first.
struct Turned;

module!(Turned, |self, into| {
    into.add(bind::<dyn Name>().to_arc(is("own")), &[NAME]);
    into.add(
        bind::<String>().to(|names: Vec<Arc<dyn Name>>| joined(&names)),
        &[TEXT],
    );
    into.import(Right, &[NAME]);
    into.import(Left, &[NAME]);
    into.export(NAME);
    into.export(TEXT);
});

fn names(container: &Container) -> String {
    joined(&container.get::<Vec<Arc<dyn Name>>>().unwrap())
}

#[test]
fn the_order_of_the_imports_counts_whatever_was_installed_before() {
    for builder in [
        Container::builder().install(Turned),
        Container::builder().install(Left).install(Turned),
    ] {
        let container = built(builder);
        assert_eq!(*container.resolve::<String>().unwrap(), "own right left");
    }
}

#[test]
fn the_root_has_the_members_of_a_module_in_their_order() {
    let builder = Container::builder()
        .add(bind::<dyn Name>().to_arc(is("first")))
        .install(Turned)
        .add(bind::<dyn Name>().to_arc(is("last")));
    assert_eq!(names(&built(builder)), "first own right left last");
    let builder = Container::builder().install(Left).install(Turned);
    assert_eq!(names(&built(builder)), "left own right");
}
