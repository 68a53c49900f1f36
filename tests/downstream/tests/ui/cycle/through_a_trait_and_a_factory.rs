use std::sync::Arc;
use downstream::Clock;
use wirework::{Injectable, Module};
struct Pool;
fn connect(_clock: Arc<dyn Clock>) -> Pool { Pool }
#[derive(Injectable)]
#[inject(bind(dyn Clock))]
struct PoolClock { pool: Arc<Pool> }
impl Clock for PoolClock {}

#[derive(Module)]
#[module(components(PoolClock as dyn Clock), factories(connect -> Pool))]
struct App;

fn main() {}
