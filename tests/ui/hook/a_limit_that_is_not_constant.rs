use std::time::Duration;
use wirework::Injectable;

#[derive(Injectable)]
#[inject(stop = Self::close, stop_limit = limit())]
struct Database;

fn limit() -> Duration {
    Duration::from_secs(5)
}

impl Database {
    async fn close(&self) {}
}
fn main() {}
