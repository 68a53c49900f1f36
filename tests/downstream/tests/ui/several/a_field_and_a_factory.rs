use wirework::Module;

struct Pool;
fn connect() -> Pool { Pool }

#[derive(Module)]
#[module(factories(connect -> Pool))]
struct App { pool: Pool }

fn main() {}
