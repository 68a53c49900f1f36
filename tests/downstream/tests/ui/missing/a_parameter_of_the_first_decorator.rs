use std::sync::Arc;
use wirework::Module;

struct Pool;
struct Config;
fn limited(pool: Arc<Pool>, _config: Arc<Config>) -> Arc<Pool> { pool }
fn traced(pool: Arc<Pool>) -> Arc<Pool> { pool }

#[derive(Module)]
#[module(decorators(limited -> Pool, traced -> Pool))]
struct App { pool: Pool }

fn main() {}
