use std::sync::Arc;
use wirework::Injectable;

#[derive(Injectable)]
#[inject(start = Self::connect)]
struct Pool<T: Send + Sync + 'static>(Arc<T>);

impl<T: Send + Sync + 'static> Pool<T> {
    fn connect(&self) {}
}

fn main() {}
