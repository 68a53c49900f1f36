use std::sync::Arc;
use wirework::{Injectable, Module};

#[derive(Injectable)]
struct Clock;
#[derive(Injectable)]
struct Signup {
    parts: (Arc<Clock>, Arc<u16>),
}
#[derive(Module)]
#[module(components(Clock, Signup), exports(Signup))]
struct App;

fn main() {}
