use std::sync::Arc;
use wirework::Injectable;

trait Clock: Send + Sync {
    async fn hour(&self) -> u8;
}

#[derive(Injectable)]
struct Greeter {
    clock: Arc<dyn Clock>,
}

fn main() {}
