use std::sync::Arc;

use wirework::Injectable;

trait Clock: Send + Sync {}

#[derive(Injectable)]
struct Web {
    clock: Arc<dyn Clock>,
    #[inject(value = Arc::strong_count(&__field0))]
    count: usize,
}

fn main() {}
