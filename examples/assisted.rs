//! A generated factory constructs a component that needs values from its caller.
//!
//! ```console
//! $ cargo run --example assisted
//! stripe: 1190 cents from ada
//! stripe: 238 cents from grace
//! ```

use std::error::Error;
use std::sync::Arc;

use wirework::{Container, Injectable, ResolveError, bind, component};

trait Payments: Send + Sync {
    fn charge(&self, customer: &str, cents: u32);
}

#[derive(Injectable)]
#[inject(bind(dyn Payments))]
struct Stripe;

impl Payments for Stripe {
    fn charge(&self, customer: &str, cents: u32) {
        println!("stripe: {cents} cents from {customer}");
    }
}

struct Tax {
    percent: u32,
}

/// The caller passes the `arg` fields. The container injects the others.
#[derive(Injectable)]
struct Order {
    #[inject(arg)]
    customer: String,
    #[inject(arg)]
    cents: u32,
    tax: Arc<Tax>,
    payments: Arc<dyn Payments>,
}

impl Order {
    fn pay(&self) {
        let cents = self.cents + self.cents * self.tax.percent / 100;
        self.payments.charge(&self.customer, cents);
    }
}

/// Depends on the factory that the derive generates for `Order`.
#[derive(Injectable)]
struct Checkout {
    orders: Arc<OrderFactory>,
}

impl Checkout {
    fn run(&self, customer: &str, cents: u32) -> Result<(), ResolveError> {
        let order = self.orders.create(customer.into(), cents)?;
        order.pay();
        Ok(())
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let container = Container::builder()
        .add(component::<Stripe>())
        .add(bind::<Tax>().to_value(Tax { percent: 19 }))
        .add(component::<OrderFactory>())
        .add(component::<Checkout>())
        .build()?;

    let checkout = container.resolve::<Checkout>()?;
    checkout.run("ada", 1000)?;
    checkout.run("grace", 200)?;
    Ok(())
}
