use wirework::Injectable;

#[derive(Injectable)]
#[inject(scoped, start = Self::connect, run_policy = Self::POLICY, stop_limit = Self::LIMIT)]
struct Database;

impl Database {
    fn connect(&self) {}
}

fn main() {}
