//! Promise 4: through generated factories.

use std::sync::Arc;
use std::thread;

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

/// What of a part asks the factory, whose orders need the part, for another.
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
        `Order` is asked for while it is being made
             on the way OrderFactory._part -> Part
             asked for  `OrderFactory` (@, registered at @)
             cycle      Order -> Part -> Order
             help       keep the `Lazy` or `Provider`, and call its `get` after construction, in a method
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
    let container = built(app().add(bind::<Part>().to(part)));
    let error = within(move || container.resolve::<Part>().unwrap_err());
    assert_eq!(error.kind(), ResolveErrorKind::Cycle);
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
