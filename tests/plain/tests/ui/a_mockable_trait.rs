use wirework::mockable;

#[mockable]
trait Clock: Send + Sync {
    fn hour(&self) -> u8;
}

fn main() {}
