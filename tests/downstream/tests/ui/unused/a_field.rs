#![deny(warnings)]
use wirework::Module;

#[derive(Module)]
#[module(exports(u8))]
struct App {
    port: u16,
    level: u8,
}

fn main() { let _ = App { port: 1, level: 2 }; }
