#[wirework::mockable]
struct Clock;

fn main() {}
