use std::sync::Arc;
use wirework::bind;

trait Clock {}
struct Utc;
impl Clock for Utc {}

fn main() {
    let _ = bind::<dyn Clock>().to_arc(Arc::new(Utc));
}
