#[wirework::mockable]
#[mockall::automock]
trait Mailer: Send + Sync {
    async fn send(&self, to: &str);
}

fn main() {}
