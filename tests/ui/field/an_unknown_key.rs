use std::sync::Arc;
use wirework::Injectable;

#[derive(Injectable)]
struct Repo {
    #[inject(key = Primary)]
    name: Arc<String>,
}

fn main() {}
