use std::sync::Arc;
use wirework::{Container, Injectable, component};

#[derive(Injectable)]
struct Orders {
    _payments: Arc<Payments>, //~ field
}

#[derive(Injectable)]
struct Payments {
    _orders: Arc<Orders>, //~ field
}

fn main() {
    let _container = Container::builder()
        .add(component::<Orders>()) //~ entry
        .add(component::<Payments>()) //~ entry
        .build()
        .unwrap();
}
