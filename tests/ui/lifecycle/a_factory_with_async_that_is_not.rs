use wirework::Module;

struct Pool;

fn connect() -> Pool {
    Pool
}

#[derive(Module)]
#[module(factories(async connect -> Pool))]
struct App;

fn main() {}
