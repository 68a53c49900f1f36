use wirework::{Injectable, Module};

struct Session;

#[derive(Injectable)]
struct Cart;

#[derive(Module)]
#[module(components(Cart: scoped(Session)))]
struct AppModule;

fn main() {}
