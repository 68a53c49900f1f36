use std::sync::Arc;
use downstream::Clock;
use wirework::{Injectable, Module};
#[derive(Injectable)]
#[inject(bind(dyn Clock))]
struct SystemClock;
impl Clock for SystemClock {}
#[derive(Injectable)]
struct Signup { clock: Arc<dyn Clock> }

#[derive(Module)]
#[module(components(SystemClock, Signup))]
struct App;

fn main() {}
