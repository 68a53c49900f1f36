#[wirework::mockable]
#[mockall::automock]
trait Counter: Send + Sync {
    fn count(&mut self) -> u32;
}

fn main() {}
