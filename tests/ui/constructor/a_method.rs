use wirework::Injectable;

#[derive(Injectable)]
#[inject(constructor = Self::connect)]
struct Pool;

impl Pool {
    fn connect(&self) -> Self {
        Self
    }
}

fn main() {}
