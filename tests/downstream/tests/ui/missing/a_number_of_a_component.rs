use wirework::{Injectable, Module};

#[derive(Injectable)]
struct Server {
    port: u16,
}

#[derive(Module)]
#[module(components(Server))]
struct App;

fn main() {}
