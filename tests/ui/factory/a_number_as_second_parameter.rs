use std::sync::Arc;
use wirework::bind;

struct Pool;

fn connect(_name: Arc<String>, _port: u16) -> Pool {
    Pool
}

fn main() {
    let _ = bind::<Pool>().to(connect);
}
