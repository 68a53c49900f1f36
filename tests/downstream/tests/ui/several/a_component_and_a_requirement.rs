use downstream::Clock;
use wirework::{Injectable, Module};
#[derive(Injectable)]
struct SystemClock;
impl Clock for SystemClock {}
#[derive(Module)]
#[module(components(SystemClock as dyn Clock), requires(dyn Clock))]
struct App;
fn main() {}
