use std::collections::HashMap;
use wirework::Injectable;

#[derive(Injectable)]
struct Server {
    ports: HashMap<String, u16>,
}

fn main() {}
