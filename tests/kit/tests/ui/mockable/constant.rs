#[wirework::mockable]
trait Limits: Send + Sync {
    const MOST: u32;
}

fn main() {}
