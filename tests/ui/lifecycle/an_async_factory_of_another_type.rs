use wirework::Module;

struct Pool;

async fn connect() -> u8 {
    1
}

#[derive(Module)]
#[module(factories(async connect -> Pool))]
struct App;

fn main() {}
