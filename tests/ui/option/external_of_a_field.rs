use std::sync::Arc;
use wirework::Injectable;

#[derive(Injectable)]
struct Signup {
    #[inject(external)]
    name: Arc<String>,
}

fn main() {}
