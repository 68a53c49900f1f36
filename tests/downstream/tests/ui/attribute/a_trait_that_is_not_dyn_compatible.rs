use wirework::{Injectable, Module};

trait Clock: Send + Sync {
    async fn hour(&self) {}
}

#[derive(Injectable)]
struct System;
impl Clock for System {}

#[derive(Module)]
#[module(components(System as dyn Clock))]
struct AppModule;

fn main() {}
