use wirework::Module;

struct Pool;
type Connections = Pool;
fn connect() -> Pool { Pool }

#[derive(Module)]
#[module(factories(connect -> Connections))]
struct App { pool: Pool }

fn main() {}
