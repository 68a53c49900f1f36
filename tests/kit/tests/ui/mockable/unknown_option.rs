#[wirework::mockable(mock = MockClock)]
#[mockall::automock]
trait Clock: Send + Sync {
    fn now(&self) -> u64;
}

fn main() {}
