use std::sync::Arc;
use wirework::{Container, Injectable, component};

#[derive(Injectable)]
#[inject(scoped)]
struct Session;

#[derive(Injectable)]
struct Cache {
    _session: Arc<Session>, //~ field
}

fn main() {
    let _container = Container::builder()
        .add(component::<Cache>()) //~ entry
        .add(component::<Session>()) //~ entry
        .build()
        .unwrap();
}
