use std::sync::Arc;
use wirework::Injectable;

#[derive(Injectable)]
#[inject(constructor = Self::connect)]
struct Pool;

impl Pool {
    fn connect() -> Arc<Self> {
        Arc::new(Self)
    }
}

fn main() {}
