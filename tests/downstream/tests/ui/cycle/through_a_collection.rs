use std::sync::Arc;
use downstream::Hook;
use wirework::{Injectable, Module};
#[derive(Injectable)]
struct Events { hooks: Vec<Arc<dyn Hook>> }
#[derive(Injectable)]
#[inject(bind(dyn Hook))]
struct Audit { events: Arc<Events> }
impl Hook for Audit {}

#[derive(Module)]
#[module(components(Events, Audit as dyn Hook), collections(dyn Hook))]
struct App;

fn main() {}
