use std::sync::Arc;
use downstream::Hook;
use wirework::{Injectable, Module};

#[derive(Injectable)]
struct Events { hooks: Vec<Arc<dyn Hook>> }

#[derive(Module)]
#[module(components(Events))]
struct App;

fn main() {}
