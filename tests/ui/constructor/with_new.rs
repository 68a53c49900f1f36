use wirework::Injectable;

#[derive(Injectable)]
#[inject(constructor = Self::connect, new)]
struct Pool;

impl Pool {
    fn connect() -> Self {
        Self
    }
}

fn main() {}
