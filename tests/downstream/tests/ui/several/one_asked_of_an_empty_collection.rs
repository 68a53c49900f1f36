use std::sync::Arc;
use wirework::{Injectable, Module};

trait Hook: Send + Sync {}

#[derive(Injectable)]
struct Shop {
    hook: Arc<dyn Hook>,
}

#[derive(Module)]
#[module(components(Shop), collections(dyn Hook))]
struct App;

fn main() {}
