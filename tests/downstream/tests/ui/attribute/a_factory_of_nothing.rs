use wirework::Module;

struct Pool;
fn connect() -> Pool { Pool }

#[derive(Module)]
#[module(factories(connect))]
struct App;

fn main() {}
