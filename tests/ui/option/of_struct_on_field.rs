use std::sync::Arc;
use wirework::Injectable;

#[derive(Injectable)]
struct Signup {
    #[inject(singleton)]
    name: Arc<String>,
}

fn main() {}
