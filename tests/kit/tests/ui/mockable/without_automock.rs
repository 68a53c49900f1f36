#[wirework::mockable]
trait Clock: Send + Sync {
    fn now(&self) -> u64;
}

fn main() {}
