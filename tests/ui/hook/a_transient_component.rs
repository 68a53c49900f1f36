use wirework::Injectable;

#[derive(Injectable)]
#[inject(transient, stop = Self::close)]
struct Database;

impl Database {
    async fn close(&self) {}
}

fn main() {}
