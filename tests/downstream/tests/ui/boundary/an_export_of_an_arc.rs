use downstream::Clock;
use wirework::{Container, Injectable, Module};

#[derive(Injectable)]
struct SystemClock;
impl Clock for SystemClock {}
#[derive(Module)]
#[module(components(SystemClock as dyn Clock), exports(std::sync::Arc<dyn Clock>))]
struct App;

fn main() {
    let _ = Container::from_module(App).unwrap().resolve::<dyn Clock>();
}
