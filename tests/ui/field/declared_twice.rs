use std::sync::Arc;

use wirework::{Container, Injectable, component};

#[derive(Injectable)]
struct Server {
    port: Arc<u16>,
    port: Arc<u16>,
}

fn main() {
    let _ = Container::builder().add(component::<Server>());
}
