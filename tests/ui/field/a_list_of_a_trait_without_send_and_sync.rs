use std::sync::Arc;
use wirework::Injectable;

trait Hook {}

#[derive(Injectable)]
struct Signup {
    hooks: Vec<Arc<dyn Hook>>,
}

fn main() {}
