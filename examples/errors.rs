//! `build()` reports every mistake in the wiring at once, before any constructor runs.
//!
//! ```console
//! $ cargo run --example errors
//! the wiring has 3 problems
//!
//! 1. nothing provides `dyn Mailer`
//!      needed by  field `mailer`: `Arc<dyn Mailer>` of `Orders` (examples/errors.rs:45, registered at examples/errors.rs:68)
//!      needed for Payments.orders -> Orders.mailer
//!      near miss  `SmtpMailer` is bound, but not as `dyn Mailer`: write `#[inject(bind(dyn Mailer))]` on it (examples/errors.rs:37, registered at examples/errors.rs:67)
//!      help       add a component with `#[inject(bind(dyn Mailer))]`, or `.add(bind::<dyn Mailer>().to(..))`
//!
//! 2. dependency cycle: Orders -> Payments -> Orders
//!      through    field `payments` of `Orders` (examples/errors.rs:45, registered at examples/errors.rs:68)
//!                 field `orders` of `Payments` (examples/errors.rs:51, registered at examples/errors.rs:69)
//!      help       resolve one dependency after construction: use `Lazy<Payments>` or `Provider<Payments>` for `Orders.payments`
//!
//! 3. singleton `Catalog` would capture scoped `Session`
//!      path       Catalog.session -> Session
//!      holder     `Catalog` (examples/errors.rs:57, registered at examples/errors.rs:70)
//!      captive    `Session` (examples/errors.rs:63, registered at examples/errors.rs:71)
//!      help       make `Catalog` scoped too, with `#[inject(scoped)]` or `.scoped()`; or pass `Session` to its methods
//! ```

#![expect(dead_code, reason = "the wiring is wrong, so none of it ever runs")]

use std::sync::Arc;

use wirework::{Container, Injectable, component};

trait Mailer: Send + Sync {
    fn send(&self, to: &str);
}

/// The first mistake: the attribute `#[inject(bind(dyn Mailer))]` is missing.
#[derive(Injectable)]
struct SmtpMailer;

impl Mailer for SmtpMailer {
    fn send(&self, _to: &str) {}
}

/// The second mistake: `Orders` and `Payments` depend on each other.
#[derive(Injectable)]
struct Orders {
    mailer: Arc<dyn Mailer>,
    payments: Arc<Payments>,
}

#[derive(Injectable)]
struct Payments {
    orders: Arc<Orders>,
}

/// The third mistake: all requests would share the session of the first request.
#[derive(Injectable)]
struct Catalog {
    session: Arc<Session>,
}

#[derive(Injectable)]
#[inject(scoped)]
struct Session;

fn main() {
    let built = Container::builder()
        .add(component::<SmtpMailer>())
        .add(component::<Orders>())
        .add(component::<Payments>())
        .add(component::<Catalog>())
        .add(component::<Session>())
        .build();
    // If `main` returns the error, the program prints the same text.
    if let Err(error) = built {
        println!("{error}");
    }
}
