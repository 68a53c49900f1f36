use downstream::Hook;
use wirework::{Injectable, Module};

#[derive(Injectable)]
struct Audit;
impl Hook for Audit {}
#[derive(Injectable)]
struct Metrics;
impl Hook for Metrics {}

#[derive(Module)]
#[module(components(Audit as dyn Hook: entry = 1, Metrics as dyn Hook: entry = 2))]
struct App;
fn main() {}
