#[async_trait::async_trait]
#[wirework::mockable]
#[mockall::automock]
trait Payments: Send + Sync {
    async fn charge(&self, cents: u32) -> bool;
}

fn main() {}
