use std::sync::Arc;
use downstream::{Clock, Log, LogModule};
use wirework::{Injectable, Module};

#[derive(Injectable)]
#[inject(bind(dyn Clock))]
struct LoggedClock { log: Arc<dyn Log> }
impl Clock for LoggedClock {}

#[derive(Module)]
#[module(components(LoggedClock as dyn Clock), imports(LogModule { dyn Log }))]
struct App;

fn main() {}
