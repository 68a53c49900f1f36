use std::sync::Arc;
use wirework::{Container, Injectable, Module};

trait Clock: Send + Sync {}

#[derive(Injectable)]
struct SystemClock;
impl Clock for SystemClock {}

#[derive(Module)]
#[module(components(SystemClock as dyn Clock), exports(dyn Clock))]
struct App {
    #[module(as(dyn Clock))]
    port: u16,
}

fn main() {
    let container = Container::from_module(App { port: 80 }).unwrap();
    let _: Arc<dyn Clock> = container.resolve().unwrap();
}
