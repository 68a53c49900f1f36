//! The types that must be `Send + Sync`, and those that need not be.

use std::cell::Cell;
use std::sync::Arc;

use wirework::{Container, Injectable, bind, component};

use crate::support::built;

#[derive(Injectable)]
struct Order {
    #[inject(arg)]
    number: u32,
    #[inject(skip)]
    seen: Cell<u32>,
    hours: Arc<u8>,
}

#[test]
fn what_a_generated_factory_makes_need_not_be_shared() {
    let container = Container::builder().add(bind::<u8>().to_value(9));
    let container = built(container.add(component::<OrderFactory>()));
    let order = container.resolve::<OrderFactory>().unwrap().create(3);
    let order = order.unwrap();
    order.seen.set(order.number + u32::from(*order.hours));
    assert_eq!(order.seen.get(), 12);
}
