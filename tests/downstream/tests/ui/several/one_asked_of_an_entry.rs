use downstream::Hook;
use std::sync::Arc;
use wirework::{Injectable, Module};

#[derive(Injectable)]
struct Audit;
impl Hook for Audit {}

#[derive(Injectable)]
struct Signup { hook: Arc<dyn Hook> }

#[derive(Module)]
#[module(components(Audit as dyn Hook: entry = 3, Signup), collections(dyn Hook))]
struct App;
fn main() {}
