use std::sync::Arc;
use wirework::Injectable;

trait Clock {}

#[derive(Injectable)]
struct Signup {
    clock: Arc<dyn Clock>,
}

fn main() {}
