//! Several bindings of one type: selected by a key, collected into a list, or mapped by name.
//!
//! ```console
//! $ cargo run --example keyed_and_collected
//! orders go to the primary, prices come from the replica
//! 1050 cents: allowed by 1 of 2 rules
//! card: a fee of 2 %
//! transfer: a fee of 0 %
//! ```

use std::collections::BTreeMap;
use std::error::Error;
use std::sync::Arc;

use wirework::{Container, Injectable, bind, component};

struct Db(&'static str);

/// A key is a type that names a binding. It is never constructed.
struct Primary;
struct Replica;

trait Rule: Send + Sync {
    fn allows(&self, cents: u32) -> bool;
}

#[derive(Injectable)]
#[inject(bind(dyn Rule))]
struct NotForFree;

impl Rule for NotForFree {
    fn allows(&self, cents: u32) -> bool {
        cents > 0
    }
}

#[derive(Injectable)]
#[inject(bind(dyn Rule))]
struct AtMostTenEuros;

impl Rule for AtMostTenEuros {
    fn allows(&self, cents: u32) -> bool {
        cents <= 1000
    }
}

struct Fee(u32);

#[derive(Injectable)]
struct Checkout {
    #[inject(key = Primary)]
    orders: Arc<Db>,
    #[inject(key = Replica)]
    prices: Arc<Db>,
    rules: Vec<Arc<dyn Rule>>,
    fees: BTreeMap<&'static str, Arc<Fee>>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let container = Container::builder()
        .add(bind::<Db>().key::<Primary>().to_value(Db("primary")))
        .add(bind::<Db>().key::<Replica>().to_value(Db("replica")))
        .add(component::<NotForFree>())
        .add(component::<AtMostTenEuros>())
        .add(bind::<Fee>().entry("card").to_value(Fee(2)))
        .add(bind::<Fee>().entry("transfer").to_value(Fee(0)))
        .add(component::<Checkout>())
        .build()?;

    let checkout = container.resolve::<Checkout>()?;
    let (orders, prices) = (checkout.orders.0, checkout.prices.0);
    println!("orders go to the {orders}, prices come from the {prices}");
    let rules = &checkout.rules;
    let allowed = rules.iter().filter(|rule| rule.allows(1050)).count();
    println!("1050 cents: allowed by {allowed} of {} rules", rules.len());
    for (name, fee) in &checkout.fees {
        println!("{name}: a fee of {} %", fee.0);
    }
    Ok(())
}
