use wirework::{Injectable, Module};

trait Clock: Send + Sync {
    async fn hour(&self) -> u8;
}

#[derive(Injectable)]
struct System;

impl Clock for System {
    async fn hour(&self) -> u8 {
        3
    }
}

#[derive(Module)]
#[module(components(System as dyn Clock))]
struct AppModule;

fn main() {}
