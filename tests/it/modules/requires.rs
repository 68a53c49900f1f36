//! The importer or the builder of a module supplies the keys that it requires.

use std::sync::Arc;

use wirework::{Container, ContainerBuilder, Key, ProblemKind, bind};

use super::{Name, is, module};
use crate::support::{built, reads, refuses};

const NAME: Key = Key::of::<dyn Name>();
const TEXT: Key = Key::of::<String>();

#[derive(Default)]
struct Wanting;

module!(Wanting, |self, into| {
    into.add(
        bind::<String>().to(|name: Arc<dyn Name>| name.name()),
        &[TEXT],
    );
    into.require(NAME);
    into.export(TEXT);
});

struct Giving(&'static str);

module!(Giving, |self, into| {
    into.add(bind::<dyn Name>().to_arc(is(self.0)), &[NAME]);
    into.import(Wanting, &[TEXT]);
    into.export(TEXT);
});

#[test]
fn who_imports_a_module_supplies_what_it_requires() {
    let container = built(
        Container::builder()
            .add(bind::<dyn Name>().to_arc(is("root")))
            .install(Giving("importer")),
    );
    assert_eq!(*container.resolve::<String>().unwrap(), "importer");
}

#[test]
fn the_root_supplies_what_an_installed_module_requires() {
    let container = built(
        Container::builder()
            .install(Wanting)
            .add(bind::<dyn Name>().to_arc(is("root"))),
    );
    assert_eq!(*container.resolve::<String>().unwrap(), "root");
}

#[test]
fn what_is_required_can_be_handed_on() {
    struct Between;
    module!(Between, |self, into| {
        into.import(Wanting, &[TEXT]);
        into.require(NAME);
        into.export(TEXT);
    });
    let builder = Container::builder().add(bind::<dyn Name>().to_arc(is("root")));
    let container = built(builder.install(Between));
    assert_eq!(*container.resolve::<String>().unwrap(), "root");
}

#[test]
fn what_nobody_supplies_is_told_with_the_module() {
    let error = Container::builder().install(Wanting).build().unwrap_err();
    assert_eq!(error.problems()[0].kind(), ProblemKind::Missing);
    let text = error.to_string();
    assert!(
        text.contains("nothing supplies module `Wanting` with `dyn Name`"),
        "{text}"
    );
    assert!(
        text.contains("parameter 1: `Arc<dyn Name>` of `String`"),
        "{text}"
    );
}

#[test]
fn what_modules_hand_on_is_bound_where_the_outermost_is_installed() {
    struct Between;
    module!(Between, |self, into| {
        into.import(Wanting, &[TEXT]);
        into.require(NAME);
    });
    struct Outermost;
    module!(Outermost, |self, into| {
        into.import(Between, &[]);
        into.require(NAME);
    });
    refuses(
        Container::builder().install(Outermost),
        "
        the wiring has a problem: nothing supplies module `Wanting` with `dyn Name`
             needed by  parameter 1: `Arc<dyn Name>` of `String` (registered at @)
             help       bind it where `Outermost` is imported or installed
    ",
    );
}

/// A module that requires the name for a value of its own.
macro_rules! wanting {
    ($($module:ident: $value:ty),*) => {$(
        struct $module;
        module!($module, |self, into| {
            into.add(bind::<$value>().to(|_: Arc<dyn Name>| 0), &[]);
            into.require(NAME);
        });
    )*};
}

wanting!(Second: u8, Third: u16, Fourth: u32, Fifth: u64);

#[test]
fn what_several_modules_require_of_the_container_is_one_problem() {
    refuses(
        Container::builder().install(Wanting).install(Second),
        "
        the wiring has a problem: nothing supplies the modules `Second`, `Wanting` with `dyn Name`
             needed by  parameter 1: `Arc<dyn Name>` of `String` (registered at @)
                        parameter 1: `Arc<dyn Name>` of `u8` (registered at @)
             help       bind it where `Second` and `Wanting` are imported or installed
    ",
    );
}

#[test]
fn what_the_container_and_a_module_need_is_one_problem() {
    let builder = Container::builder().install(Wanting);
    refuses(
        builder.add(bind::<i8>().to(|_: Arc<dyn Name>| 8)),
        "
        the wiring has a problem: nothing provides `dyn Name`
             needed by  parameter 1: `Arc<dyn Name>` of `String` (registered at @)
                        parameter 1: `Arc<dyn Name>` of `i8` (registered at @)
             help       add a component with `#[inject(bind(dyn Name))]`, or `.add(bind::<dyn Name>().to(..))`
    ",
    );
}

#[test]
fn many_modules_with_one_missing_requirement_are_counted() {
    let builder = Container::builder().install(Wanting).install(Second);
    let builder = builder.install(Third).install(Fourth).install(Fifth);
    let text = builder.build().unwrap_err().to_string();
    let headline = "the wiring has a problem: nothing supplies 5 modules with `dyn Name`\n";
    assert!(text.starts_with(headline), "{text}");
    let help = "help       bind it where they are imported or installed";
    assert!(text.ends_with(help), "{text}");
}

#[test]
fn what_is_bound_twice_for_several_modules_is_one_problem() {
    let builder = Container::builder().install(Wanting).install(Second);
    refuses(
        builder
            .add(bind::<dyn Name>().to_arc(is("one")))
            .add(bind::<dyn Name>().to_arc(is("two"))),
        "
        the wiring has a problem: 2 bindings provide `dyn Name`, but one is needed
             needed by  parameter 1: `Arc<dyn Name>` of `String` (registered at @)
                        parameter 1: `Arc<dyn Name>` of `u8` (registered at @)
             candidates a value of `dyn Name` (registered at @)
                        a value of `dyn Name` (registered at @)
             help       use `Vec<Arc<dyn Name>>` to get all; or bind one with `.key::<Q>()` and use `#[inject(key = Q)]`
    ",
    );
}

#[test]
fn what_nobody_supplies_is_missing_even_if_nothing_or_only_an_option_needs_it() {
    struct Idle;
    module!(Idle, |self, into| {
        into.require(NAME);
    });
    struct Open;
    module!(Open, |self, into| {
        into.add(bind::<u8>().to(|_: Option<Arc<dyn Name>>| 8), &[]);
        into.require(NAME);
    });
    struct Outer;
    module!(Outer, |self, into| {
        into.import(Idle, &[]);
        into.require(NAME);
    });
    let refused = |builder: ContainerBuilder| builder.build().unwrap_err().to_string();
    for (error, module) in [
        (refused(Container::builder().install(Idle)), "Idle"),
        (refused(Container::builder().install(Open)), "Open"),
        (refused(Container::builder().install(Outer)), "Outer"),
    ] {
        let missing =
            format!("the wiring has a problem: nothing supplies module `{module}` with `dyn Name`");
        assert!(error.starts_with(&missing), "{error}");
    }
}

#[test]
fn one_module_is_not_supplied_with_different_things() {
    struct Other;
    module!(Other, |self, into| {
        into.add(bind::<dyn Name>().to_arc(is("other")), &[NAME]);
        into.import(Wanting, &[TEXT]);
    });
    let builder = Container::builder().install(Giving("importer"));
    let error = builder.install(Other).build().unwrap_err();
    assert_eq!(error.problems()[0].kind(), ProblemKind::Duplicate);
    reads(
        &error,
        "
        the wiring has a problem: module `Wanting` requires `dyn Name`, but its importers supply different bindings
             importers  module `Giving` supplies a value of `dyn Name` (registered at @)
                        module `Other` supplies a value of `dyn Name` (registered at @)
             help       supply the same binding in each of them, or give each a module of its own
    ",
    );
}

#[test]
fn an_importer_that_does_not_supply_what_another_one_supplies_is_named_alone() {
    struct Silent;
    module!(Silent, |self, into| {
        into.import(Wanting, &[TEXT]);
    });
    let builder = Container::builder().install(Silent);
    let builder = builder.add(bind::<dyn Name>().to_arc(is("root")));
    reads(
        &builder.install(Wanting).build().unwrap_err(),
        "
        the wiring has a problem: module `Wanting` requires `dyn Name`, but its importers supply different bindings
             importers  module `Silent` supplies nothing
                        the container supplies a value of `dyn Name` (registered at @)
             help       supply the same binding in each of them, or give each a module of its own
    ",
    );
}
