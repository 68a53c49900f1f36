use std::sync::Arc;
use wirework::Module;

struct Config;
struct Pool;

fn limited(pool: Arc<Pool>, _config: Arc<Config>) -> Arc<Pool> { pool }

#[derive(Module)]
#[module(decorators(limited -> Pool))]
struct App { pool: Pool }

fn main() {}
