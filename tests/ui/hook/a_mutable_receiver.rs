use wirework::Injectable;

#[derive(Injectable)]
#[inject(stop = Self::close)]
struct Database;

impl Database {
    async fn close(&mut self) {}
}

fn main() {}
