//! Promises 1, 2 and 9: a replacement or a decorator without a target.

use std::sync::Arc;

use wirework::{Container, Injectable, ProblemKind, bind, component, decorate};

use crate::support::{built, kinds, place, refuses};

trait Mailer: Send + Sync {}

struct Primary;

#[derive(Injectable)]
#[inject(bind(dyn Mailer))]
struct FakeMailer;
impl Mailer for FakeMailer {}

fn mailer() -> Arc<dyn Mailer> {
    Arc::new(FakeMailer)
}

fn same(inner: Arc<dyn Mailer>) -> Arc<dyn Mailer> {
    inner
}

#[test]
fn promise_9_to_replace_nothing_is_an_error() {
    let builder = Container::builder().replace(bind::<u16>().to_value(80));
    let written = format!("written at {}", place(file!(), line!() - 1));
    let error = refuses(
        builder,
        "
        the wiring has a problem: there is no binding of `u16` to replace
             written at @
             help       write `.add(..)` instead of `.replace(..)` if it is new
    ",
    );
    assert!(error.to_string().contains(&written), "{error}");
}

#[test]
fn promise_9_a_component_without_traits_replaces_itself_only() {
    #[derive(Injectable)]
    struct Plain;
    let builder = Container::builder().replace(component::<Plain>());
    refuses(
        builder,
        "
        the wiring has a problem: there is no binding of `Plain` to replace
             written at @
             help       `Plain` names no traits, so it only replaces itself: write `#[inject(bind(dyn ..))]` on it, or `.replace(bind::<dyn ..>().to_arc(..))`; or `.add(..)` if it is new
    ",
    );
}

#[test]
fn promise_9_each_trait_of_a_replacement_needs_a_target() {
    let builder = Container::builder()
        .add(component::<FakeMailer>())
        .replace(component::<FakeMailer>());
    built(builder);
    let builder = Container::builder()
        .add(bind::<FakeMailer>().to(|| FakeMailer))
        .replace(component::<FakeMailer>());
    refuses(
        builder,
        "
        the wiring has a problem: there is no binding of `dyn Mailer` to replace
             written at @
             near miss  `FakeMailer` is bound, but not as `dyn Mailer` (registered at @)
             help       write `.add(..)` instead of `.replace(..)` if it is new
    ",
    );
}

#[test]
fn promise_9_under_another_qualifier_there_is_no_target() {
    let builder = Container::builder()
        .add(bind::<dyn Mailer>().to(mailer))
        .replace(bind::<dyn Mailer>().key::<Primary>().to(mailer));
    refuses(
        builder,
        "
        the wiring has a problem: there is no binding of `dyn Mailer` keyed `Primary` to replace
             written at @
             near miss  it is bound without a key: remove `.key::<..>()`, or `key = ..` above its struct (registered at @)
             help       write `.add(..)` instead of `.replace(..)` if it is new
    ",
    );
}

#[test]
fn promise_9_an_entry_replaces_its_own_entry_only() {
    let builder = Container::builder()
        .add(bind::<dyn Mailer>().entry("smtp").to(mailer))
        .replace(bind::<dyn Mailer>().entry("ses").to(mailer));
    refuses(
        builder,
        r#"
        the wiring has a problem: there is no binding of the entry "ses" of `dyn Mailer` to replace
             written at @
             near miss  it is bound as the entry "smtp" of type `&str`: write `.entry("smtp")` (registered at @)
             help       write `.add(..)` instead of `.replace(..)` if it is new
    "#,
    );
    let builder = Container::builder()
        .add(bind::<dyn Mailer>().entry("smtp").to(mailer))
        .replace(bind::<dyn Mailer>().to(mailer));
    assert_eq!(kinds(builder), [ProblemKind::NoTarget]);
}

