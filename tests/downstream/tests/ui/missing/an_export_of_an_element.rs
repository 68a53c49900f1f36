use std::sync::Arc;
use wirework::{Container, Injectable, Module};

#[derive(Injectable)]
struct Clock;
#[derive(Module)]
#[module(components(Clock), exports(Clock))]
struct App;

fn main() {
    let app = Container::from_module(App).unwrap();
    let _ = app.get::<(Arc<Clock>, Arc<u16>)>();
}
