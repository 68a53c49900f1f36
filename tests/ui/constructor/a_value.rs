use wirework::Injectable;

const POOL: u32 = 3;

#[derive(Injectable)]
#[inject(constructor = POOL)]
struct Pool;

fn main() {}
