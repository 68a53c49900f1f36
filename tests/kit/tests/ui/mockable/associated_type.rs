#[wirework::mockable]
#[mockall::automock(type Item = u8;)]
trait Stock: Send + Sync {
    type Item;
    fn take(&self) -> Self::Item;
}

fn main() {}
