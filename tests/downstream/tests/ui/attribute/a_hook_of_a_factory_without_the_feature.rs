use wirework::Module;

#[derive(Module)]
#[module(factories(connect -> Pool: stop = close, eager), exports(Pool))]
struct App;

struct Pool;

fn connect() -> Pool {
    Pool
}

fn main() {}
