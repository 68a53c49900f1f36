use std::sync::atomic::AtomicU64;

use wirework::{Container, Injectable, component};

#[derive(Injectable)]
struct Counter {
    count: AtomicU64,
}

fn main() {
    let container = Container::builder().add(component::<Counter>()).build();
    let _ = container.map(|container| container.resolve::<Counter>());
}
