use std::sync::Arc;
use wirework::{Container, Injectable, component};

trait Mailer: Send + Sync {}

#[derive(Injectable)]
struct Orders {
    _mailer: Arc<dyn Mailer>, //~ field
}

fn main() {
    let _container = Container::builder()
        .add(component::<Orders>()) //~ entry
        .build()
        .unwrap();
}
