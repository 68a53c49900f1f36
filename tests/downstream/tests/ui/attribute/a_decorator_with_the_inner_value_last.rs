use std::sync::Arc;
use downstream::Clock;
use wirework::{Injectable, Module};

fn offset(_seconds: Arc<u8>, inner: Arc<dyn Clock>) -> Arc<dyn Clock> { inner }
#[derive(Injectable)]
struct SystemClock;
impl Clock for SystemClock {}
#[derive(Module)]
#[module(components(SystemClock as dyn Clock), decorators(offset -> dyn Clock))]
struct App { seconds: u8 }
fn main() {}
