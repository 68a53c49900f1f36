use std::sync::Arc;
use wirework::Injectable;

#[derive(Injectable)]
struct Signup {
    #[inject(key)]
    name: Arc<String>,
}

fn main() {}
