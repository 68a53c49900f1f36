use wirework::Module;

#[derive(Module)]
#[module(factories(connect -> Pool: stop = Socket::close), exports(Pool))]
struct App;

struct Pool;
struct Socket;

impl Socket {
    async fn close(&self) {}
}

fn connect() -> Pool { Pool }
fn main() {}
