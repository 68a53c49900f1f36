use downstream::{Clock, Log, LogModule};
use wirework::{Injectable, Module};

#[derive(Injectable)]
#[inject(bind(dyn Clock), scoped)]
struct RequestClock;
impl Clock for RequestClock {}

#[derive(Module)]
#[module(components(RequestClock as dyn Clock), imports(LogModule { dyn Log }), exports(dyn Log))]
struct App;

fn main() {}
