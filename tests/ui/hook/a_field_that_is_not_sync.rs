use std::cell::Cell;
use wirework::Injectable;

#[derive(Injectable)]
#[inject(stop = Self::close)]
struct Database {
    #[inject(skip)]
    queries: Cell<u32>,
}

impl Database {
    async fn close(&self) {}
}
fn main() {}
