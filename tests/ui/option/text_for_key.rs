use std::sync::Arc;
use wirework::Injectable;

#[derive(Injectable)]
struct Signup {
    #[inject(key = "primary")]
    name: Arc<String>,
}

fn main() {}
