use std::sync::Arc;
use wirework::Injectable;

#[derive(Injectable)]
#[inject(constructor = connect)]
struct Pool;

fn connect(_url: &Arc<String>) -> Pool {
    Pool
}

fn main() {}
