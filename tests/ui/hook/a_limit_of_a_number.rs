use wirework::Injectable;

#[derive(Injectable)]
#[inject(start = Self::connect, start_limit = 5)]
struct Database;

impl Database {
    async fn connect(&self) {}
}

fn main() {}
