use std::sync::Arc;
use wirework::{Container, Injectable, component};

trait Mailer: Send + Sync {}

#[derive(Injectable)]
struct Orders {
    _mailer: Arc<dyn Mailer>, //~ field
}

fn main() {
    let container = Container::builder()
        .add(component::<Orders>()) //~ entry
        .build();
    let _orders = container.unwrap().resolve::<Orders>();
}
