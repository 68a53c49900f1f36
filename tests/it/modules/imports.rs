//! The importer of a module sees its exports. Other modules see them only if they are re-exported.

use std::sync::Arc;

use wirework::{Container, Installation, Key, Module, ProblemKind, bind};

use super::{Name, is, module};
use crate::support::{built, place, reads, refuses};

const NAME: Key = Key::of::<dyn Name>();
const TEXT: Key = Key::of::<String>();

#[derive(Default)]
struct Below;

module!(Below, |self, into| {
    into.add(bind::<dyn Name>().to(|| is("below")), &[NAME]);
    into.export(NAME);
});

/// Imports a module, and records the keys that it sees.
struct Above<const NUMBER: u8> {
    exports: &'static [Key],
}

impl<const NUMBER: u8> Module for Above<NUMBER> {
    const NAME: &'static str = "Above";

    fn install(self, into: &mut Installation) {
        let seen =
            bind::<String>().to(|name: Arc<dyn Name>| format!("{NUMBER} above {}", name.name()));
        into.add(seen, &[TEXT]);
        into.import(Below, &[NAME]);
        self.exports.iter().for_each(|key| into.export(*key));
    }
}

#[test]
fn a_module_sees_what_an_imported_one_exports() {
    let above = Above::<1> { exports: &[TEXT] };
    let container = built(Container::builder().install(above));
    assert_eq!(*container.resolve::<String>().unwrap(), "1 above below");
}

#[test]
fn what_is_imported_goes_no_further() {
    let above = Above::<1> { exports: &[TEXT] };
    let container = built(Container::builder().install(above));
    let error = format!("{:#}", container.resolve::<dyn Name>().err().unwrap());
    assert!(error.starts_with("nothing provides `dyn Name`"), "{error}");
    assert!(
        error.contains("module `Below` exports it, but only to other modules"),
        "{error}"
    );
}

#[test]
fn what_is_exported_again_goes_further() {
    let above = Above::<1> {
        exports: &[TEXT, NAME],
    };
    let container = built(Container::builder().install(above));
    assert_eq!(container.resolve::<dyn Name>().unwrap().name(), "below");
}

#[test]
fn a_module_without_fields_is_there_once_for_all_that_import_it() {
    struct Top;
    module!(Top, |self, into| {
        let both = bind::<Vec<u8>>().to(|name: Arc<dyn Name>| name.name().into_bytes());
        into.add(both, &[Key::of::<Vec<u8>>()]);
        into.import(
            Above::<1> {
                exports: &[TEXT, NAME],
            },
            &[NAME, TEXT],
        );
        into.import(Below, &[NAME]);
        let exports = [TEXT, NAME, Key::of::<Vec<u8>>()];
        for key in exports {
            into.export(key);
        }
    });
    let container = built(Container::builder().install(Top).install(Below));
    assert_eq!(container.resolve::<dyn Name>().unwrap().name(), "below");
    assert_eq!(**container.resolve::<Vec<u8>>().unwrap(), *b"below");
    assert_eq!(*container.resolve::<String>().unwrap(), "1 above below");
}

#[test]
fn a_module_with_fields_is_there_once() {
    struct Top;
    module!(Top, |self, into| {
        into.import(Above::<1> { exports: &[TEXT] }, &[TEXT]);
    });
    let line = line!() - 2;
    let error = Container::builder()
        .install(Above::<1> { exports: &[TEXT] })
        .install(Top)
        .build()
        .unwrap_err();
    assert_eq!(error.problems()[0].kind(), ProblemKind::Duplicate);
    let text = error.to_string();
    assert!(text.contains(&place(file!(), line)), "{text}");
    reads(
        &error,
        "
        the wiring has a problem: module `Above<1>` has fields and is installed twice, so the two values may differ
             written at @
                        @
             help       import or install it once; another module lists its keys in `requires(..)`
    ",
    );
}

#[test]
fn modules_that_import_each_other_do_not_hang() {
    #[derive(Default)]
    struct One;
    #[derive(Default)]
    struct Other;
    module!(One, |self, into| {
        into.import(Other, &[NAME]);
    });
    module!(Other, |self, into| {
        into.import(One, &[NAME]);
    });
    built(Container::builder().install(One));
}

#[test]
fn what_is_imported_under_two_names_is_one_instance() {
    struct Twice;
    module!(Twice, |self, into| {
        into.import(
            Above::<1> {
                exports: &[TEXT, NAME],
            },
            &[NAME],
        );
        into.import(Below, &[NAME]);
        into.export(NAME);
    });
    let container = built(Container::builder().install(Twice));
    assert_eq!(container.get::<Vec<Arc<dyn Name>>>().unwrap().len(), 1);
}

#[test]
fn a_cycle_through_an_imported_module_shows_its_path() {
    struct Closed;
    struct Inner;
    struct Outer;
    module!(Inner, |self, into| {
        into.add(
            bind::<u8>().to(|n: Arc<u16>| u8::try_from(*n).unwrap()),
            &[Key::of::<u8>()],
        );
        into.require(Key::of::<u16>());
        into.export(Key::of::<u8>());
    });
    module!(Closed, |self, into| {
        into.add(
            bind::<u16>().to(|n: Arc<u8>| u16::from(*n)),
            &[Key::of::<u16>()],
        );
        into.import(Inner, &[Key::of::<u8>()]);
    });
    module!(Outer, |self, into| {
        into.import(Closed, &[]);
    });
    let error = Container::builder().install(Outer).build().unwrap_err();
    assert_eq!(error.problems()[0].kind(), ProblemKind::Cycle);
    assert!(
        error
            .to_string()
            .contains("dependency cycle: u8 -> u16 -> u8"),
        "{error}"
    );
}

#[test]
fn promise_2_entries_that_are_imported_are_not_called_hidden() {
    struct Inner;
    module!(Inner, |self, into| {
        into.add(bind::<dyn Name>().entry("a").to_arc(is("a")), &[NAME]);
        into.export(NAME);
    });
    struct Outer;
    module!(Outer, |self, into| {
        into.import(Inner, &[NAME]);
        into.export(NAME);
    });
    let replaced = bind::<dyn Name>().entry("b").to_arc(is("b"));
    refuses(
        Container::builder().install(Outer).replace(replaced),
        r#"
        the wiring has a problem: there is no binding of the entry "b" of `dyn Name` to replace
             written at @
             near miss  it is bound as the entry "a" of type `&str`: write `.entry("a")` (registered at @)
             help       write `.add(..)` instead of `.replace(..)` if it is new
    "#,
    );
    refuses(
        Container::builder()
            .install(Outer)
            .add(bind::<u8>().to(|_: Arc<dyn Name>| 8)),
        r#"
        the wiring has a problem: nothing provides `dyn Name`
             needed by  parameter 1: `Arc<dyn Name>` of `u8` (registered at @)
             near miss  it is bound as the entry "a": use `HashMap<_, Arc<dyn Name>>` (registered at @)
             help       add a component with `#[inject(bind(dyn Name))]`, or `.add(bind::<dyn Name>().to(..))`
    "#,
    );
}
