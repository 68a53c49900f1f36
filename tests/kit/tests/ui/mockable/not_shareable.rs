#[wirework::mockable]
#[mockall::automock]
trait Clock {
    fn now(&self) -> u64;
}

fn main() {}
