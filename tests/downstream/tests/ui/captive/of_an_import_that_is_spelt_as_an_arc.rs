use std::sync::Arc;
use downstream::Clock;
use wirework::{Injectable, Module};
struct SystemClock; impl Clock for SystemClock {}
type Shared = Arc<dyn Clock>;
fn shared(_: Arc<u8>) -> Shared { Arc::new(SystemClock) }
#[derive(Module)]
#[module(factories(u8::default -> u8, shared -> Shared: scoped), exports(Shared))]
struct Time;
#[derive(Injectable)]
struct Cache { clock: Arc<Shared> }
#[derive(Module)]
#[module(components(Cache), imports(Time { Arc<dyn Clock> }))]
struct App;
fn main() {}
