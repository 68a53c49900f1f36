use kit::Mailer;
use std::sync::Arc;
#[derive(wirework::Injectable)]
struct Signup { mailer: Arc<dyn Mailer> }

struct Fake;
impl Mailer for Fake { fn send(&self, _: &str) -> bool { true } }
fn main() {
    Signup::bed().with_mailer(Arc::new(Fake));
}
