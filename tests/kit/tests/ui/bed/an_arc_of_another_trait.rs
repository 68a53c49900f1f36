use kit::{Clock, Mailer};
use std::sync::Arc;
#[derive(wirework::Injectable)]
struct Signup { mailer: Arc<dyn Mailer>, clock: Arc<dyn Clock> }

struct FakeRepo;
fn main() {
    let mut t = Signup::bed();
    t.with_clock_arc(Arc::new(FakeRepo));
}
