use kit::Mailer;
use std::sync::Arc;
#[derive(wirework::Injectable)]
struct Signup { mailers: Vec<Arc<dyn Mailer>> }

fn main() {
    let mut t = Signup::bed();
    t.mailers.mock();
}
