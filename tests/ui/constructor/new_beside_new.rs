use wirework::Injectable;

#[derive(Injectable)]
#[inject(new)]
struct Pool;

impl Pool {
    fn new() -> Self {
        Self
    }
}

fn main() {}
