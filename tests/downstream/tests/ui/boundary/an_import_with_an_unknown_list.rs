use downstream::Clock;
use wirework::{Injectable, Module};

#[derive(Injectable)]
struct SystemClock;
impl Clock for SystemClock {}

#[derive(Module)]
#[module(component(SystemClock as dyn Clock), exports(dyn Clock))]
struct Inner;
#[derive(Module)]
#[module(imports(Inner { dyn Clock }), exports(dyn Clock))]
struct App;
fn main() {}
