use std::sync::Arc;
use wirework::Injectable;

#[derive(Injectable)]
struct Signup {
    #[inject(default = Arc::default(), skip)]
    name: Arc<String>,
}

fn main() {}
