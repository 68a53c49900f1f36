use std::sync::Arc;
use wirework::Injectable;

#[derive(Injectable)]
struct Server {
    parts: (Arc<String>, u16),
}

fn main() {}
