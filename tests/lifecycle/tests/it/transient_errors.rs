//! The errors of transients that async functions construct.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use futures_executor::block_on;
use wirework::{Container, ContainerBuilder, Injectable, ResolveErrorKind, bind, component};

use crate::support::{plain, yields};

#[derive(Debug)]
struct Ticket;

struct Pair(
    #[allow(dead_code, reason = "it is only constructed")] Arc<Ticket>,
    #[allow(dead_code, reason = "it is only constructed")] Arc<Ticket>,
);

#[derive(Injectable)]
#[inject(transient, bind(dyn Seat))]
struct Row {
    #[allow(dead_code, reason = "it is only constructed")]
    ticket: Arc<Ticket>,
}

trait Seat: Send + Sync {}

impl Seat for Row {}

#[derive(Injectable)]
struct Hall {
    #[allow(dead_code, reason = "it is only constructed")]
    rows: Vec<Arc<dyn Seat>>,
}

async fn ticket() -> Ticket {
    yields(1).await;
    Ticket
}

fn tickets() -> ContainerBuilder {
    Container::builder().add(bind::<Ticket>().to_async(ticket).transient())
}

#[derive(Injectable)]
struct Order {
    #[inject(arg)]
    #[allow(dead_code, reason = "it is an argument of the factory")]
    number: u8,
    #[allow(dead_code, reason = "it is only constructed")]
    ticket: Arc<Ticket>,
}

#[test]
fn a_generated_factory_constructs_no_async_transient() {
    let builder = tickets().add(component::<OrderFactory>());
    let container = block_on(builder.start()).unwrap();
    let orders = container.resolve::<OrderFactory>().unwrap();
    let error = orders.create(1).err().unwrap();
    assert_eq!(error.kind(), ResolveErrorKind::NeedsAsync);
    let text = format!("{error:#}");
    assert!(text.contains("depend on a `Provider` of it"), "{text}");
}

#[test]
fn a_sync_resolve_of_an_async_transient_names_the_async_one() {
    let builder = tickets().add(bind::<Pair>().to(Pair).transient());
    let container = block_on(builder.start()).unwrap();
    let error = container.resolve::<Pair>().err().unwrap();
    assert_eq!(error.kind(), ResolveErrorKind::NeedsAsync);
    assert_eq!(
        plain(&format!("{error:#}")),
        "an async function constructs each `Ticket`, and only an async resolve runs it\n\
        path       Pair (parameter 1) -> Ticket\n\
        resolved   `Pair` (registered at tests/lifecycle/tests/it/transient_errors.rs:_)\n\
        help       resolve it with `resolve_async(..).await`; or depend on a `Provider` of it, and await its `get_async()`\n"
    );
}

#[test]
fn an_error_of_an_async_transient_has_the_path_to_it() {
    let builder = Container::builder()
        .add(
            bind::<Ticket>()
                .to_async(async || Err::<Ticket, _>(io::Error::other("sold out")))
                .transient(),
        )
        .add(component::<Row>())
        .add(component::<Hall>());
    let error = block_on(builder.start()).unwrap_err();
    assert_eq!(
        plain(&format!("{error:#}")),
        "the constructor of `Ticket` (registered at tests/lifecycle/tests/it/transient_errors.rs:_) failed\n\
        path       Hall.rows -> Row.ticket -> Ticket\n\
        resolved   `Hall` (tests/lifecycle/tests/it/transient_errors.rs:_, registered at tests/lifecycle/tests/it/transient_errors.rs:_)\n\
        caused by  sold out\n"
    );
}

#[test]
fn a_panic_of_an_async_transient_is_an_error() {
    let builder = Container::builder()
        .add(
            bind::<Ticket>()
                .to_async(async || -> Ticket { panic!("out of paper") })
                .transient(),
        )
        .add(component::<Row>());
    let container = block_on(builder.start()).unwrap();
    let resolved = catch_unwind(AssertUnwindSafe(|| {
        block_on(container.resolve_async::<Row>())
    }));
    let error = resolved.unwrap().err().unwrap();
    assert_eq!(error.kind(), ResolveErrorKind::Panicked);
    assert_eq!(
        plain(&format!("{error:#}")),
        "the construction of `Ticket` (registered at tests/lifecycle/tests/it/transient_errors.rs:_) panicked: out of paper\n\
        path       Row.ticket -> Ticket\n\
        resolved   `Row` (tests/lifecycle/tests/it/transient_errors.rs:_, registered at tests/lifecycle/tests/it/transient_errors.rs:_)\n"
    );
}
