//! Values of a scope level that would capture values of an inner level.

use std::sync::Arc;

use wirework::{
    Container, ContainerBuilder, Injectable, Lazy, Module, ProblemKind, bind, component, decorate,
};

use crate::support::{place, refuses};

struct Tenant;
struct Session;
struct Request;

#[derive(Injectable)]
#[inject(scoped = Session)]
struct Cart;

#[test]
fn a_singleton_would_capture_a_value_of_a_session() {
    let whole = bind::<String>().to(|_: Arc<Cart>| String::new());
    let shop = Container::builder().add(component::<Cart>());
    refuses(shop.add(whole), "
        the wiring has a problem: singleton `String` would capture `Cart`, scoped to `Session`
             path       String (parameter 1) -> Cart
             holder     `String` (registered at @)
             captive    `Cart` (@, registered at @)
             help       make `String` scoped too, with `#[inject(scoped = Session)]` or `.scoped_in::<Session>()`; or pass `Cart` to its methods
    ");
}

#[test]
fn a_value_of_a_session_would_capture_one_of_a_request() {
    let session = bind::<u8>().to(|_: Arc<u16>| 8).scoped_in::<Session>();
    let between = bind::<u16>().to(|_: Lazy<u32>| 16).transient();
    let request = bind::<u32>().to(|| 32).scoped_in::<Request>();
    let builder = Container::builder()
        .scope_levels::<(Session, Request)>()
        .add(session)
        .add(between)
        .add(request);
    refuses(builder, "
        the wiring has a problem: `u8`, scoped to `Session`, would capture `u32`, scoped to `Request`
             path       u8 (parameter 1) -> u16 (parameter 1) -> u32
             holder     `u8` (registered at @)
             captive    `u32` (registered at @)
             help       scope `u8` like `u32`, with `#[inject(scoped = Request)]` or `.scoped_in::<Request>()`; or pass `u32` to its methods
    ");
}

#[test]
fn a_value_of_a_session_would_capture_a_scoped_one() {
    let builder = Container::builder()
        .add(bind::<u8>().to(|_: Arc<u16>| 8).scoped_in::<Session>())
        .add(bind::<u16>().to(|| 16).scoped());
    refuses(builder, "
        the wiring has a problem: `u8`, scoped to `Session`, would capture scoped `u16`
             path       u8 (parameter 1) -> u16
             holder     `u8` (registered at @)
             captive    `u16` (registered at @)
             help       scope `u8` like `u16`, with `#[inject(scoped)]` or `.scoped()`; or pass `u16` to its methods
    ");
}

fn of_two_levels() -> ContainerBuilder {
    Container::builder()
        .add(bind::<u8>().to(|_: Arc<u16>| 8).scoped_in::<Request>())
        .add(bind::<u16>().to(|| 16).scoped_in::<Tenant>())
}

#[test]
fn levels_without_an_order_are_a_problem() {
    refuses(of_two_levels(), "
        the wiring has a problem: `u8`, scoped to `Request`, needs `u16`, scoped to `Tenant`, but the order of these levels is not declared
             path       u8 (parameter 1) -> u16
             holder     `u8` (registered at @)
             captive    `u16` (registered at @)
             help       if `Tenant` contains `Request`, write `.scope_levels::<(Tenant, Request)>()` on the builder or `scope_levels(Tenant, Request)` in the module; if not, scope `u8` to `Tenant`
    ");
}

#[test]
fn contradictory_orders_are_a_problem() {
    let builder = Container::builder()
        .scope_levels::<(Tenant, Session)>()
        .scope_levels::<(Session, Tenant)>();
    let error = refuses(builder, "
        the wiring has a problem: the scope levels `Session` and `Tenant` are declared in both orders
             declared   `Tenant` contains `Session` (@)
                        `Session` contains `Tenant` (@)
             help       declare the outer one first in each `scope_levels`
    ");
    assert_eq!(error.problems()[0].kind(), ProblemKind::Levels);
    let ring = Container::builder()
        .scope_levels::<(Tenant, Session, Request)>()
        .scope_levels::<(Request, Tenant)>();
    refuses(ring, "
        the wiring has a problem: the scope levels `Request`, `Session`, `Tenant` are declared in a circle
             declared   `Session` contains `Request` (@)
                        `Tenant` contains `Session` (@)
                        `Request` contains `Tenant` (@)
             help       declare the outer one first in each `scope_levels`
    ");
}

#[test]
fn a_level_that_is_listed_twice_is_a_problem() {
    let error = refuses(
        Container::builder().scope_levels::<(Tenant, Tenant)>(),
        "
        the wiring has a problem: the scope level `Tenant` is listed twice
             written at @
             help       list it once in each `scope_levels`
    ",
    );
    assert_eq!(error.problems()[0].kind(), ProblemKind::Levels);
}

#[test]
fn the_levels_of_a_module_have_the_line_of_their_list() {
    #[derive(Module)]
    #[module(components(Cart as ()), scope_levels(Session, Tenant))]
    struct Shop;
    let line = place(file!(), line!() - 2);
    let builder = Container::builder().scope_levels::<(Tenant, Session)>();
    let error = builder.install(Shop).build().unwrap_err().to_string();
    let declared = format!("`Session` contains `Tenant` ({line})");
    assert!(error.contains(&declared), "{error}");
}

#[test]
fn a_value_of_a_session_would_capture_what_a_decorator_of_its_seed_holds() {
    let session = bind::<u8>().to(|_: Arc<u64>| 8).scoped_in::<Session>();
    let decorator = decorate::<u64>().with(|seed: Arc<u64>, _: Arc<u16>| seed);
    let builder = Container::builder()
        .add(bind::<u64>().to_seed())
        .add(bind::<u16>().to(|| 16).scoped())
        .add(decorator)
        .add(session);
    let error = builder.build().unwrap_err();
    let text = error.to_string();
    let captive = "`u8`, scoped to `Session`, would capture scoped `u16`";
    assert!(text.contains(captive), "{text}");
}
