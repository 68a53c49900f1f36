use wirework::Module;

#[derive(Module)]
#[module(factories(connect -> Pool: transient, stop = Pool::close), exports(Pool))]
struct App;

struct Pool;

impl Pool {
    async fn close(&self) {}
}

fn connect() -> Pool { Pool }
fn main() {}
