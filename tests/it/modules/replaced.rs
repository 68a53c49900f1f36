//! A replacement replaces an exported binding, also inside its module.

use std::sync::Arc;

use wirework::{Container, Key, ProblemKind, bind, decorate};

use super::{Around, Name, is, module};
use crate::support::{built, refuses};

const NAME: Key = Key::of::<dyn Name>();
const TEXT: Key = Key::of::<String>();

#[derive(Default)]
struct Below;

module!(Below, |self, into| {
    into.add(bind::<dyn Name>().to_arc(is("real")), &[NAME]);
    into.add(
        bind::<String>().to(|name: Arc<dyn Name>| name.name()),
        &[TEXT],
    );
    let around = |inner: Arc<dyn Name>| -> Arc<dyn Name> { Arc::new(Around("decorated", inner)) };
    into.add(decorate::<dyn Name>().with(around), &[]);
    into.add(bind::<u8>().to_value(8), &[Key::of::<u8>()]);
    into.export(NAME);
    into.export(TEXT);
});

struct Above;

module!(Above, |self, into| {
    into.import(Below, &[NAME, TEXT]);
    into.export(NAME);
    into.export(TEXT);
});

#[test]
fn what_a_module_exports_is_replaced_where_it_is_bound() {
    let builder = Container::builder().install(Below);
    let container = built(builder.replace(bind::<dyn Name>().to_arc(is("fake"))));
    assert_eq!(*container.resolve::<String>().unwrap(), "decorated(fake)");
    assert_eq!(
        container.resolve::<dyn Name>().unwrap().name(),
        "decorated(fake)"
    );
}

#[test]
fn what_is_exported_again_is_replaced_where_it_is_bound() {
    let builder = Container::builder().install(Above);
    let container = built(builder.replace(bind::<dyn Name>().to_arc(is("fake"))));
    assert_eq!(*container.resolve::<String>().unwrap(), "decorated(fake)");
}

#[test]
fn those_of_the_root_and_of_modules_are_replaced_by_one() {
    let builder = Container::builder()
        .add(bind::<dyn Name>().to_arc(is("root")))
        .install(Above)
        .replace(bind::<dyn Name>().to_arc(is("fake")));
    let container = built(builder);
    assert_eq!(*container.resolve::<String>().unwrap(), "decorated(fake)");
}

#[test]
fn what_a_module_imports_and_does_not_export_is_not_replaced_from_outside() {
    struct Between;
    module!(Between, |self, into| {
        into.import(Below, &[NAME, TEXT]);
        into.export(NAME);
    });
    let builder = Container::builder().install(Between);
    let error = refuses(
        builder.replace(bind::<String>().to_value("fake".into())),
        "
        the wiring has a problem: module `Below` exports `String` to its importers alone, so `replace` does not reach it
             written at @
             help       import and export it in each module between `Below` and the container
    ",
    );
    assert_eq!(error.problems()[0].kind(), ProblemKind::NoTarget);
}

#[test]
fn what_is_private_is_not_replaced_from_outside() {
    let builder = Container::builder().install(Below);
    let error = refuses(
        builder.replace(bind::<u8>().to_value(9)),
        "
        the wiring has a problem: `u8` is private to module `Below`, so `replace` does not reach it
             written at @
             near miss  it is private to module `Below` (registered at @)
             help       write `exports(u8)` in `Below`, or replace what it exports
    ",
    );
    assert_eq!(error.problems()[0].kind(), ProblemKind::NoTarget);
}

/// A module that binds a name, and decorates it itself.
macro_rules! decorated {
    ($name:ident) => {
        struct $name;

        module!($name, |self, into| {
            into.add(bind::<dyn Name>().to_arc(is("real")), &[NAME]);
            let around = |inner: Arc<dyn Name>| -> Arc<dyn Name> {
                Arc::new(Around(stringify!($name), inner))
            };
            into.add(decorate::<dyn Name>().with(around), &[]);
            into.export(NAME);
        });
    };
}

decorated!(Left);
decorated!(Right);

#[test]
fn promise_2_a_replacement_of_a_collection_that_two_modules_decorate_is_the_reason() {
    let both = || Container::builder().install(Left).install(Right);
    let names = built(both()).get::<Vec<Arc<dyn Name>>>().unwrap();
    let names: Vec<String> = names.iter().map(|name| name.name()).collect();
    assert_eq!(names, ["Left(real)", "Right(real)"]);
    refuses(
        both().replace(bind::<dyn Name>().to_arc(is("fake"))),
        r"
        the wiring has a problem: the container gets one binding of `dyn Name` with two decorators
             binding    a value of `dyn Name` (registered at @)
             with       the decorator of `dyn Name` (registered at @)
                        the decorator of `dyn Name` (registered at @)
             help       `.replace(..)` binds it in each of the modules `Left`, `Right`: decorate the key once, in a module that imports these and binds a member itself; or, in a test, replace single bindings with `graph.member::<..>()`
        ",
    );
}

#[test]
fn an_entry_of_what_a_module_exports_without_one_is_a_near_miss() {
    struct Inner;
    module!(Inner, |self, into| {
        into.add(bind::<dyn Name>().to_arc(is("inner")), &[NAME]);
        into.export(NAME);
    });
    struct Outer;
    module!(Outer, |self, into| {
        into.import(Inner, &[NAME]);
        into.export(NAME);
    });
    let entry = bind::<dyn Name>().entry(9).to_arc(is("other"));
    refuses(
        Container::builder().install(Outer).replace(entry),
        "
        the wiring has a problem: there is no binding of the entry 9 of `dyn Name` to replace
             written at @
             near miss  it is bound without an entry (registered at @)
             help       write `.add(..)` instead of `.replace(..)` if it is new
    ",
    );
}
