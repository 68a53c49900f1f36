use std::sync::Arc;
use wirework::Module;

struct Config;
struct Pool;

fn connect(_config: Arc<Config>) -> Pool { Pool }

#[derive(Module)]
#[module(factories(connect -> Pool))]
struct App;

fn main() {}
