use std::sync::Arc;
use downstream::Clock;
use wirework::{Injectable, Module};

struct Utc;
#[derive(Injectable)]
struct SystemClock;
impl Clock for SystemClock {}
#[derive(Injectable)]
struct Server { clock: Arc<dyn Clock> }

#[derive(Module)]
#[module(components(SystemClock as dyn Clock: key = Utc, Server))]
struct App;
fn main() {}
