use std::sync::Arc;
use downstream::Clock as C;
use wirework::{Injectable, Module};

#[derive(Injectable)]
struct Server {
    a: Arc<dyn C>, b: Arc<dyn C>, c: Arc<dyn C>, d: Arc<dyn C>,
    e: Arc<dyn C>, f: Arc<dyn C>, g: Arc<dyn C>, h: Arc<dyn C>,
    ports: Vec<u16>,
}
#[derive(Module)]
#[module(components(Server), requires(dyn C))]
struct App;
fn main() {}
