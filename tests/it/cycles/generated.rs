//! Promise 4: cycles through generated factories.

use std::sync::Arc;
use std::thread;
use std::time::Duration;

use wirework::{Container, ContainerBuilder, Injectable, Lazy, ResolveErrorKind, bind, component};

use crate::support::{built, reads, within};

#[derive(Injectable)]
struct Order {
    #[inject(arg)]
    _amount: u32,
    _part: Arc<Part>,
}

#[derive(Debug)]
struct Part;

/// The constructor of a part that calls a factory whose orders need the part.
fn app() -> ContainerBuilder {
    Container::builder().add(component::<OrderFactory>())
}

#[test]
fn a_singleton_whose_constructor_creates_what_needs_it() {
    let part = |orders: Lazy<OrderFactory>| orders.get()?.create(1).map(|_| Part);
    let container = built(app().add(bind::<Part>().to(part)));
    let orders = container.resolve::<OrderFactory>().unwrap();
    let error = within(move || orders.create(1).err().unwrap());
    assert_eq!(error.kind(), ResolveErrorKind::Cycle);
    reads(&error, "
        `Order` is resolved while it is being constructed
             path       OrderFactory._part -> Part
             resolved   `OrderFactory` (@, registered at @)
             cycle      Order -> Part -> Order
             help       keep the `Lazy`, `Provider` or `ScopeFactory`, and use it in a method after construction
    ");
    let error = within(move || container.resolve::<Part>().unwrap_err());
    assert_eq!(error.kind(), ResolveErrorKind::Cycle);
}

#[test]
fn a_transient_whose_constructor_creates_what_needs_it() {
    let part = |orders: Lazy<OrderFactory>| orders.get()?.create(1).map(|_| Part);
    let container = built(app().add(bind::<Part>().to(part).transient()));
    let orders = container.resolve::<OrderFactory>().unwrap();
    let error = within(move || orders.create(1).err().unwrap());
    assert_eq!(error.kind(), ResolveErrorKind::Cycle);
    let error = within(move || container.resolve::<Part>().unwrap_err());
    assert_eq!(error.kind(), ResolveErrorKind::Cycle);
}

#[test]
fn a_constructor_that_waits_for_a_thread_that_creates_what_needs_it() {
    let part = |orders: Lazy<OrderFactory>| {
        let orders = orders.get()?;
        let helper = thread::spawn(move || orders.create(1));
        helper.join().expect("it does not panic").map(|_| Part)
    };
    let app = app().wait_limit(Duration::from_millis(20));
    let container = built(app.add(bind::<Part>().to(part)));
    let error = within(move || container.resolve::<Part>().unwrap_err());
    assert_eq!(error.kind(), ResolveErrorKind::TimedOut);
}

#[test]
fn what_creates_several_one_after_the_other_is_no_cycle() {
    let number = |orders: Lazy<OrderFactory>| {
        let orders = orders.get()?;
        orders.create(1)?;
        orders.create(2).map(|_| 8_u8)
    };
    let container = built(
        app()
            .add(bind::<Part>().to(|| Part).transient())
            .add(bind::<u8>().to(number)),
    );
    assert_eq!(*within(move || container.resolve::<u8>()).unwrap(), 8);
}
