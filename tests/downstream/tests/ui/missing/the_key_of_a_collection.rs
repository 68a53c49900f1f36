use std::sync::Arc;
use downstream::Hook;
use wirework::{Injectable, Module};

struct Early;
#[derive(Injectable)]
struct Audit;
impl Hook for Audit {}
#[derive(Injectable)]
struct Server { hooks: Vec<Arc<dyn Hook>> }

#[derive(Module)]
#[module(components(Audit as dyn Hook: key = Early, Server), collections(dyn Hook: key = Early))]
struct App;
fn main() {}
