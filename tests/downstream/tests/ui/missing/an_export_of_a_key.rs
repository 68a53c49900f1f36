use std::sync::Arc;
use wirework::{Container, Injectable, Keyed, Module, ResolveError};

struct Primary;
struct Replica;
#[derive(Injectable)]
struct Clock;
#[derive(Module)]
#[module(components(Clock: key = Replica), exports(Clock: key = Replica))]
struct App;

fn main() {
    let app = Container::from_module(App).unwrap();
    let _: Result<Keyed<Primary, Arc<Clock>>, ResolveError> = app.get();
}
