use std::sync::Arc;
use wirework::bind;

trait Mailer: Send + Sync {}
struct Smtp;

fn main() {
    let _ = bind::<dyn Mailer>().to_arc(Arc::new(Smtp));
}
