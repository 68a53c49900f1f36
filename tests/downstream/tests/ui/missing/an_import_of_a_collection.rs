use std::sync::Arc;
use wirework::{Injectable, Module};

trait Gateway: Send + Sync {}
#[derive(Module)]
#[module(collections(dyn Gateway))]
struct Payments;

#[derive(Injectable)]
struct Shop(Vec<Arc<dyn Gateway>>);
#[derive(Module)]
#[module(components(Shop), imports(Payments {}), collections(dyn Gateway), exports(Shop))]
struct App;

fn main() {}
