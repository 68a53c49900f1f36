use std::sync::Arc;

struct SystemClock;

#[wirework::mockable]
#[mockall::automock]
trait Clock: Send + Sync {
    fn now(&self) -> u64;
}

fn main() {
    let _: Arc<dyn Clock> = Arc::new(SystemClock);
}
