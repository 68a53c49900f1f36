use wirework::Injectable;

#[derive(Injectable)]
#[inject(start = Self::connect)]
struct Database;

impl Database {
    async fn connect(&self, _retries: u32) {}
}

fn main() {}
