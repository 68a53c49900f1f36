use std::sync::Arc;
use wirework::{Injectable, Module};

#[derive(Injectable)]
struct Order { #[inject(arg)] number: u8 }

#[derive(Injectable)]
struct Shop { order: Arc<Order> }

#[derive(Module)]
#[module(components(Order, Shop))]
struct App;

fn main() {}
