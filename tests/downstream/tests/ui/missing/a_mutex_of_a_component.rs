use std::sync::Mutex;
use wirework::{Injectable, Module};

#[derive(Injectable)]
struct Server {
    ports: Mutex<Vec<u16>>,
}

#[derive(Module)]
#[module(components(Server))]
struct App;

fn main() {}
