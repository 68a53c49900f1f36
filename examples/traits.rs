//! A struct is bound to a trait in one place: by its own attribute, or by a factory.
//!
//! ```console
//! $ cargo run --example traits
//! sandbox: charged 900 cents
//! paid orders: 1
//! ```

use std::error::Error;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use wirework::{Container, Injectable, bind, component};

trait Orders: Send + Sync {
    fn pay(&self);
}

trait Statistics: Send + Sync {
    fn paid_orders(&self) -> usize;
}

/// One instance implements both traits.
#[derive(Injectable)]
#[inject(bind(dyn Orders, dyn Statistics))]
struct OrderTable {
    #[inject(skip)]
    paid: AtomicUsize,
}

impl Orders for OrderTable {
    fn pay(&self) {
        self.paid.fetch_add(1, Ordering::Relaxed);
    }
}

impl Statistics for OrderTable {
    fn paid_orders(&self) -> usize {
        self.paid.load(Ordering::Relaxed)
    }
}

trait Payments: Send + Sync {
    fn charge(&self, cents: u32);
}

/// A type without the derive, as from another crate.
struct Gateway(&'static str);

impl Payments for Gateway {
    fn charge(&self, cents: u32) {
        println!("{}: charged {cents} cents", self.0);
    }
}

struct Config {
    live: bool,
}

fn main() -> Result<(), Box<dyn Error>> {
    let gateway = |config: Arc<Config>| -> Arc<dyn Payments> {
        Arc::new(Gateway(if config.live { "stripe" } else { "sandbox" }))
    };
    let container = Container::builder()
        .add(component::<OrderTable>())
        .add(bind::<Config>().to_value(Config { live: false }))
        .add(bind::<dyn Payments>().to(gateway))
        .build()?;

    container.resolve::<dyn Payments>()?.charge(900);
    container.resolve::<dyn Orders>()?.pay();
    let statistics = container.resolve::<dyn Statistics>()?;
    println!("paid orders: {}", statistics.paid_orders());
    Ok(())
}
