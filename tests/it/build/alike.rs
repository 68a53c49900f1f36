//! Promise 2: two different types never read alike.

use std::sync::Arc;

use wirework::{Container, ContainerBuilder, Injectable, ProblemKind, bind, component};

use crate::support::{built, reads, refuses};

mod billing {
    pub(super) struct User;

    #[derive(wirework::Injectable)]
    pub(super) struct Service {
        #[expect(dead_code, reason = "is injected")]
        session: std::sync::Arc<super::Session>,
    }
}

mod shop {
    pub(super) struct User;

    #[derive(wirework::Injectable)]
    pub(super) struct Service {
        #[expect(dead_code, reason = "is injected")]
        other: std::sync::Arc<super::billing::Service>,
    }
}

#[derive(Injectable)]
#[inject(scoped)]
struct Session;

struct Repo<T>(T);

#[test]
fn two_generic_arguments_are_named_with_their_paths() {
    let builder = Container::builder()
        .add(bind::<u8>().to(|_: Arc<Repo<billing::User>>| 8))
        .add(bind::<Repo<shop::User>>().to_value(Repo(shop::User)));
    refuses(
        builder,
        "
        the wiring has a problem: nothing provides `Repo<it::build::alike::billing::User>`
             needed by  parameter 1: `Arc<Repo<it::build::alike::billing::User>>` of `u8` (registered at @)
             near miss  `Repo<it::build::alike::shop::User>` is bound (registered at @)
             help       `.add(component::<Repo<it::build::alike::billing::User>>())`, or `.add(bind::<Repo<it::build::alike::billing::User>>().to(..))`
    ",
    );
}

#[test]
fn two_components_of_one_path_are_named_with_their_paths() {
    let builder = Container::builder()
        .add(component::<shop::Service>())
        .add(component::<billing::Service>().transient())
        .add(component::<Session>());
    refuses(
        builder,
        "
        the wiring has a problem: singleton `it::build::alike::shop::Service` would capture scoped `Session`
             path       it::build::alike::shop::Service.other -> it::build::alike::billing::Service.session -> Session
             holder     `it::build::alike::shop::Service` (@, registered at @)
             captive    `Session` (@, registered at @)
             help       make `it::build::alike::shop::Service` scoped too, with `#[inject(scoped)]` or `.scoped()`; or pass `Session` to its methods
    ",
    );
}

#[test]
fn a_name_that_is_alone_in_its_message_stays_short() {
    let builder = Container::builder()
        .add(component::<shop::Service>())
        .add(component::<Session>().singleton());
    let error = refuses(
        builder,
        "
        the wiring has a problem: nothing provides `it::build::alike::billing::Service`
             needed by  field `other`: `Arc<it::build::alike::billing::Service>` of `it::build::alike::shop::Service` (@, registered at @)
             near miss  `it::build::alike::shop::Service` is bound, which is not `it::build::alike::billing::Service` (@, registered at @)
             help       `.add(component::<it::build::alike::billing::Service>())`, or `.add(bind::<it::build::alike::billing::Service>().to(..))`
    ",
    );
    assert_eq!(error.problems()[0].kind(), ProblemKind::Missing);
    let alone = Container::builder().add(component::<billing::Service>());
    let error = alone.build().expect_err("the session is missing");
    assert!(error.to_string().contains("of `Service` ("), "{error}");
}

#[test]
fn the_components_of_a_failed_construction_are_named_with_their_paths() {
    let builder = Container::builder()
        .add(bind::<billing::User>().to(|| Err::<billing::User, _>("nobody")))
        .add(bind::<shop::User>().to(|_: Arc<billing::User>| shop::User));
    let error = built(builder).resolve::<shop::User>().err();
    reads(
        &error.expect("the constructor fails"),
        "
        the constructor of `it::build::alike::billing::User` (registered at @) failed
             path       it::build::alike::shop::User (parameter 1) -> it::build::alike::billing::User
             resolved   `it::build::alike::shop::User` (registered at @)
             caused by  nobody
    ",
    );
}

/// Returns a builder in which a factory needs a type, and another type of the same path is bound. Two versions
/// of one crate have such types.
fn two_types_of_one_path() -> ContainerBuilder {
    let builder = {
        struct Client;
        Container::builder().add(bind::<u8>().to(|_: Arc<Client>| 8))
    };
    {
        struct Client;
        builder.add(bind::<Client>().to_value(Client))
    }
}

#[test]
fn another_type_of_the_same_path_is_told_from_the_missing_one() {
    refuses(
        two_types_of_one_path(),
        "
        the wiring has a problem: nothing provides `Client`
             needed by  parameter 1: `Arc<Client>` of `u8` (registered at @)
             near miss  another `Client` is bound: if it is of another version of the crate `it`, `cargo tree -d` shows the versions (registered at @)
             help       `.add(component::<Client>())`, or `.add(bind::<Client>().to(..))`
    ",
    );
}

#[test]
fn types_with_one_name_in_two_problems_are_named_with_their_paths() {
    let builder = Container::builder()
        .add(bind::<u8>().to(|_: Arc<billing::User>| 8))
        .add(bind::<u16>().to(|_: Arc<shop::User>| 16));
    let error = builder.build().unwrap_err();
    let problems = error.problems().iter();
    let headlines: Vec<String> = problems
        .filter_map(|problem| Some(problem.to_string().lines().next()?.to_owned()))
        .collect();
    assert_eq!(
        headlines,
        [
            "nothing provides `it::build::alike::billing::User`",
            "nothing provides `it::build::alike::shop::User`"
        ]
    );
}
