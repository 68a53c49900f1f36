use wirework::{Injectable, Module};

#[derive(Module)]
#[module(components(Pool: stop = Pool::close), exports(Pool))]
struct App;

#[derive(Injectable)]
struct Pool;

impl Pool {
    async fn close(&self) {}
}
fn main() {}
