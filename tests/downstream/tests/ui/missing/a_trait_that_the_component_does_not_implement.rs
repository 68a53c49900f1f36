use downstream::Clock;
use wirework::{Injectable, Module};

#[derive(Injectable)]
struct SystemClock;

#[derive(Module)]
#[module(components(SystemClock as dyn Clock))]
struct App;

fn main() {}
