//! A value lives as long as the container, as long as a scope, or as long as its consumer.
//!
//! ```console
//! $ cargo run --example lifetimes
//! an order: payment 3 in transaction 2 on pool 1
//! an order: payment 4 in transaction 2 on pool 1
//! a refund: payment 6 in transaction 5 on pool 1
//! a refund: payment 7 in transaction 5 on pool 1
//! ```

use std::error::Error;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use wirework::{Container, Injectable, component};

/// Returns the next number, which each new value takes.
fn next() -> u32 {
    static NUMBER: AtomicU32 = AtomicU32::new(1);
    NUMBER.fetch_add(1, Ordering::Relaxed)
}

/// One for each container, which is the default.
#[derive(Injectable)]
struct Pool {
    #[inject(value = next())]
    number: u32,
}

/// One for each scope.
#[derive(Injectable)]
#[inject(scoped)]
struct Transaction {
    pool: Arc<Pool>,
    #[inject(value = next())]
    number: u32,
}

/// A new one on every resolve.
#[derive(Injectable)]
#[inject(transient)]
struct Payment {
    transaction: Arc<Transaction>,
    #[inject(value = next())]
    number: u32,
}

fn main() -> Result<(), Box<dyn Error>> {
    let container = Container::builder()
        .add(component::<Pool>())
        .add(component::<Transaction>())
        .add(component::<Payment>())
        .build()?;

    for request in ["an order", "a refund"] {
        let scope = container.scope().open()?;
        for _ in 0..2 {
            let payment = scope.resolve::<Payment>()?;
            let transaction = &payment.transaction;
            println!(
                "{request}: payment {} in transaction {} on pool {}",
                payment.number, transaction.number, transaction.pool.number
            );
        }
    }
    Ok(())
}
