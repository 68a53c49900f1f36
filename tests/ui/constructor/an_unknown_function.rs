use wirework::Injectable;

#[derive(Injectable)]
#[inject(constructor = Self::conect)]
struct Pool;

impl Pool {
    fn connect() -> Self {
        Self
    }
}

fn main() {}
