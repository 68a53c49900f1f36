use std::sync::Arc;
use wirework::{Injectable, Module};

#[derive(Injectable)]
struct Orders {
    _payments: Arc<Payments>, //~ field
}

#[derive(Injectable)]
struct Payments {
    _orders: Arc<Orders>, //~ field
}

#[derive(Module)]
#[module(components(
    Orders, //~ entry
    Payments, //~ entry
))]
struct App;

fn main() {}