#[test]
fn promise_9_what_is_replaced_twice_is_shown_with_both_places() {
    let builder = Container::builder()
        .add(bind::<u16>().to_value(80))
        .replace(bind::<u16>().to_value(81))
        .replace(bind::<u16>().to_value(82));
    let lines = [line!() - 2, line!() - 1];
    let error = refuses(
        builder,
        "
        the wiring has a problem: `u16` is replaced twice
             by         a value of `u16` (registered at @)
                        a value of `u16` (registered at @)
             help       keep one of the two
    ",
    );
    assert_eq!(error.problems()[0].kind(), ProblemKind::Duplicate);
    let error = error.to_string();
    let shown = lines.map(|line| error.contains(&place(file!(), line)));
    assert_eq!(shown, [true, true], "{error}");
}

#[test]
fn promise_9_a_replacement_is_no_target_of_another() {
    let builder = Container::builder()
        .add(bind::<dyn Mailer>().to(mailer))
        .replace(bind::<dyn Mailer>().to(mailer))
        .replace(component::<FakeMailer>());
    assert_eq!(kinds(builder), [ProblemKind::Duplicate]);
}

#[test]
fn promise_1_to_decorate_nothing_is_an_error() {
    let builder = Container::builder().add(decorate::<dyn Mailer>().with(same));
    let written = format!("written at {}", place(file!(), line!() - 1));
    let error = refuses(
        builder,
        "
        the wiring has a problem: there is no binding of `dyn Mailer` to decorate
             written at @
             help       bind it, or remove the decorator
    ",
    );
    assert!(error.to_string().contains(&written), "{error}");
}

#[test]
fn promise_1_a_decorator_under_another_qualifier_has_no_target() {
    let builder = Container::builder()
        .add(bind::<dyn Mailer>().to(mailer))
        .add(decorate::<dyn Mailer>().key::<Primary>().with(same));
    refuses(
        builder,
        "
        the wiring has a problem: there is no binding of `dyn Mailer` keyed `Primary` to decorate
             written at @
             near miss  it is bound without a key: remove `.key::<..>()`, or `key = ..` above its struct (registered at @)
             help       bind it, or remove the decorator
    ",
    );
}

#[test]
fn promise_1_a_decorator_cannot_replace() {
    let builder = Container::builder()
        .add(bind::<dyn Mailer>().to(mailer))
        .replace(decorate::<dyn Mailer>().with(same));
    refuses(
        builder,
        "
        the wiring has a problem: a decorator of `dyn Mailer` replaces nothing
             written at @
             help       write `.add(..)` instead of `.replace(..)`
    ",
    );
}

#[test]
fn promises_6_and_9_a_struct_is_not_replaced_without_its_traits() {
    let builder = Container::builder()
        .add(component::<FakeMailer>())
        .replace(bind::<FakeMailer>().to_value(FakeMailer));
    refuses(
        builder,
        "
        the wiring has a problem: `FakeMailer` is replaced without its traits
             by         a value of `FakeMailer` (registered at @)
             old        `FakeMailer` (@, registered at @)
             left       `dyn Mailer`
             help       write `.replace(..)` for these too, or only for these
    ",
    );
}

#[test]
fn promise_9_a_struct_may_be_replaced_together_with_its_traits() {
    let container = built(
        Container::builder()
            .add(component::<FakeMailer>())
            .replace(bind::<FakeMailer>().to_value(FakeMailer))
            .replace(bind::<dyn Mailer>().to_arc(mailer())),
    );
    assert!(container.resolve::<FakeMailer>().is_ok());
    assert!(container.resolve::<dyn Mailer>().is_ok());
}

#[test]
fn promise_2_an_entry_with_a_key_of_another_type_is_told_apart() {
    let builder = Container::builder()
        .add(bind::<u8>().entry(0_u8).to_value(1))
        .replace(bind::<u8>().entry(0).to_value(2));
    refuses(
        builder,
        r"
        the wiring has a problem: there is no binding of the entry 0 of `u8` to replace
             written at @
             near miss  it is bound as the entry 0 of type `u8`: write `.entry(0_u8)` (registered at @)
             help       write `.add(..)` instead of `.replace(..)` if it is new
    ",
    );
}
