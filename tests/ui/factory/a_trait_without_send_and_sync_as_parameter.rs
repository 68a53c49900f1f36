use std::sync::Arc;
use wirework::bind;

trait Clock {}
struct Pool;

fn main() {
    let _ = bind::<Pool>().to(|_clock: Arc<dyn Clock>| Pool);
}
