use wirework::{Injectable, Module};

#[derive(Injectable)]
struct Clock;

struct Timer;

#[derive(Module)]
#[module(components(Clock), imports(App { Timer }))]
struct App;

fn main() {}
