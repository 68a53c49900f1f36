use std::sync::Arc;
use downstream::{Clock, Log, LogModule};
use wirework::{Injectable, Module};

#[derive(Injectable)]
struct SystemClock;
impl Clock for SystemClock {}
#[derive(Module)]
#[module(components(SystemClock as dyn Clock), imports(LogModule { Arc<dyn Log> }))]
struct App;

fn main() {}
