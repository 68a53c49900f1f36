use wirework::Injectable;

#[derive(Injectable)]
#[inject(health = Self::is_healthy)]
struct Database;

impl Database {
    async fn is_healthy(&self) -> bool {
        true
    }
}

fn main() {}
