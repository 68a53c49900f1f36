use std::sync::Arc;
use wirework::decorate;

trait Mailer: Send + Sync {}
struct Logged(Arc<dyn Mailer>);
impl Mailer for Logged {}

fn main() {
    let _ = decorate::<dyn Mailer>().with(|inner| Arc::new(Logged(inner)));
}
