use downstream::Hook;
use wirework::{Injectable, Module};

#[derive(Injectable)]
#[inject(bind(dyn Hook))]
struct Audit;
impl Hook for Audit {}

#[derive(Module)]
#[module(components(Audit as dyn Hook: entry = "audit"))]
struct App;

fn main() {}
