use wirework::Injectable;

#[derive(Injectable)]
#[inject(start = Self::connect)]
struct Database;

impl Database {
    async fn connect(&self) -> u32 {
        5
    }
}

fn main() {}
