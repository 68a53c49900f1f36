use wirework::Injectable;

#[derive(Injectable)]
#[inject(start = Pool::connect)]
struct Database;

struct Pool;

impl Pool {
    async fn connect(&self) {}
}

fn main() {}
