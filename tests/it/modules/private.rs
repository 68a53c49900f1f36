//! A key that a module does not export is private.

use std::sync::Arc;

use wirework::{BuildError, Container, Injectable, Key, ProblemKind, bind, component};

use super::{Name, is, module};
use crate::support::{built, reads};

/// A component that several modules bind, and that shows the value that each module injects.
#[derive(Injectable)]
struct Shown {
    name: Arc<dyn Name>,
}

struct Left(&'static str);

module!(Left, |self, into| {
    let name = Key::of::<dyn Name>();
    into.add(bind::<dyn Name>().to_arc(is(self.0)), &[name]);
    into.add(
        bind::<String>().to(|name: Arc<dyn Name>| name.name()),
        &[Key::of::<String>()],
    );
    into.export(Key::of::<String>());
});

struct Right;

module!(Right, |self, into| {
    let name = Key::of::<dyn Name>();
    into.add(bind::<dyn Name>().to_arc(is("right")), &[name]);
    into.add(component::<Shown>(), &[Key::of::<Shown>()]);
    into.export(Key::of::<Shown>());
});

fn private_to_left() -> Result<Container, BuildError> {
    Container::builder()
        .install(Left("left"))
        .add(component::<Shown>())
        .build()
}

#[test]
fn private_bindings_of_one_key_do_not_meet() {
    let container = built(Container::builder().install(Left("left")).install(Right));
    assert_eq!(*container.resolve::<String>().unwrap(), "left");
    assert_eq!(container.resolve::<Shown>().unwrap().name.name(), "right");
}

#[test]
fn a_module_sees_its_own_where_the_root_has_another() {
    let container = built(
        Container::builder()
            .add(bind::<dyn Name>().to_arc(is("root")))
            .install(Left("left")),
    );
    assert_eq!(*container.resolve::<String>().unwrap(), "left");
    assert_eq!(container.resolve::<dyn Name>().unwrap().name(), "root");
}

#[test]
fn what_is_private_cannot_be_resolved() {
    let container = built(Container::builder().install(Left("left")));
    let error = format!("{:#}", container.resolve::<dyn Name>().err().unwrap());
    assert!(
        error.starts_with("`dyn Name` is private to module `Left`"),
        "{error}"
    );
    assert!(
        error.contains("help       write `exports(dyn Name)` in `Left`"),
        "{error}"
    );
    assert!(container.get::<Option<Arc<dyn Name>>>().unwrap().is_none());
    assert!(container.get::<Vec<Arc<dyn Name>>>().unwrap().is_empty());
}

#[test]
fn all_modules_that_bind_a_private_key_are_named() {
    let container = built(Container::builder().install(Left("left")).install(Right));
    let error = format!("{:#}", container.resolve::<dyn Name>().err().unwrap());
    let both = "`dyn Name` is private to the modules `Left`, `Right`";
    assert!(error.starts_with(both), "{error}");
    let help = "help       write `exports(dyn Name)` in `Left` or in `Right`";
    assert!(error.contains(help), "{error}");
}

#[test]
fn what_is_private_cannot_be_injected_from_outside() {
    let error = private_to_left().unwrap_err();
    assert_eq!(error.problems()[0].kind(), ProblemKind::Missing);
    let text = error.to_string();
    assert!(
        text.contains("`dyn Name` is private to module `Left`"),
        "{text}"
    );
    assert!(
        text.contains("field `name`: `Arc<dyn Name>` of `Shown`"),
        "{text}"
    );
}

#[test]
fn what_is_private_cannot_be_decorated_from_outside() {
    let error = Container::builder()
        .install(Left("left"))
        .add(wirework::decorate::<dyn Name>().with(|name: Arc<dyn Name>| name))
        .build()
        .unwrap_err();
    assert_eq!(error.problems()[0].kind(), ProblemKind::NoTarget);
    assert!(
        error.to_string().contains("it is private to module `Left`"),
        "{error}"
    );
}

trait Front: Send + Sync {}
trait Back: Send + Sync {}

#[derive(Injectable)]
#[inject(bind(dyn Front, dyn Back))]
struct Both;
impl Front for Both {}
impl Back for Both {}

#[test]
fn a_component_has_no_traits_that_its_module_does_not_name() {
    struct Named;
    module!(Named, |self, into| {
        let keys = [Key::of::<Both>(), Key::of::<dyn Back>()];
        into.add(component::<Both>(), &keys);
        for key in keys {
            into.export(key);
        }
        into.export(Key::of::<dyn Front>());
    });
    let container = built(Container::builder().install(Named));
    assert!(container.resolve::<dyn Front>().is_err());
    container.resolve::<dyn Back>().unwrap();
}

#[test]
fn a_key_that_two_modules_export_names_both() {
    struct Second;
    module!(Second, |self, into| {
        into.add(
            bind::<String>().to_value("second".into()),
            &[Key::of::<String>()],
        );
        into.export(Key::of::<String>());
    });
    let error = Container::builder()
        .install(Left("left"))
        .install(Second)
        .build()
        .unwrap_err();
    assert_eq!(error.problems()[0].kind(), ProblemKind::Duplicate);
    reads(
        &error,
        "
        the wiring has a problem: `String` is exported by two modules
             by         in module `Left`, a factory of `String` (registered at @)
                        in module `Second`, a value of `String` (registered at @)
             help       export it from one of them alone; or give one a key with `key = Q`; or use `.replace(..)` for the one to keep
    ",
    );
}

#[test]
fn what_the_root_and_a_module_bind_is_bound_twice() {
    let error = Container::builder()
        .install(Left("left"))
        .add(bind::<String>().to_value("root".into()))
        .build()
        .unwrap_err();
    assert_eq!(error.problems()[0].kind(), ProblemKind::Duplicate);
}

#[test]
fn a_function_may_return_a_module() {
    let container = built(Container::builder().install(|| Left("made")));
    assert_eq!(*container.resolve::<String>().unwrap(), "made");
}

/// Imports `Left` without exporting anything.
struct Above;

module!(Above, |self, into| {
    into.import(Left("left"), &[Key::of::<String>()]);
});

#[test]
fn a_private_key_below_the_installed_module_has_a_way_to_the_container() {
    let container = built(Container::builder().install(Above));
    reads(
        &container.resolve::<dyn Name>().err().unwrap(),
        "
        `dyn Name` is private to module `Left`
             near miss  it is private to module `Left` (registered at @)
             help       write `exports(dyn Name)` in `Left`, and import and export it in each module between `Left` and the container
    ",
    );
}

#[test]
fn an_entry_that_only_an_importer_gets_is_not_bound_here() {
    struct Inner;
    module!(Inner, |self, into| {
        let entry = bind::<dyn Name>().entry("eu").to_arc(is("inner"));
        into.add(entry, &[Key::of::<dyn Name>()]);
        into.export(Key::of::<dyn Name>());
    });
    struct Outer;
    module!(Outer, |self, into| {
        into.import(Inner, &[Key::of::<dyn Name>()]);
    });
    let builder = Container::builder().install(Outer);
    let error = built(builder).resolve::<dyn Name>().err().unwrap();
    let text = format!("{error:#}");
    assert!(
        text.contains("module `Inner` exports it, but only to other modules"),
        "{text}"
    );
}

#[test]
fn a_key_that_only_an_importer_gets_has_a_way_to_the_container() {
    let container = built(Container::builder().install(Above));
    reads(
        &container.resolve::<String>().err().unwrap(),
        "
        nothing provides `String`
             near miss  module `Left` exports it, but only to other modules (registered at @)
             help       import and export it in each module between `Left` and the container
    ",
    );
}
