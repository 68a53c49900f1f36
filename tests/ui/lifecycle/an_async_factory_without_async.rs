use wirework::Module;

struct Pool;

async fn connect() -> Pool {
    Pool
}

#[derive(Module)]
#[module(factories(connect -> Pool))]
struct App;

fn main() {}
