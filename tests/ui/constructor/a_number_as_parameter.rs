use wirework::Injectable;

#[derive(Injectable)]
#[inject(constructor = Pool::connect)]
struct Pool;

impl Pool {
    fn connect(_port: u16) -> Self {
        Self
    }
}

fn main() {}
