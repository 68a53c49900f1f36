use std::sync::Arc;
use wirework::{Injectable, Module};

#[derive(Injectable)]
struct Greeting;
fn loud() -> Arc<Greeting> {
    Arc::new(Greeting)
}

#[derive(Module)]
#[module(components(Greeting), decorators(loud -> Greeting))]
struct App;

fn main() {}
