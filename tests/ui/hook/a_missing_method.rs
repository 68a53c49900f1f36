use wirework::Injectable;

#[derive(Injectable)]
#[inject(start = Self::connect)]
struct Database;

fn main() {}
