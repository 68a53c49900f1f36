use std::sync::Arc;
use wirework::{Injectable, Module};

#[derive(Injectable)]
struct Session;

#[derive(Injectable)]
struct Cache {
    _session: Arc<Session>, //~ field
}

#[derive(Module)]
#[module(components(
    Cache, //~ entry
    Session: scoped, //~ entry
))]
struct App;

fn main() {}
