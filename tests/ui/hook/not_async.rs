use wirework::Injectable;

#[derive(Injectable)]
#[inject(start = Self::connect)]
struct Database;

impl Database {
    fn connect(&self) {}
}

fn main() {}
