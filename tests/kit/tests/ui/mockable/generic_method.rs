#[wirework::mockable]
#[mockall::automock]
trait Log: Send + Sync {
    fn write<T: Send + 'static>(&self, value: T);
}

fn main() {}
